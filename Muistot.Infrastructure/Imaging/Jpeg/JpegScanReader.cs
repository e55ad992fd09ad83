namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>
/// Decodes the last scan of a file as far as it takes to find where it ends: every block has to be there, to the last bit. Only then
/// is a file that stops without EOI a whole image.
/// </summary>
/// <remarks>
/// Of the scans before the last one, those are decoded that a refining scan builds on. Memory is eight bytes for each block of one
/// component, and only where the last scan is a refining one.
/// </remarks>
/// <param name="file">The file, with well-formed segments.</param>
/// <param name="frame">Its frame, to which all scans have been added.</param>
internal sealed class JpegScanReader(ReadOnlyMemory<byte> file, JpegFrame frame)
{
    private const int Coefficients = 64;
    private const int NotCoded = -1;
    private readonly JpegHuffmanTable?[,] tables = new JpegHuffmanTable?[2, 4];
    private readonly int[,] lowestBits = new int[frame.ComponentCount, Coefficients];
    private ulong[]? nonzero;

    /// <summary>Finds where the last scan ends.</summary>
    /// <param name="lastScan">The header of the scan.</param>
    /// <returns>
    /// The place after its last byte, or -1 when it is cut short, or an earlier scan promised more precision than there is.
    /// </returns>
    public int FindEnd(in JpegSegment lastScan)
    {
        var last = Header(lastScan);
        if (frame.IsProgressive && last is { Start: > 0, IsRefinement: true })
            nonzero = new ulong[last.BlockCount];
        for (var i = 0; i < lowestBits.Length; i++)
            lowestBits[i / Coefficients, i % Coefficients] = NotCoded;
        var restartInterval = 0;
        var position = 2;
        while (JpegSegment.TryRead(file.Span, position, out var segment))
        {
            position = segment.End;
            var parameters = segment.Parameters(file.Span);
            if (segment.Marker == JpegMarker.HuffmanTables)
                JpegHuffmanTable.Read(parameters, tables);
            else if (segment.Marker == JpegMarker.RestartInterval)
                restartInterval = parameters[0] << 8 | parameters[1];
            if (segment.Marker != JpegMarker.StartOfScan)
                continue;

            var scan = Header(segment);
            Count(scan);
            if (segment == lastScan)
                return IsPrecise() ? new JpegScanDecoder(scan, tables, nonzero, restartInterval).FindEnd(file.Span, position) : NotCoded;
            if (nonzero is not null && scan.Start > 0 && scan.Components[0].Index == last.Components[0].Index
                && new JpegScanDecoder(scan, tables, nonzero, restartInterval).FindEnd(file.Span, position) < 0)
                return NotCoded;
            JpegEntropyCodedData.TryFindEnd(file.Span, position, restartInterval, out position);
        }

        return NotCoded;
    }

    private JpegScanHeader Header(in JpegSegment segment) => JpegScanHeader.Read(segment.Parameters(file.Span), frame);

    /// <summary>Notes down to which bit each coefficient has been coded: ISO/IEC 10918-1 §G.1.1.1.</summary>
    private void Count(JpegScanHeader scan)
    {
        foreach (var component in scan.Components)
        {
            for (var coefficient = scan.Start; coefficient <= scan.End; coefficient++)
                lowestBits[component.Index, coefficient] = scan.LowestBit;
        }
    }

    /// <summary>A progressive image that stops between two scans looks whole and is not.</summary>
    private bool IsPrecise() => !frame.IsProgressive || lowestBits.Cast<int>().All(bit => bit == 0);
}
