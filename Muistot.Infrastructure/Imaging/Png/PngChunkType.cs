namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>
/// The chunk types that an image may keep, under their names and as their four letters: PNG (W3C REC, 3rd ed.) §5.4, §11.
/// </summary>
internal static class PngChunkType
{
    /// <summary>Image header.</summary>
    public const uint IHDR = 0x49484452;

    /// <summary>Palette.</summary>
    public const uint PLTE = 0x504C5445;

    /// <summary>Image data.</summary>
    public const uint IDAT = 0x49444154;

    /// <summary>Image trailer.</summary>
    public const uint IEND = 0x49454E44;

    /// <summary>Transparency.</summary>
    public const uint tRNS = 0x74524E53;

    /// <summary>Primary chromaticities and white point.</summary>
    public const uint cHRM = 0x6348524D;

    /// <summary>Image gamma.</summary>
    public const uint gAMA = 0x67414D41;

    /// <summary>Embedded ICC profile.</summary>
    public const uint iCCP = 0x69434350;

    /// <summary>Significant bits.</summary>
    public const uint sBIT = 0x73424954;

    /// <summary>Standard RGB color space.</summary>
    public const uint sRGB = 0x73524742;

    /// <summary>Coding-independent code points for video signal type identification.</summary>
    public const uint cICP = 0x63494350;

    /// <summary>Mastering display color volume.</summary>
    public const uint mDCV = 0x6D444356;

    /// <summary>Content light level information.</summary>
    public const uint cLLI = 0x634C4C49;

    /// <summary>Background color.</summary>
    public const uint bKGD = 0x624B4744;

    /// <summary>Physical pixel dimensions.</summary>
    public const uint pHYs = 0x70485973;

    /// <summary>Exchangeable image file (Exif) profile.</summary>
    public const uint eXIf = 0x65584966;

    /// <summary>Animation control.</summary>
    public const uint acTL = 0x6163544C;

    /// <summary>Frame control.</summary>
    public const uint fcTL = 0x6663544C;

    /// <summary>Frame data.</summary>
    public const uint fdAT = 0x66644154;

    private const uint CaseBits = 0x20202020;
    private const uint AncillaryBit = 0x20000000;

    /// <summary>Whether the chunk belongs to an animation.</summary>
    public static bool IsOfAnimation(uint type) => type is acTL or fcTL or fdAT;

    /// <summary>Whether a decoder that does not know the type must give up: PNG §5.4.</summary>
    public static bool IsCritical(uint type) => (type & AncillaryBit) == 0;

    /// <summary>Whether all four bytes are letters of ISO 646: PNG §5.3.</summary>
    public static bool IsValid(uint type)
    {
        for (var lowercase = type | CaseBits; lowercase != 0; lowercase >>= 8)
        {
            if ((lowercase & 0xFF) is < 'a' or > 'z')
                return false;
        }

        return true;
    }
}
