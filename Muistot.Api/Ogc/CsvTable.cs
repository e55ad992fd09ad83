using System.Buffers;
using System.Globalization;
using System.Text;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>
/// Writes features as CSV (RFC 4180): their properties, then <c>lat</c> and <c>lon</c> in degrees. Texts that a spreadsheet would take for
/// formulas get an apostrophe before them (OWASP, CSV injection); numbers are never touched.
/// </summary>
/// <param name="separator">What is between cells.</param>
internal sealed class CsvTable(char separator)
{
    private const string LineEnd = "\r\n";

    private readonly SearchValues<char> special = SearchValues.Create([separator, '"', '\r', '\n', ' ']);
    private readonly StringBuilder line = new();

    /// <summary>The first line.</summary>
    internal string Header(IEnumerable<MapProperty> properties) =>
        string.Join(separator, [.. properties.Select(property => property.Name), "lat", "lon"]) + LineEnd;

    /// <summary>The line of a feature.</summary>
    internal string Row(MapFeature feature)
    {
        line.Clear();
        foreach (var value in feature.Values)
        {
            Append(value switch
            {
                string text => FormulaGuard.Add(text),
                DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            });
            line.Append(separator);
        }

        return line.Append(CultureInfo.InvariantCulture, $"{feature.Place.Latitude:R}").Append(separator)
            .Append(CultureInfo.InvariantCulture, $"{feature.Place.Longitude:R}").Append(LineEnd).ToString();
    }

    private void Append(string cell)
    {
        if (cell.AsSpan().ContainsAny(special))
            line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            line.Append(cell);
    }
}
