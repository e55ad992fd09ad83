using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Google.FlatBuffers;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>
/// Writes features as FlatGeobuf 3 (flatgeobuf.org, <c>header.fbs</c> and <c>feature.fbs</c>), without an index, so that they can be sent
/// as they are read. The numbers below are those of the fields in the schemas.
/// </summary>
/// <param name="properties">The properties of the features.</param>
/// <param name="system">What coordinates are told in; east comes before north in any.</param>
internal sealed class FlatGeobuf(IReadOnlyList<MapProperty> properties, CoordinateSystem system)
{
    private const byte Point = 1;
    private const byte Long = 7;
    private const byte Text = 11;
    private const byte Instant = 13;
    private const int Wgs84 = 4326;

    private static readonly byte[] Magic = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00];

    // In its order of axes, places are told as they are in CRS84.
    private readonly CoordinateSystem system = system.Epsg == Wgs84 ? CoordinateSystem.Crs84 : system;
    private readonly FlatBufferBuilder builder = new(1024);
    private readonly ArrayBufferWriter<byte> values = new();

    /// <summary>Writes what comes before the features.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="name">Name of the layer.</param>
    /// <param name="extent">How many features will follow, and where they are; null where that is not known yet.</param>
    internal void WriteHeader(IBufferWriter<byte> output, string name, FlatGeobufExtent? extent = null)
    {
        output.Write(Magic);
        var columns = VectorOf([.. properties.Select(WriteColumn)]);
        var (title, reference, box) = (builder.CreateString(name), WriteReference(), WriteNumbers(extent?.Box));
        builder.StartTable(14);
        builder.AddOffset(0, title.Value, 0);
        builder.AddOffset(1, box, 0);
        builder.AddByte(2, Point, 0);
        builder.AddOffset(7, columns.Value, 0);
        builder.AddUlong(8, extent?.Count ?? 0, 0);
        builder.AddUshort(9, 0, 16);
        builder.AddOffset(10, reference, 0);
        Finish(output, builder.EndTable());
    }

    /// <summary>Writes a feature.</summary>
    internal void WriteFeature(IBufferWriter<byte> output, MapFeature feature)
    {
        var geometry = system.Project(feature.Place) is var (x, y) ? WriteGeometry(x, y) : 0;
        WriteValues(feature);
        builder.StartVector(1, values.WrittenCount, 1);
        for (var index = values.WrittenCount - 1; index >= 0; index--)
            builder.PutByte(values.WrittenSpan[index]);
        var written = builder.EndVector();
        builder.StartTable(3);
        builder.AddOffset(0, geometry, 0);
        builder.AddOffset(1, written.Value, 0);
        Finish(output, builder.EndTable());
    }

    private void Finish(IBufferWriter<byte> output, int table)
    {
        // Some readers take numbers from where they lie in the file, which must be a multiple of their size.
        builder.Prep(sizeof(double), 0);
        builder.FinishSizePrefixed(table);
        output.Write(builder.DataBuffer.ToArraySegment(builder.DataBuffer.Position, builder.Offset));
        builder.Clear();
    }

    private int WriteGeometry(double x, double y)
    {
        var coordinates = WriteNumbers([x, y]);
        builder.StartTable(8);
        builder.AddOffset(1, coordinates, 0);
        return builder.EndTable();
    }

    private int WriteNumbers(double[]? numbers)
    {
        if (numbers is null)
            return 0;
        builder.StartVector(sizeof(double), numbers.Length, sizeof(double));
        foreach (var number in numbers.Reverse())
            builder.PutDouble(number);
        return builder.EndVector().Value;
    }

    private int WriteColumn(MapProperty property)
    {
        var (name, title) = (builder.CreateString(property.Name), builder.CreateString(property.Title));
        builder.StartTable(11);
        builder.AddOffset(0, name.Value, 0);
        builder.AddByte(1, TypeOf(property), 0);
        builder.AddOffset(2, title.Value, 0);
        builder.AddBool(7, !property.IsRequired, true);
        return builder.EndTable();
    }

    private int WriteReference()
    {
        var authority = builder.CreateString("EPSG");
        builder.StartTable(6);
        builder.AddOffset(0, authority.Value, 0);
        builder.AddInt(1, system.Epsg ?? Wgs84, 0);
        return builder.EndTable();
    }

    private VectorOffset VectorOf(int[] offsets)
    {
        builder.StartVector(sizeof(int), offsets.Length, sizeof(int));
        foreach (var offset in offsets.Reverse())
            builder.AddOffset(offset);
        return builder.EndVector();
    }

    // Each value after the number of its column; texts after their length. What is null is left out.
    private void WriteValues(MapFeature feature)
    {
        values.ResetWrittenCount();
        for (var index = 0; index < properties.Count; index++)
        {
            if (feature.Values[index] is not { } value)
                continue;
            BinaryPrimitives.WriteUInt16LittleEndian(values.GetSpan(sizeof(ushort)), (ushort)index);
            values.Advance(sizeof(ushort));
            if (value is long number)
            {
                BinaryPrimitives.WriteInt64LittleEndian(values.GetSpan(sizeof(long)), number);
                values.Advance(sizeof(long));
                continue;
            }

            var text = value is DateTime moment
                ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
                : (string)value;
            BinaryPrimitives.WriteInt32LittleEndian(values.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
            values.Advance(sizeof(int));
            Encoding.UTF8.GetBytes(text, values);
        }
    }

    private static byte TypeOf(MapProperty property) => property.Type switch
    {
        MapPropertyType.Number => Long,
        MapPropertyType.Instant => Instant,
        _ => Text,
    };
}
