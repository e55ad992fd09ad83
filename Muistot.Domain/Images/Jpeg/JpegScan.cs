namespace Muistot.Domain.Images.Jpeg;

/// <summary>A scan header: ISO/IEC 10918-1 §B.2.3.</summary>
/// <param name="Components">One bit for each component of the frame that is in the scan.</param>
/// <param name="IsFirst">Whether it is the scan that a progressive component starts with: the high bits of its DC coefficients.</param>
internal readonly record struct JpegScan(int Components, bool IsFirst)
{
    private const int LastCoefficient = 63;
    private const int MostBlocksPerUnit = 10;
    private const int LowestBit = 13;

    /// <summary>Reads SOS against its frame and the tables given before it.</summary>
    /// <returns>False when the header breaks the rules, or a table that decoding needs is missing.</returns>
    public static bool TryRead(ReadOnlySpan<byte> parameters, JpegFrame frame, JpegTables tables, out JpegScan scan)
    {
        scan = default;
        if (parameters.IsEmpty || parameters[0] is < 1 or > 4 || parameters.Length != 4 + (2 * parameters[0]))
            return false;
        var components = 0;
        var blocks = 0;
        for (var selectors = parameters[1..^3]; !selectors.IsEmpty; selectors = selectors[2..])
        {
            var index = frame.IndexOf(selectors[0]);
            if (index < 0 || (components & (1 << index)) != 0)
                return false;
            if (selectors[1] >> 4 > 3 || (selectors[1] & 0x0F) > 3 || !tables.HasQuantizationTable(frame.QuantizationTable(index)))
                return false;
            components |= 1 << index;
            blocks += frame.BlocksPerUnit(index);
        }

        var interleaved = parameters[0] > 1;
        if (interleaved && blocks > MostBlocksPerUnit)
            return false;

        // Sequential decoders do not look at the rest, and some cameras write it wrong.
        if (frame.IsProgressive && !IsProgression(parameters[^3..], interleaved))
            return false;
        scan = new JpegScan(components, parameters[^3] == 0 && parameters[^1] >> 4 == 0);
        return true;
    }

    /// <summary>Spectral selection and successive approximation: ISO/IEC 10918-1 §G.1.1.1, with the ranges of Table B.3.</summary>
    private static bool IsProgression(ReadOnlySpan<byte> parameters, bool interleaved)
    {
        var start = parameters[0];
        var end = parameters[1];
        var high = parameters[2] >> 4;
        var low = parameters[2] & 0x0F;
        if (start == 0 ? end != 0 : interleaved || end < start || end > LastCoefficient)
            return false;
        return low <= LowestBit && (high == 0 || high == low + 1);
    }
}
