using System.Buffers.Binary;

namespace Muistot.Api.Commands.Export;

/// <summary>The header of a PMTiles archive (github.com/protomaps/PMTiles, spec/v3, chapter 3): what it holds, and where.</summary>
internal sealed class PmTilesHeader
{
    /// <summary>Bytes of a header.</summary>
    internal const int Length = 127;

    private const byte Version = 3;
    private const byte IsClustered = 1;
    private const byte Gzip = 2;
    private const byte VectorTiles = 1;

    // Degrees are told in so many parts.
    private const double Parts = 1e7;

    /// <summary>Bytes of the root directory, which follows on the header.</summary>
    internal required int Root { get; init; }

    /// <summary>Bytes of the metadata, which follow on the root.</summary>
    internal required int Metadata { get; init; }

    /// <summary>Bytes of the leaves, which follow on the metadata.</summary>
    internal required int Leaves { get; init; }

    /// <summary>Bytes of the tiles, which follow on the leaves.</summary>
    internal required long Data { get; init; }

    /// <summary>Number of tiles. Each has an entry of its own, and bytes of its own, in the order of ids.</summary>
    internal required int Tiles { get; init; }

    /// <summary>The deepest zoom.</summary>
    internal required int LastZoom { get; init; }

    /// <summary>West, south, east and north of all that is shown, in degrees.</summary>
    internal required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>Writes it.</summary>
    internal byte[] ToBytes()
    {
        var bytes = new byte[Length];
        "PMTiles"u8.CopyTo(bytes);
        bytes[7] = Version;
        long start = Length;
        foreach (var (at, length) in new[] { (8, Root), (24, Metadata), (40, Leaves), (56, Data) })
        {
            Write(bytes, at, start);
            Write(bytes, at + sizeof(long), length);
            start += length;
        }

        foreach (var at in new[] { 72, 80, 88 })
            Write(bytes, at, Tiles);
        (bytes[96], bytes[97], bytes[98], bytes[99]) = (IsClustered, Gzip, Gzip, VectorTiles);
        (bytes[100], bytes[101], bytes[118]) = (0, (byte)LastZoom, CenterZoom());
        for (var side = 0; side < 4; side++)
            Write(bytes, 102 + (side * sizeof(int)), Bounds[side]);
        Write(bytes, 119, (Bounds[0] + Bounds[2]) / 2);
        Write(bytes, 123, (Bounds[1] + Bounds[3]) / 2);
        return bytes;
    }

    // There, a tile is about as wide as all that is shown.
    private byte CenterZoom() => (byte)Math.Clamp(Math.Floor(Math.Log2(360 / Math.Max(1e-6, Bounds[2] - Bounds[0]))), 0, LastZoom);

    private static void Write(byte[] bytes, int at, long number) => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), number);

    private static void Write(byte[] bytes, int at, double degrees) =>
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), (int)Math.Round(degrees * Parts));
}
