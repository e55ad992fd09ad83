using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Muistot.Domain.Images.Jpeg;

/// <summary>A marker with the parameters that follow it: ISO/IEC 10918-1 §B.1.1.4.</summary>
/// <param name="Start">Where the fill bytes before the marker begin, or the marker when there are none.</param>
/// <param name="MarkerStart">Where the marker begins.</param>
/// <param name="Marker">The second byte of the marker.</param>
/// <param name="ParametersStart">Where the parameters begin, after the length.</param>
/// <param name="End">Where the segment ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JpegSegment(int Start, int MarkerStart, byte Marker, int ParametersStart, int End)
{
    private const byte MarkerPrefix = 0xFF;

    /// <summary>Reads the segment at a place, past any number of fill bytes (§B.1.1.2).</summary>
    /// <returns>False when there is no marker, or not all of its parameters.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, int start, out JpegSegment segment)
    {
        segment = default;
        var afterPrefixes = file[start..].IndexOfAnyExcept(MarkerPrefix);
        if (afterPrefixes < 1)
            return false;
        var code = start + afterPrefixes;
        if (JpegMarker.StandsAlone(file[code]))
        {
            segment = new JpegSegment(start, code - 1, file[code], code + 1, code + 1);
            return true;
        }

        var parameters = code + 1 + sizeof(ushort);
        if (parameters > file.Length)
            return false;

        // The length counts itself in.
        var end = code + 1 + BinaryPrimitives.ReadUInt16BigEndian(file[(code + 1)..]);
        if (end < parameters || end > file.Length)
            return false;
        segment = new JpegSegment(start, code - 1, file[code], parameters, end);
        return true;
    }

    /// <summary>The parameters.</summary>
    public ReadOnlySpan<byte> Parameters(ReadOnlySpan<byte> file) => file[ParametersStart..End];
}
