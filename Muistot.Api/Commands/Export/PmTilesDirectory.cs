using System.IO.Compression;

namespace Muistot.Api.Commands.Export;

/// <summary>
/// The directories of a PMTiles archive (github.com/protomaps/PMTiles, spec/v3, chapter 4): the root, and leaves where the root alone would
/// not fit into what readers fetch first.
/// </summary>
internal static class PmTilesDirectory
{
    // The root ends within the first 16 KiB, behind the header.
    private const int MostRootBytes = (16 * 1024) - PmTilesHeader.Length;

    private const int LeastLeafEntries = 4096;

    /// <summary>Writes the directories of tiles.</summary>
    /// <param name="tiles">The tiles, in the order of their ids, and of their bytes in the archive.</param>
    /// <returns>The root, and the leaves, one behind the other.</returns>
    internal static (byte[] Root, byte[] Leaves) Write(IReadOnlyList<PmTile> tiles)
    {
        var (entries, offset) = (new List<Entry>(tiles.Count), 0L);
        foreach (var tile in tiles)
        {
            entries.Add(new Entry(tile.Id, offset, tile.Length, 1));
            offset += tile.Length;
        }

        if (Encode(entries) is { Length: <= MostRootBytes } all)
            return (all, []);
        for (var size = LeastLeafEntries; ; size *= 2)
        {
            using var leaves = new MemoryStream();
            var roots = new List<Entry>();
            for (var start = 0; start < entries.Count; start += size)
            {
                var leaf = Encode(entries.GetRange(start, Math.Min(size, entries.Count - start)));
                roots.Add(new Entry(entries[start].Id, leaves.Length, leaf.Length, 0));
                leaves.Write(leaf);
            }

            if (Encode(roots) is { Length: <= MostRootBytes } root)
                return (root, leaves.ToArray());
        }
    }

    // Column by column: ids as differences, how many tiles an entry stands for (none: it leads to a leaf), lengths, offsets (0 for what
    // follows on the entry before, else one more).
    private static byte[] Encode(List<Entry> entries)
    {
        using var encoded = new MemoryStream();
        using (var packed = new BufferedStream(new GZipStream(encoded, CompressionLevel.Optimal)))
        {
            Write(packed, (ulong)entries.Count);
            for (var (index, last) = (0, 0L); index < entries.Count; last = entries[index++].Id)
                Write(packed, (ulong)(entries[index].Id - last));
            foreach (var entry in entries)
                Write(packed, (ulong)entry.Run);
            foreach (var entry in entries)
                Write(packed, (ulong)entry.Length);
            for (var (index, next) = (0, -1L); index < entries.Count; next = entries[index].Offset + entries[index++].Length)
                Write(packed, entries[index].Offset == next ? 0 : (ulong)entries[index].Offset + 1);
        }

        return encoded.ToArray();
    }

    private static void Write(Stream to, ulong number)
    {
        for (; number > 0x7F; number >>= 7)
            to.WriteByte((byte)(number | 0x80));
        to.WriteByte((byte)number);
    }

    private readonly record struct Entry(long Id, long Offset, int Length, int Run);
}

/// <summary>A tile that waits for its place in an archive.</summary>
/// <param name="Id">Its number in the archive.</param>
/// <param name="Start">Where its bytes are.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct PmTile(long Id, long Start, int Length);
