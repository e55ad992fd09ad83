using System.Text.Json.Nodes;
using Muistot.Application.Common;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>
/// The OpenAPI 3.0 document of <c>/ogc</c>. Its paths name each collection: clients look for the parameters of one among them.
/// </summary>
/// <param name="links">Where it is.</param>
/// <param name="localization">The languages of <c>lang</c>.</param>
internal sealed class OgcDefinition(OgcLinks links, LocalizationOptions localization)
{
    private const string Tag = "OGC API - Features";

    /// <summary>The document for a caller who may read some collections.</summary>
    internal JsonObject Of(IReadOnlyList<CollectionView> collections)
    {
        var paths = new JsonObject
        {
            ["/"] = Get("getLandingPage", "The landing page", "Document", ["f", "lang"]),
            ["/conformance"] = Get("getConformance", "What the API conforms to", "Document", ["f", "lang"]),
            ["/api"] = Get("getDefinition", "This document", "Definition", ["f", "lang"]),
            ["/collections"] = Get("getCollections", "The collections of features", "Document", ["f", "lang"]),
            ["/tileMatrixSets"] = Get("getTileMatrixSets", "How tiles divide the map", "Document", ["f", "lang"]),
            [$"/tileMatrixSets/{TileDocuments.WebMercator}"] = Get("getTileMatrixSet", "The Web Mercator map", "Document", ["f", "lang"]),
        };
        foreach (var collection in collections)
            AddPaths(paths, collection.Id);
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject
            {
                ["title"] = "Muistot, OGC API - Features",
                ["description"] = "Sites and memories for map clients. A bearer token shows what its owner may see.",
                ["version"] = "1.0.0",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = links.Landing().TrimEnd('/') }),
            ["tags"] = new JsonArray(new JsonObject { ["name"] = Tag }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["parameters"] = OgcParameters.All(localization),
                ["responses"] = Responses(),
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                },
            },
            ["security"] = new JsonArray(new JsonObject(), new JsonObject { ["bearer"] = new JsonArray() }),
        };
    }

    private static void AddPaths(JsonObject paths, MapCollectionId id)
    {
        var (path, name) = ($"/collections/{id}", id.ToString());
        paths[path] = Get($"get_{name}", $"The collection {name}", "Document", ["f", "lang"]);
        paths[$"{path}/queryables"] = Get($"queryables_{name}", $"What features of {name} can be chosen by", "Schema", ["f", "lang"]);
        paths[$"{path}/schema"] = Get($"schema_{name}", $"The schema of the features of {name}", "Schema", ["f", "lang"]);
        paths[$"{path}/tiles"] = Get($"tilesets_{name}", $"The vector tiles of {name}", "Document", ["f", "lang"]);
        paths[$"{path}/tiles/{TileDocuments.WebMercator}"] = Get(
            $"tileset_{name}", $"Where tiles of {name} are", "Document", ["f", "lang"]);
        paths[$"{path}/items"] = Get(
            $"items_{name}", $"Features of {name}", "Features",
            ["fOfFeatures", "lang", "limit", "cursor", "bbox", "bbox-crs", "crs", "datetime", "q", "sep"],
            [.. MapProperty.Of(id.Kind).Where(property => property.IsQueryable).Select(OgcParameters.Of)]);
        paths[$"{path}/items/{{featureId}}"] = Get(
            $"item_{name}", $"A feature of {name}", "Feature", ["featureId", "f", "lang", "crs"]);
    }

    private static JsonObject Get(
        string operation, string summary, string response, string[] parameters, params IEnumerable<JsonObject> others) => new()
        {
            ["get"] = new JsonObject
            {
                ["tags"] = new JsonArray(Tag),
                ["operationId"] = operation,
                ["summary"] = summary,
                ["parameters"] = new JsonArray([.. parameters.Select(name => Reference("parameters", name)), .. others]),
                ["responses"] = new JsonObject
                {
                    ["200"] = Reference("responses", response),
                    ["400"] = Reference("responses", "Problem"),
                    ["404"] = Reference("responses", "Problem"),
                    ["406"] = Reference("responses", "Problem"),
                    ["500"] = Reference("responses", "Problem"),
                },
            },
        };

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Responses() => new()
    {
        ["Document"] = Response("A document.", OgcFormat.OfDocuments),
        ["Definition"] = Response("The definition of the API.", OgcFormat.OfDefinition),
        ["Schema"] = Response("A schema.", OgcFormat.OfSchemas),
        ["Features"] = Response("Features.", OgcFormat.OfFeatures),
        ["Feature"] = Response("A feature.", OgcFormat.OfFeature),
        ["Problem"] = new JsonObject
        {
            ["description"] = "The request is refused (RFC 9457).",
            ["content"] = new JsonObject { [MediaTypes.Problem] = Content("object") },
        },
    };

    private static JsonObject Response(string description, IEnumerable<OgcFormat> formats)
    {
        var content = new JsonObject();
        foreach (var format in formats)
            content[format.MediaType] = Content(format.Name == OgcFormat.Json.Name ? "object" : "string");
        return new JsonObject { ["description"] = description, ["content"] = content };
    }

    private static JsonObject Content(string type) => new() { ["schema"] = new JsonObject { ["type"] = type } };
}
