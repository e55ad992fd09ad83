using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Muistot.Infrastructure.Imaging.Jpeg;

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
    private const byte StuffedZero = 0x00;

    /// <summary>
    /// Reads the segment at a place, past any number of fill bytes (§B.1.1.2). Editors write wrong lengths and leave bytes between
    /// segments, so it goes on at the next marker, and takes a length below its own for one without parameters, as decoders do.
    /// </summary>
    /// <returns>False when there is no marker, or not all of its parameters.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, int start, out JpegSegment segment)
    {
        segment = default;
        if (!TryFindMarker(file, ref start, out var code))
            return false;
        if (JpegMarker.StandsAlone(file[code]))
        {
            segment = new JpegSegment(start, code - 1, file[code], code + 1, code + 1);
            return true;
        }

        var parameters = code + 1 + sizeof(ushort);
        if (parameters > file.Length)
            return false;

        // The length counts itself in.
        var end = Math.Max(parameters, code + 1 + BinaryPrimitives.ReadUInt16BigEndian(file[(code + 1)..]));
        if (end > file.Length)
            return false;
        segment = new JpegSegment(start, code - 1, file[code], parameters, end);
        return true;
    }

    /// <summary>Finds the next marker. Fill bytes count as part of it where nothing else is before them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where to look from; then where the marker or its fill bytes begin.</param>
    /// <param name="code">Where its second byte is.</param>
    private static bool TryFindMarker(ReadOnlySpan<byte> file, ref int start, out int code)
    {
        code = start;
        while (true)
        {
            var prefix = file[code..].IndexOf(MarkerPrefix);
            var length = prefix < 0 ? -1 : file[(code + prefix)..].IndexOfAnyExcept(MarkerPrefix);
            if (length < 0)
                return false;
            code += prefix + length;
            if (file[code] != StuffedZero)
                break;
            code++;
        }

        if (file[start..code].ContainsAnyExcept(MarkerPrefix))
            start = code - 1;
        return true;
    }

    /// <summary>The parameters.</summary>
    public ReadOnlySpan<byte> Parameters(ReadOnlySpan<byte> file) => file[ParametersStart..End];
}
