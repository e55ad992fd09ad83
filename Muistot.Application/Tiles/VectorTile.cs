using System.Runtime.InteropServices;
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

    private const ulong Version = 2;
    private const ulong Point = 1;
    private const ulong MoveToOnce = 9;

    // Fields of a feature, a layer and a value, as the specification numbers them.
    private const int Id = 1, Tags = 2, Type = 3, Geometry = 4;
    private const int Name = 1, Feature = 2, Key = 3, Value = 4, LayerExtent = 5, LayerVersion = 15;
    private const int Text = 1, Unsigned = 5, Truth = 7;
    private const int Layer = 3;

    private readonly ProtocolBuffer features = new();
    private readonly List<string> keys = [];
    private readonly List<TileValue> values = [];
    private readonly Dictionary<TileValue, int> indices = [];

    /// <summary>True when nothing was added.</summary>
    internal bool IsEmpty => features.Written.IsEmpty;

    /// <summary>Adds a point.</summary>
    /// <param name="id">Id of the feature, from 0.</param>
    /// <param name="x">Units from the western side; beyond the tile in its buffer.</param>
    /// <param name="y">Units from the northern side.</param>
    /// <param name="properties">What is said of it.</param>
    internal void Add(long id, int x, int y, ReadOnlySpan<TileProperty> properties)
    {
        Span<ulong> tags = stackalloc ulong[2 * properties.Length];
        for (var index = 0; index < properties.Length; index++)
            (tags[2 * index], tags[(2 * index) + 1]) = (IndexOf(properties[index].Key), IndexOf(properties[index].Value));
        Span<ulong> geometry = [MoveToOnce, ProtocolBuffer.ZigZag(x), ProtocolBuffer.ZigZag(y)];

        // Each field begins with a byte; the type is another one.
        var (ofTags, ofGeometry) = (LengthOf(tags), LengthOf(geometry));
        features.Begin(Feature, 1 + ProtocolBuffer.LengthOf((ulong)id) + 1 + ProtocolBuffer.LengthOf((ulong)ofTags) + ofTags + 2
            + 1 + ProtocolBuffer.LengthOf((ulong)ofGeometry) + ofGeometry);
        features.Field(Id, (ulong)id);
        Pack(Tags, tags, ofTags);
        features.Field(Type, Point);
        Pack(Geometry, geometry, ofGeometry);
    }

    /// <summary>The whole tile.</summary>
    internal byte[] ToBytes()
    {
        ProtocolBuffer before = new(), after = new(), tile = new();
        before.Field(LayerVersion, Version);
        before.Field(Name, layer);
        foreach (var key in keys)
            after.Field(Key, key);
        foreach (var value in values)
            Write(after, value);
        after.Field(LayerExtent, Extent);
        tile.Begin(Layer, before.Written.Length + features.Written.Length + after.Written.Length);
        return [.. tile.Written, .. before.Written, .. features.Written, .. after.Written];
    }

    private static void Write(ProtocolBuffer to, TileValue value)
    {
        if (value.Text is { } text)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            to.Begin(Value, 1 + ProtocolBuffer.LengthOf((ulong)length) + length);
            to.Field(Text, text);
            return;
        }

        to.Begin(Value, 1 + ProtocolBuffer.LengthOf((ulong)value.Number));
        to.Field(value.Kind == TileValueKind.Truth ? Truth : Unsigned, (ulong)value.Number);
    }

    private static int LengthOf(ReadOnlySpan<ulong> numbers)
    {
        var length = 0;
        foreach (var number in numbers)
            length += ProtocolBuffer.LengthOf(number);
        return length;
    }

    private void Pack(int field, ReadOnlySpan<ulong> numbers, int length)
    {
        features.Begin(field, length);
        foreach (var number in numbers)
            features.Number(number);
    }

    // A layer has a handful of keys, which are the same texts each time.
    private ulong IndexOf(string key)
    {
        var index = keys.IndexOf(key);
        if (index >= 0)
            return (ulong)index;
        keys.Add(key);
        return (ulong)(keys.Count - 1);
    }

    private ulong IndexOf(TileValue value)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(indices, value, out var isThere);
        if (!isThere)
        {
            index = values.Count;
            values.Add(value);
        }

        return (ulong)index;
    }
}
