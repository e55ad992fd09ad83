using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Muistot.Domain.Values;

namespace Muistot.Domain.Images;

/// <summary>The name of a stored image, as it stands in answers and in <c>GET /images/{name}</c>.</summary>
/// <param name="Value">The name.</param>
public sealed partial record ImageName(string Value) : IValue<ImageName>
{
    /// <summary>The form of a name, as a regular expression of ECMA 262.</summary>
    public const string Pattern = @"^[a-zA-Z0-9_-]{1,36}(\.[a-zA-Z0-9]{1,10})?$";

    /// <inheritdoc/>
    public static string Rule =>
        "Must be up to 36 letters, digits, hyphens and underscores, with an extension of up to 10 letters or digits.";

    /// <inheritdoc/>
    public static string Example => "placeholder.jpg";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageName? value)
    {
        value = Form().IsMatch(text) ? new ImageName(text) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,36}(\.[a-zA-Z0-9]{1,10})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
