using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Application.Tiles;
using Muistot.Domain.Sites;

namespace Muistot.Api.Commands.Export;

/// <summary>
/// Writes tiles as a PMTiles archive (github.com/protomaps/PMTiles, spec/v3). Directories stand before the tiles, and tiles in the order of
/// a Hilbert curve: the tiles wait in a file, and only their numbers, 24 bytes each, in memory.
/// </summary>
/// <param name="set">What the tiles are.</param>
/// <param name="bounds">West, south, east and north of all that they show, in degrees.</param>
/// <param name="lastZoom">The deepest zoom.</param>
internal sealed class PmTilesFile(TileSetView set, IReadOnlyList<double> bounds, int lastZoom)
{
    private readonly List<PmTile> tiles = [];

    /// <summary>The number of a tile: zoom after zoom, each along a Hilbert curve (the usual turning of quarters).</summary>
    internal static long IdOf(TileAddress tile)
    {
        var (id, x, y) = (((1L << (2 * tile.Zoom)) - 1) / 3, tile.X, tile.Y);
        for (var side = (1 << tile.Zoom) >> 1; side > 0; side >>= 1)
        {
            var (east, south) = ((x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0);
            id += (long)side * side * ((3 * east) ^ south);
            (x, y) = (x & (side - 1), y & (side - 1));
            if (south > 0)
                continue;
            if (east > 0)
                (x, y) = (side - 1 - x, side - 1 - y);
            (x, y) = (y, x);
        }

        return id;
    }

    /// <summary>Writes the archive.</summary>
    internal async Task WriteAsync(Stream output, IAsyncEnumerable<EncodedTile> made, CancellationToken cancellationToken)
    {
        await using var waiting = Spool.Create();
        await foreach (var tile in made.WithCancellation(cancellationToken))
        {
            var packed = Pack(tile.Bytes);
            tiles.Add(new PmTile(IdOf(tile.Address), waiting.Position, packed.Length));
            await waiting.WriteAsync(packed, cancellationToken);
        }

        await waiting.FlushAsync(cancellationToken);
        tiles.Sort((one, other) => one.Id.CompareTo(other.Id));
        var (directory, metadata) = (PmTilesDirectory.Write(tiles), Pack(Metadata()));
        var header = new PmTilesHeader
        {
            Root = directory.Root.Length,
            Metadata = metadata.Length,
            Leaves = directory.Leaves.Length,
            Data = waiting.Length,
            Tiles = tiles.Count,
            LastZoom = lastZoom,
            Bounds = bounds,
        };
        foreach (var part in new[] { header.ToBytes(), directory.Root, metadata, directory.Leaves })
            await output.WriteAsync(part, cancellationToken);
        await CopyAsync(waiting, output, cancellationToken);
    }

    private async Task CopyAsync(FileStream waiting, Stream output, CancellationToken cancellationToken)
    {
        var buffer = new byte[tiles.Select(tile => tile.Length).DefaultIfEmpty().Max()];
        foreach (var tile in tiles)
        {
            var part = buffer.AsMemory(0, tile.Length);
            for (var read = 0; read < part.Length;)
            {
                var more = RandomAccess.Read(waiting.SafeFileHandle, part.Span[read..], tile.Start + read);
                read += more > 0 ? more : throw new EndOfStreamException("The temporary file was cut short.");
            }

            await output.WriteAsync(part, cancellationToken);
        }
    }

    private byte[] Metadata() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["name"] = set.Name,
        ["type"] = "overlay",
        ["vector_layers"] = new JsonArray([.. set.VectorLayers.Select(layer => new JsonObject
        {
            ["id"] = layer.Id,
            ["description"] = layer.Description,
            ["fields"] = new JsonObject(layer.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))),
            ["minzoom"] = 0,
            ["maxzoom"] = lastZoom,
        })]),
    });

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
