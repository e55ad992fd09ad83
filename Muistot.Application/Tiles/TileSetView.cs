using Muistot.Application.Common;

namespace Muistot.Application.Tiles;

/// <summary>Tiles of a collection, as TileJSON 3.0 describes them (github.com/mapbox/tilejson-spec).</summary>
/// <param name="Tilejson">Version of TileJSON.</param>
/// <param name="Name">Id of the collection.</param>
/// <param name="Tiles">Absolute URLs of the tiles, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> in place of their numbers.</param>
/// <param name="VectorLayers">The layers.</param>
/// <param name="Scheme">Rows count from the north: <c>xyz</c>.</param>
/// <param name="Minzoom">The least zoom.</param>
/// <param name="Maxzoom">The greatest zoom.</param>
/// <param name="Bounds">West, south, east and north of what the caller sees, in degrees; absent when there is nothing.</param>
public sealed record TileSetView(
    [Example("3.0.0")] string Tilejson,
    [Example("sites")] string Name,
    [Example("https://muistot.example/tiles/sites/{z}/{x}/{y}.mvt")] IReadOnlyList<string> Tiles,
    IReadOnlyList<TileLayerView> VectorLayers,
    [Example("xyz")] string Scheme,
    [Example(0)] int Minzoom,
    [Example(18)] int Maxzoom,
    [Example(24.5, 60.1, 25.2, 60.3)] IReadOnlyList<double>? Bounds);

/// <summary>A layer of tiles.</summary>
/// <param name="Id">Name of the layer.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Fields">The properties of its features: what they are, by their names.</param>
/// <param name="Minzoom">The least zoom that has it.</param>
/// <param name="Maxzoom">The greatest zoom that has it.</param>
public sealed record TileLayerView(
    [Example("sites")] string Id,
    [Example("Sites, and clusters of them where there are many.")] string Description,
    [Example("slug", "String: id of the site in its project.")] IReadOnlyDictionary<string, string> Fields,
    [Example(0)] int Minzoom,
    [Example(18)] int Maxzoom);
