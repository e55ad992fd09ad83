using System.Runtime.CompilerServices;
using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>
/// Makes all tiles that show something, each before those that lie in it. Where few features are left, they are read at once, so the number
/// of queries grows with that of features and not with that of tiles, and no more than that is in memory.
/// </summary>
/// <param name="source">Where the features come from.</param>
/// <param name="lastZoom">The deepest zoom, where each feature stands for itself.</param>
/// <param name="mostLoaded">Most features that are in memory at once, unless a tile of the deepest zoom holds more.</param>
internal sealed class TilePyramid(ITileSource source, int lastZoom, int mostLoaded = TilePyramid.Enough)
{
    private const int Enough = 50_000;

    /// <summary>Makes them.</summary>
    internal async IAsyncEnumerable<EncodedTile> MakeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Stack<(TileAddress Tile, ITileSource From)>([(new TileAddress(0, 0, 0), source)]);
        while (ahead.TryPop(out var next))
        {
            var (tile, from) = next;
            if (from is not LoadedTiles)
                from = await NarrowAsync(tile, cancellationToken);

            // The buffer of a tile lies in that of the tile around it: where that shows nothing, there is nothing deeper down.
            if (await new TileMaker(from, tile, lastZoom).MakeAsync(cancellationToken) is not { Length: > 0 } bytes)
                continue;
            yield return new EncodedTile(tile, bytes);
            if (tile.Zoom == lastZoom)
                continue;
            foreach (var inside in tile.Quarters())
                ahead.Push((inside, from));
        }
    }

    private async Task<ITileSource> NarrowAsync(TileAddress tile, CancellationToken cancellationToken)
    {
        List<TileAddress> around = [.. tile.Around().Select(neighbor => neighbor.Tile).Distinct()];
        var counted = await source.CountAsync(tile.Zoom, around, cancellationToken);
        return counted.Sum(cell => cell.Count) <= mostLoaded
            ? await LoadedTiles.LoadAsync(source, around, cancellationToken)
            : source;
    }
}

/// <summary>A tile as files hold it.</summary>
/// <param name="Address">The tile.</param>
/// <param name="Bytes">A Mapbox Vector Tile 2.1.</param>
public readonly record struct EncodedTile(TileAddress Address, byte[] Bytes);
