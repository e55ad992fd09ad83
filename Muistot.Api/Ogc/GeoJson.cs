using System.Text.Encodings.Web;
using System.Text.Json;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>
/// Writes features as GeoJSON (RFC 7946). Every property is always there, null where it is empty: clients take those of the first page for
/// all that there are.
/// </summary>
internal static class GeoJson
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the members of a feature, without its end.</summary>
    internal static void BeginFeature(
        Utf8JsonWriter json, MapFeature feature, IReadOnlyList<MapProperty> properties, CoordinateSystem system)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", feature.Id);
        WriteGeometry(json, feature, system);
        json.WriteStartObject("properties");
        for (var index = 0; index < properties.Count; index++)
        {
            json.WritePropertyName(properties[index].Name);
            switch (feature.Values[index])
            {
                case string text:
                    json.WriteStringValue(text);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case DateTime moment:
                    json.WriteStringValue(moment);
                    break;
                default:
                    json.WriteNullValue();
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static void WriteGeometry(Utf8JsonWriter json, MapFeature feature, CoordinateSystem system)
    {
        if (system.Project(feature.Place) is not var (first, second))
        {
            json.WriteNull("geometry");
            return;
        }

        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(first);
        json.WriteNumberValue(second);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
