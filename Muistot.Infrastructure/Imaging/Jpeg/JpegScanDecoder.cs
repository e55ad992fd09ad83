namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>
/// Decodes a scan without keeping its pixels: ISO/IEC 10918-1 §F.2 (sequential) and §G.2 (progressive). It has to know which
/// coefficients are not zero, since a refining scan has a bit for each of them.
/// </summary>
/// <param name="scan">The scan.</param>
/// <param name="tables">Huffman tables, by class and number.</param>
/// <param name="nonzero">One bit for each coefficient of each block that is not zero; null where no scan refines.</param>
/// <param name="restartInterval">MCUs between restart markers, 0 for none.</param>
internal sealed class JpegScanDecoder(JpegScanHeader scan, JpegHuffmanTable?[,] tables, ulong[]? nonzero, int restartInterval)
{
    private const int CutShort = -1;
    private const int LastCoefficient = 63;
    private const int LongestRun = 15;
    private int blocksWithoutCodes;

    /// <summary>Finds where the scan ends.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where the scan begins, after its header.</param>
    /// <returns>The place after its last byte, or -1 when it is cut short or broken.</returns>
    public int FindEnd(ReadOnlySpan<byte> file, int start)
    {
        var bits = new JpegBits(file, start);
        for (var unit = 0; unit < scan.Units; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0)
            {
                if (blocksWithoutCodes > 0 || !bits.TryRestart((byte)(JpegMarker.FirstRestart + (((unit / restartInterval) - 1) & 7))))
                    return CutShort;
            }

            foreach (var component in scan.Components)
            {
                for (var block = 0; block < component.BlocksPerUnit; block++)
                {
                    if (!TryDecode(ref bits, component, unit) || bits.IsExhausted)
                        return CutShort;
                }
            }
        }

        return bits.Position;
    }

    private bool TryDecode(ref JpegBits bits, in JpegScanHeader.Component component, int block)
    {
        if (scan.Start > 0)
            return scan.IsRefinement ? TryRefine(ref bits, component.AcTable, block) : TryDecodeBand(ref bits, component.AcTable, block);
        if (scan.IsRefinement)
        {
            bits.Skip(1);
            return true;
        }

        var size = tables[0, component.DcTable]?.Decode(ref bits) ?? CutShort;
        if (size < 0)
            return false;
        bits.Skip(size);
        return scan.IsProgressive || TryDecodeCoefficients(ref bits, component.AcTable);
    }

    private bool TryDecodeCoefficients(ref JpegBits bits, int table)
    {
        for (var coefficient = 1; coefficient <= LastCoefficient; coefficient++)
        {
            var code = tables[1, table]?.Decode(ref bits) ?? CutShort;
            var (run, size) = (code >> 4, code & 0x0F);
            if (code < 0)
                return false;
            if (size == 0 && run < LongestRun)
                return true;
            coefficient += run;
            bits.Skip(size);
            if (size > 0 && coefficient > LastCoefficient)
                return false;
        }

        return true;
    }

    private bool TryDecodeBand(ref JpegBits bits, int table, int block)
    {
        if (blocksWithoutCodes > 0)
        {
            blocksWithoutCodes--;
            return true;
        }

        for (var coefficient = scan.Start; coefficient <= scan.End; coefficient++)
        {
            var code = tables[1, table]?.Decode(ref bits) ?? CutShort;
            var (run, size) = (code >> 4, code & 0x0F);
            if (code < 0)
                return false;
            if (size == 0 && run < LongestRun)
            {
                blocksWithoutCodes = (1 << run) + bits.Read(run) - 1;
                return true;
            }

            coefficient += run;
            bits.Skip(size);
            if (size > 0 && !TryMark(block, coefficient))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The order of ISO/IEC 10918-1 §G.1.2.3: codes for what becomes nonzero, with the correcting bits of what they pass over.
    /// </summary>
    private bool TryRefine(ref JpegBits bits, int table, int block)
    {
        var coefficient = scan.Start;
        while (blocksWithoutCodes == 0 && coefficient <= scan.End)
        {
            var code = tables[1, table]?.Decode(ref bits) ?? CutShort;
            var (run, size) = (code >> 4, code & 0x0F);
            if (code < 0 || size > 1)
                return false;
            if (size == 0 && run < LongestRun)
            {
                blocksWithoutCodes = (1 << run) + bits.Read(run);
                break;
            }

            bits.Skip(size);
            coefficient = PassOver(ref bits, block, coefficient, run);
            if (size > 0 && !TryMark(block, coefficient))
                return false;
            coefficient++;
        }

        if (blocksWithoutCodes > 0)
        {
            blocksWithoutCodes--;
            PassOver(ref bits, block, coefficient, LastCoefficient);
        }

        return true;
    }

    /// <summary>Passes over as many zeros as a run has, and over a correcting bit for each coefficient between them that is none.</summary>
    /// <returns>The coefficient behind them.</returns>
    private int PassOver(ref JpegBits bits, int block, int coefficient, int run)
    {
        var marked = nonzero![block] >> coefficient;
        for (; coefficient <= scan.End; coefficient++, marked >>= 1)
        {
            if ((marked & 1) == 1)
                bits.Skip(1);
            else if (run-- == 0)
                break;
        }

        return coefficient;
    }

    private bool TryMark(int block, int coefficient)
    {
        if (coefficient > scan.End)
            return false;
        if (nonzero is not null)
            nonzero[block] |= 1UL << coefficient;
        return true;
    }
}
