using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Muistot.Api.Controllers;
using Muistot.Api.Hosting;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Sites;

namespace Muistot.Api.Ogc;

/// <summary>OGC API – Tiles (OGC 20-057): where the vector tiles of a collection are, and how they divide the map.</summary>
public sealed class OgcTilesController(IUseCases useCases, PublicAddress address, IOptions<LocalizationOptions> localization)
    : OgcDocumentController(useCases, address, localization)
{
    private TileDocuments Documents => new(Links);

    /// <summary>Lists the ways to divide the map.</summary>
    [HttpGet("tileMatrixSets")]
    public IActionResult MatrixSets() => Document(OgcFormat.OfDocuments, Links.MatrixSets(), Documents.MatrixSets());

    /// <summary>Gets a way to divide the map.</summary>
    [HttpGet("tileMatrixSets/{matrixSet}")]
    public IActionResult MatrixSet([FromRoute] string matrixSet)
    {
        Check(matrixSet);
        return Document(OgcFormat.OfDocuments, Links.MatrixSet(), TileDocuments.MatrixSet());
    }

    /// <summary>Lists the sets of tiles of a collection.</summary>
    [HttpGet("collections/{collection}/tiles")]
    [Handles(typeof(GetCollectionView))]
    public async Task<IActionResult> TileSets([FromRoute] string collection)
    {
        var (id, format) = (IdOf(collection), Read(OgcFormat.OfDocuments));
        await Send(new GetCollectionView(id));
        return Document(format, OgcFormat.OfDocuments, Links.TileSets(id), Documents.TileSets(id));
    }

    /// <summary>Gets a set of tiles of a collection.</summary>
    [HttpGet("collections/{collection}/tiles/{matrixSet}")]
    [Handles(typeof(GetCollectionView))]
    public async Task<IActionResult> TileSet([FromRoute] string collection, [FromRoute] string matrixSet)
    {
        var (id, format) = (IdOf(collection), Read(OgcFormat.OfDocuments));
        Check(matrixSet);
        await Send(new GetCollectionView(id));
        return Document(format, OgcFormat.OfDocuments, Links.TileSet(id), Documents.TileSet(id));
    }

    /// <summary>Leads to a tile. Documents name where it is; this is for clients that make the address themselves.</summary>
    [HttpGet("collections/{collection}/tiles/{matrixSet}/{matrix}/{row}/{column}")]
    [Handles(typeof(GetCollectionView))]
    public async Task<IActionResult> Tile(
        [FromRoute] string collection, [FromRoute] string matrixSet, [FromRoute] string matrix, [FromRoute] string row,
        [FromRoute] string column)
    {
        var (id, format) = (IdOf(collection), Read(OgcFormat.OfTiles));
        Check(matrixSet);
        await Send(new GetCollectionView(id));
        if (format is null)
            return StatusCode(StatusCodes.Status406NotAcceptable);
        if (!TileAddress.Exists(NumberOf(matrix), NumberOf(column), NumberOf(row)))
            throw new NotFoundException("Tile not found");
        TellCaches();
        return new RedirectResult(Links.Tile(id, matrix, column, row), permanent: false, preserveMethod: true);
    }

    private static void Check(string matrixSet)
    {
        if (matrixSet != TileDocuments.WebMercator)
            throw new NotFoundException("Tile matrix set not found");
    }

    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
