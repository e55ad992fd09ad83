using System.Buffers.Binary;

namespace Muistot.Domain.Images.Png;

/// <summary>What a pixel is made of: PNG (W3C REC, 3rd ed.) §6.1.</summary>
internal enum PngColourType : byte
{
    /// <summary>One grey sample.</summary>
    Greyscale = 0,

    /// <summary>Red, green and blue.</summary>
    Truecolour = 2,

    /// <summary>An index into the palette.</summary>
    IndexedColour = 3,

    /// <summary>Grey and alpha.</summary>
    GreyscaleWithAlpha = 4,

    /// <summary>Red, green, blue and alpha.</summary>
    TruecolourWithAlpha = 6,
}

/// <summary>The image header: PNG (W3C REC, 3rd ed.) §11.2.1.</summary>
/// <param name="Width">Pixels, 1 to 2³¹ − 1.</param>
/// <param name="Height">Pixels, 1 to 2³¹ − 1.</param>
/// <param name="BitDepth">Bits per sample, or per index: 1, 2, 4, 8 or 16.</param>
/// <param name="ColourType">What a pixel is made of.</param>
/// <param name="IsInterlaced">Whether the pixels come in the seven passes of Adam7.</param>
internal sealed record PngHeader(int Width, int Height, int BitDepth, PngColourType ColourType, bool IsInterlaced)
{
    private const int DataLength = 13;

    /// <summary>Samples of a pixel, 1 to 4.</summary>
    public int Samples => ColourType switch
    {
        PngColourType.Truecolour => 3,
        PngColourType.GreyscaleWithAlpha => 2,
        PngColourType.TruecolourWithAlpha => 4,
        _ => 1,
    };

    /// <summary>Bits of a pixel, 1 to 64.</summary>
    public int BitsPerPixel => BitDepth * Samples;

    /// <summary>Whether pixels are levels of grey.</summary>
    public bool IsGreyscale => ColourType is PngColourType.Greyscale or PngColourType.GreyscaleWithAlpha;

    /// <summary>Reads IHDR.</summary>
    public static PictureFault Read(ReadOnlySpan<byte> data, PictureLimits limits, out PngHeader? header)
    {
        header = null;
        if (data.Length != DataLength)
            return PictureFault.Damaged;
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            return PictureFault.Damaged;
        if ((long)width * height > limits.MaximumPixels)
            return PictureFault.TooManyPixels;
        var depth = data[8];
        var colourType = (PngColourType)data[9];
        var compression = data[10];
        var filter = data[11];
        var interlace = data[12];
        if (!AllowsDepth(colourType, depth) || compression != 0 || filter != 0 || interlace > 1)
            return PictureFault.Damaged;
        header = new PngHeader((int)width, (int)height, depth, colourType, interlace == 1);
        return PictureFault.None;
    }

    /// <summary>The combinations of PNG §11.2.1.</summary>
    private static bool AllowsDepth(PngColourType colourType, byte depth) => colourType switch
    {
        PngColourType.Greyscale => depth is 1 or 2 or 4 or 8 or 16,
        PngColourType.IndexedColour => depth is 1 or 2 or 4 or 8,
        PngColourType.Truecolour or PngColourType.GreyscaleWithAlpha or PngColourType.TruecolourWithAlpha => depth is 8 or 16,
        _ => false,
    };
}
