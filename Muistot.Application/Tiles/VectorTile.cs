using System.Text;

namespace Muistot.Application.Tiles;

/// <summary>
/// Writes one layer of points as a Mapbox Vector Tile 2.1 (github.com/mapbox/vector-tile-spec), in the encoding of Protocol Buffers.
/// </summary>
/// <param name="layer">Name of the layer.</param>
internal sealed class VectorTile(string layer)
{
    /// <summary>Units of a tile along each axis.</summary>
    internal const int Extent = 4096;

    private const int Point = 1;
    private const int MoveToOnce = 9;

    private readonly List<byte[]> features = [];
    private readonly Dictionary<string, ulong> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<object, ulong> values = [];

    /// <summary>True when nothing was added.</summary>
    internal bool IsEmpty => features.Count == 0;

    /// <summary>Adds a point.</summary>
    /// <param name="id">Id of the feature, from 0.</param>
    /// <param name="x">Units from the western side; beyond the tile in its buffer.</param>
    /// <param name="y">Units from the northern side.</param>
    /// <param name="properties">What is said of it.</param>
    internal void Add(long id, int x, int y, IEnumerable<TileProperty> properties)
    {
        using MemoryStream feature = new(), tags = new(), geometry = new();
        foreach (var (key, value) in properties)
        {
            Number(tags, IndexOf(keys, key));
            Number(tags, IndexOf(values, value));
        }

        Number(geometry, MoveToOnce);
        Number(geometry, ZigZag(x));
        Number(geometry, ZigZag(y));
        Field(feature, 1, (ulong)id);
        Field(feature, 2, tags);
        Field(feature, 3, Point);
        Field(feature, 4, geometry);
        features.Add(feature.ToArray());
    }

    /// <summary>The whole tile.</summary>
    internal byte[] ToBytes()
    {
        using MemoryStream content = new(), tile = new();
        Field(content, 15, 2);
        Field(content, 1, layer);
        foreach (var feature in features)
            Field(content, 2, feature);
        foreach (var key in keys.OrderBy(pair => pair.Value))
            Field(content, 3, key.Key);
        foreach (var value in values.OrderBy(pair => pair.Value))
            Field(content, 4, ValueOf(value.Key));
        Field(content, 5, Extent);
        Field(tile, 3, content);
        return tile.ToArray();
    }

    private static MemoryStream ValueOf(object value)
    {
        var written = new MemoryStream();
        if (value is string text)
            Field(written, 1, text);
        else if (value is bool flag)
            Field(written, 7, flag ? 1UL : 0);
        else
            Field(written, 5, (ulong)(long)value);
        return written;
    }

    private static ulong IndexOf<T>(Dictionary<T, ulong> known, T one)
        where T : notnull
    {
        if (!known.TryGetValue(one, out var index))
            known[one] = index = (ulong)known.Count;
        return index;
    }

    private static ulong ZigZag(int number) => (uint)((number << 1) ^ (number >> 31));

    private static void Field(MemoryStream to, int field, ulong number)
    {
        Number(to, (ulong)field << 3);
        Number(to, number);
    }

    private static void Field(MemoryStream to, int field, string text) => Field(to, field, Encoding.UTF8.GetBytes(text));

    private static void Field(MemoryStream to, int field, MemoryStream message) =>
        Field(to, field, message.GetBuffer().AsSpan(0, (int)message.Length));

    private static void Field(MemoryStream to, int field, ReadOnlySpan<byte> bytes)
    {
        Number(to, ((ulong)field << 3) | 2);
        Number(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    private static void Number(MemoryStream to, ulong number)
    {
        for (; number > 0x7F; number >>= 7)
            to.WriteByte((byte)(number | 0x80));
        to.WriteByte((byte)number);
    }
}

/// <summary>Something said of a feature.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Value">A <see cref="string"/>, a <see cref="bool"/>, or a <see cref="long"/> from 0.</param>
internal readonly record struct TileProperty(string Key, object Value);
