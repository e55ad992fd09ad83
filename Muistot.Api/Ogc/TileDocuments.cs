using System.Globalization;
using System.Text.Json.Nodes;
using Muistot.Application.Map;
using Muistot.Domain.Sites;

namespace Muistot.Api.Ogc;

/// <summary>The documents of OGC API – Tiles (OGC 20-057) and of the map's division (OGC 17-083r4).</summary>
/// <param name="links">Their addresses.</param>
internal sealed class TileDocuments(OgcLinks links)
{
    /// <summary>The division of the Web Mercator map that all clients know.</summary>
    internal const string WebMercator = "WebMercatorQuad";

    private const string Uri = $"http://www.opengis.net/def/tilematrixset/OGC/1.0/{WebMercator}";
    private const string Crs = "http://www.opengis.net/def/crs/EPSG/0/3857";
    private const string TilingScheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    private const string Title = "Web Mercator, in quarters";
    private const int TileSize = 256;

    // Half of the equator of WGS 84, in meters.
    private const double Edge = 6_378_137 * Math.PI;

    // What the standard takes for the size of a pixel, in meters.
    private const double PixelSize = 0.000_28;

    /// <summary>What is conformed to.</summary>
    internal static IReadOnlyList<string> Classes { get; } =
    [
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
        "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
        "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
    ];

    /// <summary>The ways to divide the map: there is one.</summary>
    internal JsonObject MatrixSets() => new()
    {
        ["links"] = new JsonArray(),
        ["tileMatrixSets"] = new JsonArray(new JsonObject
        {
            ["id"] = WebMercator,
            ["title"] = Title,
            ["uri"] = Uri,
            ["crs"] = Crs,
            ["links"] = new JsonArray(OgcLinks.Link(links.MatrixSet(), "self", MediaTypes.Json, Title)),
        }),
    };

    /// <summary>How the map is divided at each zoom.</summary>
    internal static JsonObject MatrixSet() => new()
    {
        ["id"] = WebMercator,
        ["title"] = Title,
        ["uri"] = Uri,
        ["crs"] = Crs,
        ["orderedAxes"] = new JsonArray("X", "Y"),
        ["wellKnownScaleSet"] = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        ["tileMatrices"] = new JsonArray([.. Enumerable.Range(0, TileAddress.MaximumZoom + 1).Select(Matrix)]),
        ["links"] = new JsonArray(),
    };

    /// <summary>The sets of tiles of a collection: there is one.</summary>
    internal JsonObject TileSets(MapCollectionId id)
    {
        var tiles = Describe(id);
        tiles["links"] = new JsonArray(OgcLinks.Link(links.TileSet(id), "self", MediaTypes.Json, "This set of tiles"), ToMatrixSet());
        return new JsonObject { ["links"] = new JsonArray(ToCollection(id)), ["tilesets"] = new JsonArray(tiles) };
    }

    /// <summary>A set of tiles of a collection, with where they are.</summary>
    internal JsonObject TileSet(MapCollectionId id)
    {
        var tile = OgcLinks.Link(
            links.Tile(id, "{tileMatrix}", "{tileCol}", "{tileRow}"), "item", OgcFormat.Mvt.MediaType, "The tiles");
        tile["templated"] = true;
        var body = Describe(id);
        body["layers"] = new JsonArray(new JsonObject
        {
            ["id"] = id.Kind == MapKind.Sites ? "sites" : "memories",
            ["dataType"] = "vector",
            ["geometryDimension"] = 0,
        });
        body["links"] = new JsonArray(
            tile, ToMatrixSet(), ToCollection(id), OgcLinks.Link(links.TileJson(id), "describedby", MediaTypes.Json, "As TileJSON"));
        return body;
    }

    private static JsonObject Describe(MapCollectionId id) => new()
    {
        ["title"] = id.ToString(),
        ["dataType"] = "vector",
        ["crs"] = Crs,
        ["tileMatrixSetURI"] = Uri,
    };

    private JsonObject ToMatrixSet() => OgcLinks.Link(links.MatrixSet(), TilingScheme, MediaTypes.Json, Title);

    private JsonObject ToCollection(MapCollectionId id) =>
        OgcLinks.Link(links.Of(id), "http://www.opengis.net/def/rel/ogc/1.0/geodata", MediaTypes.Json, "The collection");

    private static JsonObject Matrix(int zoom)
    {
        var (across, cell) = (1 << zoom, 2 * Edge / TileSize / (1 << zoom));
        return new JsonObject
        {
            ["id"] = zoom.ToString(CultureInfo.InvariantCulture),
            ["scaleDenominator"] = cell / PixelSize,
            ["cellSize"] = cell,
            ["cornerOfOrigin"] = "topLeft",
            ["pointOfOrigin"] = new JsonArray(-Edge, Edge),
            ["tileWidth"] = TileSize,
            ["tileHeight"] = TileSize,
            ["matrixWidth"] = across,
            ["matrixHeight"] = across,
        };
    }
}
