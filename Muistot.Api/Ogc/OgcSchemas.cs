using System.Text.Json.Nodes;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>Schemas of properties, in the words of JSON Schema and of OpenAPI 3.0.</summary>
internal static class OgcSchemas
{
    /// <summary>The schema of a property (JSON Schema 2020-12).</summary>
    /// <param name="property">The property.</param>
    /// <param name="isNullable">True where it is null when a feature has no value.</param>
    internal static JsonObject Of(MapProperty property, bool isNullable)
    {
        JsonNode type = isNullable ? new JsonArray(TypeOf(property), "null") : TypeOf(property);
        var schema = new JsonObject { ["title"] = property.Title, ["type"] = type };
        if (property.Type == MapPropertyType.Instant)
            schema["format"] = "date-time";
        return schema;
    }

    /// <summary>The name of the type of a property's values.</summary>
    internal static string TypeOf(MapProperty property) => property.Type == MapPropertyType.Number ? "integer" : "string";
}
