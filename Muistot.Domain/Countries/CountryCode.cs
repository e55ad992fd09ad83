using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Countries;

/// <summary>A country of ISO 3166-1, named by two or three letters of any case, kept as three capitals.</summary>
/// <param name="Alpha3">The three capitals.</param>
public sealed record CountryCode(string Alpha3) : IValue<CountryCode>
{
    private static readonly FrozenDictionary<string, string> Alpha3ByCode = Table.Rows(typeof(CountryCode), "iso-3166-1.tsv")
        .SelectMany(row => new[] { (Code: row[0], Alpha3: row[0]), (Code: row[1], Alpha3: row[0]) })
        .ToFrozenDictionary(entry => entry.Code, entry => entry.Alpha3, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public static string Rule => "Must be a two- or three-letter code of ISO 3166-1.";

    /// <inheritdoc/>
    public static string Example => "FIN";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out CountryCode? value)
    {
        value = Alpha3ByCode.TryGetValue(text, out var alpha3) ? new CountryCode(alpha3) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Alpha3;
}
