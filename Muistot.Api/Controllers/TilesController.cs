using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Application.Tiles;

namespace Muistot.Api.Controllers;

/// <summary>Vector tiles.</summary>
[Route("tiles")]
[Module(Module.Data)]
public sealed class TilesController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    private const string MediaType = "application/vnd.mapbox-vector-tile";

    /// <summary>Describes the tiles of a collection, as TileJSON 3.0.</summary>
    /// <param name="collection">sites or memories of all projects, or of one: the id of the project, a dot, and sites or memories.</param>
    [HttpGet("{collection}.json")]
    [Handles(typeof(GetTileSet))]
    [ProducesResponseType<TileSetView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Describe([FromRoute] MapCollectionId collection) => Ok(await Send(new GetTileSet(collection)));

    /// <summary>Downloads a tile of the Web Mercator map.</summary>
    /// <remarks>
    /// A Mapbox Vector Tile 2.1 with one layer, sites or memories. More than 500 features come as clusters up to zoom 17. 204 where there
    /// is nothing.
    /// </remarks>
    /// <param name="collection">sites or memories of all projects, or of one: the id of the project, a dot, and sites or memories.</param>
    /// <param name="z">Zoom, 0 to 18.</param>
    /// <param name="x">Column, counted from the west.</param>
    /// <param name="y">Row, counted from the north.</param>
    [HttpGet("{collection}/{z}/{x}/{y}.mvt")]
    [Localized]
    [Handles(typeof(GetTile))]
    [Produces(MediaType)]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Get(
        [FromRoute] MapCollectionId collection, [FromRoute, Example(5)] int z, [FromRoute, Example(18)] int x,
        [FromRoute, Example(9)] int y)
    {
        var tile = await Send(new GetTile(collection, z, x, y));
        return tile.Length == 0 ? Nothing() : Document(tile, MediaType);
    }
}
