using System.Buffers.Binary;

namespace Muistot.Tests.Unit.Images;

/// <summary>Takes well-formed JPEGs apart and puts them together otherwise.</summary>
internal static class JpegBytes
{
    public static readonly byte[] EndOfImage = [0xFF, 0xD9];

    /// <summary>A segment with its marker and its length.</summary>
    public static byte[] Segment(byte marker, params ReadOnlySpan<byte> parameters)
    {
        var segment = new byte[4 + parameters.Length];
        segment[0] = 0xFF;
        segment[1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(2 + parameters.Length));
        parameters.CopyTo(segment.AsSpan(4));
        return segment;
    }

    /// <summary>The file split before each marker that is not a restart: SOI, segments, scans with what they code, EOI.</summary>
    public static List<byte[]> Split(byte[] file)
    {
        var parts = new List<byte[]>();
        var start = 0;
        while (start < file.Length)
        {
            var end = start + 2;
            if (file[start + 1] is not (0xD8 or 0xD9))
                end += BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(end));
            if (file[start + 1] == 0xDA)
            {
                while (file[end] != 0xFF || file[end + 1] is 0x00 or (>= 0xD0 and <= 0xD7))
                    end++;
            }

            parts.Add(file[start..end]);
            start = end;
        }

        return parts;
    }

    /// <summary>The file with something put in before its first segment with a marker; 0 for right after SOI.</summary>
    public static byte[] Insert(byte[] file, byte[] inserted, byte before = 0)
    {
        var parts = Split(file);
        var index = before == 0 ? 1 : parts.FindIndex(part => part[1] == before);
        parts.Insert(index, inserted);
        return Join(parts);
    }

    /// <summary>The file with its first segment with a marker changed, or left out when the change gives nothing.</summary>
    public static byte[] Change(byte[] file, byte marker, Func<byte[], byte[]> change)
    {
        var parts = Split(file);
        var index = parts.FindIndex(part => part[1] == marker);
        parts[index] = change(parts[index]);
        return Join(parts);
    }

    /// <summary>The file with the parameters of its first segment with a marker changed, and the length with them.</summary>
    public static byte[] ChangeParameters(byte[] file, byte marker, Func<byte[], byte[]> change) =>
        Change(file, marker, segment => Segment(marker, change(segment[4..])));

    /// <summary>The file with one byte of its first segment with a marker set.</summary>
    public static byte[] Set(byte[] file, byte marker, int offset, byte value) =>
        Change(file, marker, segment =>
        {
            segment[offset] = value;
            return segment;
        });

    public static byte[] Join(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    /// <summary>The scans, headers included.</summary>
    public static byte[] Scans(byte[] file) => Join(Split(file).Where(part => part[1] == 0xDA));
}
