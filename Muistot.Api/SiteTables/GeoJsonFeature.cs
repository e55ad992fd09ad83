using System.Text.Json;
using Muistot.Application.Common;
using Muistot.Application.SiteTables;

namespace Muistot.Api.SiteTables;

/// <summary>Reads a feature of GeoJSON as a row.</summary>
internal static class GeoJsonFeature
{
    private const string Point = "Must be a point: a longitude and a latitude, in degrees.";

    private static readonly string[] Places = ["lat", "lon"];
    private static readonly string[] Ids = ["id", "site"];

    /// <summary>Reads a feature.</summary>
    internal static SiteTableRow ToRow(int number, JsonElement feature)
    {
        var (cells, errors) = (new List<SiteTableCell>(), new List<ValidationError>());
        try
        {
            if (feature.ValueKind != JsonValueKind.Object)
                return new SiteTableRow(number, [], [Error("type", "Must be a feature.")]);
            var isPlaced = Find(feature, "geometry", JsonValueKind.Object) is { } geometry && AddPlace(cells, errors, number, geometry);
            foreach (var property in PropertiesOf(feature))
            {
                if (!isPlaced || !Places.Contains(property.Name.Trim(), StringComparer.OrdinalIgnoreCase))
                    cells.Add(new SiteTableCell(property.Name, TextOf(property.Value)));
            }

            // Editors of maps number what they draw there.
            if (!cells.Exists(cell => Ids.Contains(cell.Column.Trim(), StringComparer.OrdinalIgnoreCase))
                && Find(feature, "id", JsonValueKind.String) is { } id)
                cells.Add(new SiteTableCell("id", id.GetString()));
        }
        catch (InvalidOperationException)
        {
            // Halves of surrogate pairs, or bytes that are not UTF-8.
            errors.Add(Error("properties", "Must be well-formed Unicode."));
        }

        return new SiteTableRow(number, cells, errors);

        ValidationError Error(string column, string message) => SiteTableRow.Error(number, column, "invalid", message);
    }

    private static JsonElement.ObjectEnumerator PropertiesOf(JsonElement feature) =>
        Find(feature, "properties", JsonValueKind.Object) is { } properties ? properties.EnumerateObject() : default;

    private static JsonElement? Find(JsonElement parent, string name, JsonValueKind kind) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    // A collection of one point is what some programs make of each point. Heights are not kept.
    private static bool AddPlace(List<SiteTableCell> cells, List<ValidationError> errors, int number, JsonElement geometry)
    {
        var point = Find(geometry, "coordinates", JsonValueKind.Array);
        if (Find(geometry, "type", JsonValueKind.String) is { } type && type.ValueEquals("MultiPoint"))
            point = point is { } points && points.GetArrayLength() == 1 && points[0].ValueKind == JsonValueKind.Array ? points[0] : null;
        else if (Find(geometry, "type", JsonValueKind.String) is not { } other || !other.ValueEquals("Point"))
            point = null;
        if (point is not { } place || place.GetArrayLength() < 2
            || place[0].ValueKind != JsonValueKind.Number || place[1].ValueKind != JsonValueKind.Number)
        {
            errors.Add(SiteTableRow.Error(number, "geometry", "invalid", Point));
            return true;
        }

        cells.Add(new SiteTableCell("lat", place[1].GetRawText()));
        cells.Add(new SiteTableCell("lon", place[0].GetRawText()));
        return true;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "",
        _ => null,
    };
}
