namespace Muistot.Infrastructure.Imaging.Jpeg;

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
        var interleaved = parameters[0] > 1;
        var progression = parameters[^3..];

        // Sequential decoders do not look at it, and some cameras write it wrong.
        if (frame.IsProgressive && !IsProgression(progression, interleaved))
            return false;
        var components = 0;
        var blocks = 0;
        for (var selectors = parameters[1..^3]; !selectors.IsEmpty; selectors = selectors[2..])
        {
            var index = frame.IndexOf(selectors[0]);
            if (index < 0 || (components & (1 << index)) != 0)
                return false;
            if (!tables.HasQuantizationTable(frame.QuantizationTable(index)))
                return false;
            if (!HasHuffmanTables(selectors[1], progression, frame, tables))
                return false;
            components |= 1 << index;
            blocks += frame.BlocksPerUnit(index);
        }

        scan = new JpegScan(components, StartsDc(progression));
        return !interleaved || blocks <= MostBlocksPerUnit;
    }

    private static bool StartsDc(ReadOnlySpan<byte> progression) => progression[0] == 0 && progression[2] >> 4 == 0;

    /// <summary>
    /// Whether the tables that a component names have been given. Sequential decoders know tables 0 and 1 without being told, those of
    /// ISO/IEC 10918-1 Annex K, since single images of Motion JPEG come without them.
    /// </summary>
    private static bool HasHuffmanTables(byte selectors, ReadOnlySpan<byte> progression, JpegFrame frame, JpegTables tables)
    {
        var dc = selectors >> 4;
        var ac = selectors & 0x0F;
        if (dc > 3 || ac > 3)
            return false;
        if (!frame.IsProgressive)
            return (dc < 2 || tables.HasHuffmanTable(0, dc)) && (ac < 2 || tables.HasHuffmanTable(1, ac));
        if (progression[0] > 0)
            return tables.HasHuffmanTable(1, ac);
        return !StartsDc(progression) || tables.HasHuffmanTable(0, dc);
    }

    /// <summary>Spectral selection and successive approximation: ISO/IEC 10918-1 §G.1.1.1, with the ranges of Table B.3.</summary>
    private static bool IsProgression(ReadOnlySpan<byte> progression, bool interleaved)
    {
        var start = progression[0];
        var end = progression[1];
        var high = progression[2] >> 4;
        var low = progression[2] & 0x0F;
        if (start == 0 ? end != 0 : interleaved || end < start || end > LastCoefficient)
            return false;
        return low <= LowestBit && (high == 0 || high == low + 1);
    }
}
