using System.Buffers.Binary;
using Muistot.Domain.Images;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>What a pixel is made of: PNG (W3C REC, 3rd ed.) §6.1.</summary>
internal enum PngColorType : byte
{
    /// <summary>One gray sample.</summary>
    Greyscale = 0,

    /// <summary>Red, green and blue.</summary>
    Truecolor = 2,

    /// <summary>An index into the palette.</summary>
    IndexedColor = 3,

    /// <summary>Gray and alpha.</summary>
    GreyscaleWithAlpha = 4,

    /// <summary>Red, green, blue and alpha.</summary>
    TruecolorWithAlpha = 6,
}

/// <summary>The image header: PNG (W3C REC, 3rd ed.) §11.2.1.</summary>
/// <param name="Width">Pixels, 1 to 2³¹ − 1.</param>
/// <param name="Height">Pixels, 1 to 2³¹ − 1.</param>
/// <param name="BitDepth">Bits per sample, or per index: 1, 2, 4, 8 or 16.</param>
/// <param name="ColorType">What a pixel is made of.</param>
/// <param name="IsInterlaced">Whether the pixels come in the seven passes of Adam7.</param>
internal sealed record PngHeader(int Width, int Height, int BitDepth, PngColorType ColorType, bool IsInterlaced)
{
    private const int DataLength = 13;

    /// <summary>Samples of a pixel, 1 to 4.</summary>
    public int Samples => ColorType switch
    {
        PngColorType.Truecolor => 3,
        PngColorType.GreyscaleWithAlpha => 2,
        PngColorType.TruecolorWithAlpha => 4,
        _ => 1,
    };

    /// <summary>Bits of a pixel, 1 to 64.</summary>
    public int BitsPerPixel => BitDepth * Samples;

    /// <summary>Whether pixels are levels of gray.</summary>
    public bool IsGreyscale => ColorType is PngColorType.Greyscale or PngColorType.GreyscaleWithAlpha;

    /// <summary>Reads IHDR.</summary>
    public static ImageError Read(ReadOnlySpan<byte> data, ImageLimits limits, out PngHeader? header)
    {
        header = null;
        if (data.Length != DataLength)
            return ImageError.Damaged;
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            return ImageError.Damaged;
        if ((long)width * height > limits.MaximumPixels)
            return ImageError.TooManyPixels;
        var depth = data[8];
        var colorType = (PngColorType)data[9];
        var compression = data[10];
        var filter = data[11];
        var interlace = data[12];
        if (!AllowsDepth(colorType, depth) || compression != 0 || filter != 0 || interlace > 1)
            return ImageError.Damaged;
        header = new PngHeader((int)width, (int)height, depth, colorType, interlace == 1);
        return ImageError.None;
    }

    /// <summary>The combinations of PNG §11.2.1.</summary>
    private static bool AllowsDepth(PngColorType colorType, byte depth) => colorType switch
    {
        PngColorType.Greyscale => depth is 1 or 2 or 4 or 8 or 16,
        PngColorType.IndexedColor => depth is 1 or 2 or 4 or 8,
        PngColorType.Truecolor or PngColorType.GreyscaleWithAlpha or PngColorType.TruecolorWithAlpha => depth is 8 or 16,
        _ => false,
    };
}
