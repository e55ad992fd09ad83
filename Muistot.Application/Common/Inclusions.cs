using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>The members that an answer has only when the query parameter <c>include</c> names them.</summary>
/// <param name="Languages">True for <c>languages</c>: the language of each text.</param>
/// <param name="Permissions">True for <c>permissions</c>: what the caller may do.</param>
/// <param name="ImageSize">True for <c>image_size</c>: how large the image is.</param>
/// <param name="Language">True for <c>language</c>: the language of mail.</param>
public sealed record Inclusions(bool Languages = false, bool Permissions = false, bool ImageSize = false, bool Language = false)
    : IValue<Inclusions>
{
    private const string LanguagesName = "languages";
    private const string PermissionsName = "permissions";
    private const string ImageSizeName = "image_size";
    private const string LanguageName = "language";

    /// <summary>Includes nothing.</summary>
    public static Inclusions None { get; } = new();

    /// <inheritdoc/>
    public static string Rule => "Must be a comma-separated list of names, such as languages. Other names are ignored.";

    /// <inheritdoc/>
    public static string Example => LanguagesName;

    /// <summary>Reads a list. Names that are not known are ignored, so every text is a list.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Inclusions? value)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        value = new Inclusions(Names(LanguagesName), Names(PermissionsName), Names(ImageSizeName), Names(LanguageName));
        return true;

        bool Names(string name) => names.Contains(name, StringComparer.Ordinal);
    }

    /// <summary>The names that are known.</summary>
    public override string ToString() =>
        string.Join(',', new[]
        {
            Languages ? LanguagesName : null, Permissions ? PermissionsName : null, ImageSize ? ImageSizeName : null,
            Language ? LanguageName : null,
        }.OfType<string>());
}
