namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>
/// Counts decompressed image data off against the scanlines that an image has: PNG (W3C REC, 3rd ed.) §7.2, §7.3, §8.
/// </summary>
/// <param name="header">Gives the size of pixels and whether they are interlaced.</param>
/// <param name="width">Pixels across of the image or frame.</param>
/// <param name="height">Pixels down.</param>
internal sealed class PngScanlines(PngHeader header, int width, int height)
{
    private const byte LastFilterType = 4;

    /// <summary>First column, first row, columns between pixels and rows between scanlines of each pass: PNG §8.2.</summary>
    private static readonly (int Column, int Row, int ColumnStep, int RowStep)[] Adam7 =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    private int passesBegun;
    private long scanlinesLeft;
    private long scanlineLength;
    private long bytesLeft;

    /// <summary>Bytes of all scanlines together.</summary>
    public long Length => Enumerable.Range(0, PassCount).Select(Pass).Sum(pass => pass.Scanlines * pass.ScanlineLength);

    private int PassCount => header.IsInterlaced ? Adam7.Length : 1;

    /// <summary>Takes the next decompressed bytes in.</summary>
    /// <returns>False when a scanline begins with an unknown filter type, or the image has no more scanlines.</returns>
    public bool TryTake(ReadOnlySpan<byte> decompressed)
    {
        while (!decompressed.IsEmpty)
        {
            if (bytesLeft == 0 && (!TryBeginScanline() || decompressed[0] > LastFilterType))
                return false;
            var taken = (int)Math.Min(bytesLeft, decompressed.Length);
            bytesLeft -= taken;
            decompressed = decompressed[taken..];
        }

        return true;
    }

    /// <summary>Whether all scanlines have been taken. To be asked once, after the last bytes.</summary>
    public bool IsComplete() => bytesLeft == 0 && !TryBeginScanline();

    private bool TryBeginScanline()
    {
        while (scanlinesLeft == 0)
        {
            if (!TryBeginPass())
                return false;
        }

        scanlinesLeft--;
        bytesLeft = scanlineLength;
        return true;
    }

    private bool TryBeginPass()
    {
        if (passesBegun == PassCount)
            return false;
        (scanlinesLeft, scanlineLength) = Pass(passesBegun++);
        return true;
    }

    private (long Scanlines, long ScanlineLength) Pass(int pass)
    {
        var (column, row, columnStep, rowStep) = header.IsInterlaced ? Adam7[pass] : (0, 0, 1, 1);
        var columns = ((long)width - column + columnStep - 1) / columnStep;

        // An image of a few pixels has no pixels in some passes, and these have no scanlines either (§8.2).
        var scanlines = columns > 0 ? ((long)height - row + rowStep - 1) / rowStep : 0;
        return (scanlines, 1 + (((columns * header.BitsPerPixel) + 7) / 8));
    }
}
