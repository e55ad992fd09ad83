using System.Text.Json.Nodes;
using Muistot.Application.Common;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>The parameters of <c>/ogc</c>, as its OpenAPI document tells them.</summary>
internal static class OgcParameters
{
    /// <summary>The parameters that collections share.</summary>
    internal static JsonObject All(LocalizationOptions localization)
    {
        var systems = Enumeration([.. CoordinateSystem.All.Select(system => system.Uri)]);
        systems["format"] = "uri";
        return new JsonObject
        {
            ["f"] = Query("f", "The format of the answer.", Enumeration("json", "html")),
            ["fOfFeatures"] = Query(
                "f", "The format of the answer.", Enumeration([.. OgcFormat.OfFeatures.Select(format => format.Name)])),
            ["lang"] = Query(
                "lang", "The language of the texts.", Enumeration([.. localization.Languages.Select(language => language.Code)])),
            ["limit"] = Query(
                FeatureQuery.LimitName, "Most features of the answer. CSV, GeoJSON text sequences and FlatGeobuf bring all without it.",
                new JsonObject
                {
                    ["type"] = "integer",
                    ["minimum"] = 1,
                    ["maximum"] = FeatureQuery.MaximumLimit,
                    ["default"] = FeatureQuery.DefaultLimit,
                }),
            ["cursor"] = Query(FeatureQuery.CursorName, "Where the page before ended. Links to next pages have it.", Type("string")),
            ["bbox"] = Query(
                FeatureQuery.Box, "The box that the features lie in.",
                new JsonObject { ["type"] = "array", ["minItems"] = 4, ["maxItems"] = 6, ["items"] = Type("number") }),
            ["bbox-crs"] = Query(FeatureQuery.BoxSystem, "What bbox is told in.", systems),
            ["crs"] = Query(FeatureQuery.SystemName, "What coordinates are told in.", systems.DeepClone().AsObject()),
            ["datetime"] = Query(
                FeatureQuery.DateTimeName, "When the features were last changed: an instant, or an interval with .. for an open end.",
                Type("string")),
            ["q"] = Query(FeatureQuery.Words, "Words that all occur in the features, in any language.", Type("string")),
            ["sep"] = Query(FeatureQuery.SeparatorName, "What is between the cells of CSV.", Enumeration(",", ";", "tab")),
            ["featureId"] = new JsonObject
            {
                ["name"] = "featureId",
                ["in"] = "path",
                ["required"] = true,
                ["description"] = "The id of the feature.",
                ["schema"] = Type("integer"),
            },
        };
    }

    /// <summary>The parameter that chooses features by a property.</summary>
    internal static JsonObject Of(MapProperty property) =>
        Query(property.Name, $"{property.Title}: features with exactly this value.", Type(OgcSchemas.TypeOf(property)));

    private static JsonObject Query(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = description,
        ["required"] = false,
        ["style"] = "form",
        ["explode"] = false,
        ["schema"] = schema,
    };

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Enumeration(params string[] values) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };
}
