using System.Globalization;
using System.Text.Json.Nodes;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>The documents of OGC API – Features beside the features themselves.</summary>
/// <param name="links">Their addresses.</param>
internal sealed class OgcDocuments(OgcLinks links)
{
    private const string Title = "Muistot";

    /// <summary>What is conformed to.</summary>
    private static readonly string[] Classes =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/queryables",
        .. TileDocuments.Classes,
    ];

    /// <summary>What the landing page says, its own links apart.</summary>
    internal JsonObject Landing() => new()
    {
        ["title"] = Title,
        ["description"] = "A community map of memories: sites, and what people remember of them.",
        ["links"] = new JsonArray(
            OgcLinks.Link(links.Definition(), "service-desc", MediaTypes.OpenApi, "The definition of the API"),
            OgcLinks.Link(OgcLinks.In(OgcFormat.Html, links.Definition()), "service-doc", MediaTypes.Html, "The definition of the API"),
            OgcLinks.Link(links.Conformance(), "conformance", MediaTypes.Json, "What the API conforms to"),
            OgcLinks.Link(links.All(), "data", MediaTypes.Json, "The collections of features"),
            OgcLinks.Link(
                links.MatrixSets(), "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", MediaTypes.Json, "How tiles divide the map")),
    };

    /// <summary>What is conformed to.</summary>
    internal static JsonObject Conformance() =>
        new() { ["conformsTo"] = new JsonArray([.. Classes.Select(one => JsonValue.Create(one))]), ["links"] = new JsonArray() };

    /// <summary>The list of collections, its own links apart.</summary>
    internal JsonObject Collections(IEnumerable<CollectionView> collections) => new()
    {
        ["links"] = new JsonArray(),
        ["crs"] = Systems(),
        ["collections"] = new JsonArray([.. collections.Select(collection => Collection(collection, []))]),
    };

    /// <summary>A collection.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="own">Its links to itself; nothing for its usual ones.</param>
    internal JsonObject Collection(CollectionView collection, IReadOnlyCollection<JsonObject> own)
    {
        var (id, href) = (collection.Id, links.Of(collection.Id));
        JsonObject[] itself = own.Count > 0
            ? [.. own]
            : [OgcLinks.Link(href, "self", MediaTypes.Json, "This collection"),
                OgcLinks.Link(OgcLinks.In(OgcFormat.Html, href), "alternate", MediaTypes.Html, "As HTML")];
        var body = new JsonObject
        {
            ["id"] = id.ToString(),
            ["title"] = TitleOf(collection),
            ["description"] = collection.Abstract ?? (id.Kind == MapKind.Sites
                ? "Places on the map."
                : "What people remember of places, as points at these places."),
            ["itemType"] = "feature",
            ["itemCount"] = collection.Summary.Count,
            ["crs"] = Systems(),
            ["storageCrs"] = CoordinateSystem.Crs84.Uri,
            ["links"] = new JsonArray([.. itself, .. LinksOf(id)]),
        };
        if (collection.Summary.Count > 0)
            body["extent"] = ExtentOf(collection.Summary);
        return body;
    }

    /// <summary>The schema of a collection's features (Part 5), or of what they can be chosen by (Part 3).</summary>
    /// <param name="id">The collection.</param>
    /// <param name="queryables">True for what they can be chosen by.</param>
    internal JsonObject Schema(MapCollectionId id, bool queryables)
    {
        var properties = new JsonObject();
        foreach (var property in MapProperty.Of(id.Kind).Where(property => !queryables || property.IsQueryable))
            properties[property.Name] = OgcSchemas.Of(property, isNullable: !queryables && !property.IsRequired);
        properties["geometry"] = new JsonObject
        {
            ["title"] = "Place",
            ["format"] = "geometry-point",
            ["x-ogc-role"] = "primary-geometry",
        };
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = links.Below(id, queryables ? "queryables" : "schema"),
            ["type"] = "object",
            ["title"] = id.ToString(),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (!queryables)
        {
            schema["required"] = new JsonArray(
                [.. MapProperty.Of(id.Kind).Select(property => JsonValue.Create(property.Name))]);
        }

        return schema;
    }

    private static string TitleOf(CollectionView collection)
    {
        var kind = collection.Id.Kind == MapKind.Sites ? "Sites" : "Memories";
        return collection.Id.Project is { } project ? $"{collection.ProjectName ?? project.Value}: {kind}" : kind;
    }

    private static JsonArray Systems() => new([.. CoordinateSystem.All.Select(system => JsonValue.Create(system.Uri))]);

    private static JsonObject ExtentOf(MapSummary summary) => new()
    {
        ["spatial"] = new JsonObject
        {
            ["bbox"] = new JsonArray(new JsonArray(summary.West, summary.South, summary.East, summary.North)),
            ["crs"] = CoordinateSystem.Crs84.Uri,
        },
        ["temporal"] = new JsonObject
        {
            ["interval"] = new JsonArray(new JsonArray(TextOf(summary.First), TextOf(summary.Last))),
            ["trs"] = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
        },
    };

    private static string TextOf(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private IEnumerable<JsonObject> LinksOf(MapCollectionId id)
    {
        foreach (var format in OgcFormat.OfFeatures)
        {
            yield return OgcLinks.Link(
                format == OgcFormat.GeoJson ? links.Items(id) : OgcLinks.In(format, links.Items(id)), "items", format.MediaType,
                $"The features as {format.Title}");
        }

        yield return OgcLinks.Link(links.Below(id, "queryables"), OgcLinks.Queryables, MediaTypes.Schema, "What features can be chosen by");

        yield return OgcLinks.Link(
            links.TileSets(id), "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", MediaTypes.Json, "The features as vector tiles");

        // Clients look for one spelling or the other.
        yield return OgcLinks.Link(links.Below(id, "schema"), "describedby", MediaTypes.Schema, "The schema of the features");
        yield return OgcLinks.Link(links.Below(id, "schema"), "describedBy", MediaTypes.Schema, "The schema of the features");
        yield return OgcLinks.Link(
            links.Below(id, "schema"), "http://www.opengis.net/def/rel/ogc/1.0/schema", MediaTypes.Schema, "The schema of the features");
    }
}
