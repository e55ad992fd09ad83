using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Extensions;
using Muistot.Api.Hosting;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>Addresses below <c>/ogc</c>, all absolute: map clients resolve relative ones wrongly.</summary>
/// <param name="address">Where the service is reached.</param>
internal sealed class OgcLinks(PublicAddress address)
{
    /// <summary>First segment of all paths of the standard.</summary>
    internal const string Root = "ogc";

    internal const string Queryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    private const string Collections = "collections";
    private const string Matrices = "tileMatrixSets";
    private const string Tiles = "tiles";

    internal string Landing() => address.Of(Root, "");

    internal string Conformance() => address.Of(Root, "conformance");

    internal string Definition() => address.Of(Root, "api");

    internal string Style() => address.Of("ogc.css");

    internal string All() => address.Of(Root, Collections);

    internal string Of(MapCollectionId collection) => address.Of(Root, Collections, collection.ToString());

    internal string Below(MapCollectionId collection, string name) => address.Of(Root, Collections, collection.ToString(), name);

    internal string Items(MapCollectionId collection) => Below(collection, "items");

    internal string Item(MapCollectionId collection, long id) =>
        address.Of(Root, Collections, collection.ToString(), "items", id.ToString(CultureInfo.InvariantCulture));

    internal string MatrixSets() => address.Of(Root, Matrices);

    internal string MatrixSet() => address.Of(Root, Matrices, TileDocuments.WebMercator);

    internal string TileSets(MapCollectionId collection) => Below(collection, Tiles);

    internal string TileSet(MapCollectionId collection) =>
        address.Of(Root, Collections, collection.ToString(), Tiles, TileDocuments.WebMercator);

    /// <summary>A tile, or a template of one: its segments stand as they are.</summary>
    internal string Tile(MapCollectionId collection, string zoom, string column, string row) =>
        $"{address.Of(Tiles, collection.ToString())}/{zoom}/{column}/{row}.mvt";

    internal string TileJson(MapCollectionId collection) => address.Of(Tiles, $"{collection}.json");

    /// <summary>A link as documents hold it.</summary>
    internal static JsonObject Link(string href, string rel, string type, string title) =>
        new() { ["href"] = href, ["rel"] = rel, ["type"] = type, ["title"] = title };

    /// <summary>An address in a format.</summary>
    internal static string In(OgcFormat format, string href) =>
        $"{href}{(href.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{OgcQuery.Format}={format.Name}";

    /// <summary>The links of an answer to itself, and to itself in other formats.</summary>
    /// <param name="href">Its address.</param>
    /// <param name="asked">The query that was asked.</param>
    /// <param name="format">The format that it is in.</param>
    /// <param name="formats">The formats that there are.</param>
    internal static IEnumerable<JsonObject> Alternates(
        string href, IQueryCollection asked, OgcFormat format, IEnumerable<OgcFormat> formats)
    {
        yield return Link(href + QueryOf(asked), "self", format.MediaType, "This document");
        foreach (var other in formats.Where(other => other != format))
        {
            var query = QueryOf(asked, without: OtherThan(other));
            yield return Link(In(other, href + query), "alternate", other.MediaType, $"As {other.Title}");
        }
    }

    /// <summary>The query that was asked, perhaps with another cursor.</summary>
    internal static string QueryOf(IQueryCollection query, string? cursor = null, params IEnumerable<string> without)
    {
        var leftOut = without.ToHashSet(StringComparer.Ordinal);
        var again = new QueryBuilder();
        if (cursor is not null)
            leftOut.Add(FeatureQuery.CursorName);
        foreach (var (name, values) in query.Where(pair => !leftOut.Contains(pair.Key)))
            again.Add(name, values.Select(value => value ?? ""));
        if (cursor is not null)
            again.Add(FeatureQuery.CursorName, cursor);
        return again.ToQueryString().ToString();
    }

    private static IEnumerable<string> OtherThan(OgcFormat format) => format == OgcFormat.Csv
        ? [OgcQuery.Format]
        : [OgcQuery.Format, FeatureQuery.SeparatorName];
}
