using System.ComponentModel.DataAnnotations;
using Muistot.Domain.Languages;

namespace Muistot.Application.Common;

/// <summary>Settings of section <c>Localization</c>: languages and the zone of days.</summary>
public sealed class LocalizationOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Localization";

    /// <summary>Name of the setting that lists the languages.</summary>
    public const string SupportedSetting = $"{Section}:{nameof(Supported)}";

    /// <summary>Language of answers to callers who ask for none that is supported. Two letters of ISO 639-1.</summary>
    public string Default { get; set; } = "fi";

    /// <summary>Languages that texts are kept in, with commas between. Two letters of ISO 639-1 each.</summary>
    public string Supported { get; set; } = "fi,en";

    /// <summary>Time zone that the days of projects belong to, as the IANA database names it.</summary>
    public string TimeZone { get; set; } = "Europe/Helsinki";

    /// <summary><see cref="Supported"/>, the default first.</summary>
    public IReadOnlyList<Language> Languages => field ??=
        [.. Codes.Prepend(Default).Distinct(StringComparer.Ordinal)
            .Select(code => Language.TryFind(code, out var language) ? language : null).OfType<Language>()];

    /// <summary>The language of mail to someone.</summary>
    /// <param name="id">Key of the language that their account has, or null.</param>
    public Language OfMail(int? id) => id is { } known ? Language.Of(known) : Languages[0];

    /// <summary><see cref="TimeZone"/>, found. One that is unknown stops the start; whatever looks at this before that gets UTC.</summary>
    public TimeZoneInfo Zone => field ??= TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private IEnumerable<string> Codes => Supported.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var code in Codes.Where(code => !Language.TryFind(code, out _)))
            yield return new ValidationResult($"Localization:Supported must hold languages of ISO 639-1, and not '{code}'.");
        if (!Codes.Contains(Default, StringComparer.Ordinal))
            yield return new ValidationResult($"Localization:Default must be one of Localization:Supported, and not '{Default}'.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult($"Localization:TimeZone must be a time zone that this machine knows, and not '{TimeZone}'.");
    }
}
