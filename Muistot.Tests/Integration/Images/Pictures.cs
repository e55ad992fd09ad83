using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Muistot.Infrastructure.Imaging;
using Muistot.Tests.Unit.Images;
using NetVips;

namespace Muistot.Tests.Integration.Images;

/// <summary>Pictures whose four quarters have colors of their own, so that what is turned, cut or dull shows.</summary>
internal static class Pictures
{
    public const int Width = 400;
    public const int Height = 200;

    private const double Display = 2.2;

    /// <summary>Colors of the quarters, from the upper left to the lower right.</summary>
    public static readonly double[][] Colors = [[200, 60, 60], [60, 160, 60], [60, 60, 200], [200, 200, 90]];

    // The service decodes no WebP; what it makes is looked at here.
    static Pictures()
    {
        RuntimeHelpers.RunClassConstructor(typeof(VipsRenderer).TypeHandle);
        Operation.Block("VipsForeignLoadWebp", false);
    }

    /// <summary>A picture.</summary>
    public static Image Quarters(int width = Width, int height = Height) => Quarters(Colors, width, height);

    private static Image Quarters(double[][] colors, int width = Width, int height = Height) => Image.Arrayjoin(
        [.. colors.Select(color => (Image.Black(width / 2, height / 2) + color).Cast(Enums.BandFormat.Uchar))], across: 2)
        .Copy(interpretation: Enums.Interpretation.Srgb);

    /// <summary>A JPEG that is stored turned, and says by its orientation (Exif 2.3) how it is shown.</summary>
    public static byte[] Turned(int orientation)
    {
        var picture = Quarters();
        var stored = orientation switch
        {
            2 => picture.FlipHor(),
            3 => picture.Rot180(),
            4 => picture.FlipVer(),
            5 => picture.Rot90().FlipHor(),
            6 => picture.Rot270(),
            7 => picture.Rot270().FlipHor(),
            8 => picture.Rot90(),
            _ => picture,
        };
        return stored.Mutate(image => image.Set(GValue.GIntType, "orientation", orientation)).JpegsaveBuffer(q: 95);
    }

    /// <summary>Pictures of the kinds that are taken in, by name.</summary>
    public static byte[] Of(string kind) => kind switch
    {
        "jpeg" => Quarters().JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.None),
        "progressive" => Quarters().JpegsaveBuffer(q: 95, interlace: true, keep: Enums.ForeignKeep.None),
        "display-p3" => Quarters().IccTransform("p3", inputProfile: "srgb").JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.Icc),
        "display-p3 png" => Quarters().IccTransform("p3", inputProfile: "srgb").PngsaveBuffer(keep: Enums.ForeignKeep.Icc),
        "cmyk" => Quarters().IccTransform("cmyk", inputProfile: "srgb").JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.None),
        "png" => Quarters().PngsaveBuffer(keep: Enums.ForeignKeep.None),
        "palette" => Quarters().PngsaveBuffer(palette: true, keep: Enums.ForeignKeep.None),
        "interlaced" => Quarters().PngsaveBuffer(interlace: true, keep: Enums.ForeignKeep.None),
        "16 bits" => Quarters().Colourspace(Enums.Interpretation.Rgb16).PngsaveBuffer(keep: Enums.ForeignKeep.None),
        "alpha" => Quarters().Bandjoin((Image.Black(Width, Height) + 127.5).Cast(Enums.BandFormat.Uchar))
            .Copy(interpretation: Enums.Interpretation.Srgb).PngsaveBuffer(keep: Enums.ForeignKeep.None),
        "linear" => WithGamma(1),
        "linear palette" => WithGamma(1, isPalette: true),
        "gamma of 1/1.8" => WithGamma(1 / 1.8),
        "gamma of 1/2.2" => WithGamma(1 / Display),
        "sRGB before gamma" => PngBytes.Insert(Of("png"), GammaOf(1), PngBytes.Part("sRGB", 0)),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    // A display shows a sample of a file with a gamma so: sample ^ (1 / (gamma · 2.2)), both from 0 to 1.
    private static byte[] WithGamma(double gamma, bool isPalette = false)
    {
        var samples = Colors.Select(color => color.Select(value => 255 * Math.Pow(value / 255, gamma * Display)).ToArray()).ToArray();
        return PngBytes.Insert(Quarters(samples).PngsaveBuffer(palette: isPalette, keep: Enums.ForeignKeep.None), GammaOf(gamma));
    }

    private static PngPart GammaOf(double gamma)
    {
        var data = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(data, (uint)Math.Round(gamma * 100_000));
        return PngBytes.Part("gAMA", data);
    }

    /// <summary>The colors in the middle of the quarters.</summary>
    public static double[][] Sample(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        using var copy = image.CopyMemory();
        return
        [
            .. new[] { (1, 1), (3, 1), (1, 3), (3, 3) }
                .Select(at => copy.Getpoint(copy.Width * at.Item1 / 4, copy.Height * at.Item2 / 4)),
        ];
    }

    /// <summary>Width and height, and whether nothing stands beside the pixels.</summary>
    public static (int Width, int Height, bool IsBare) Measure(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        var isBare = !image.GetFields().Any(field => field is "orientation" or "icc-profile-data" or "exif-data" or "xmp-data");
        return (image.Width, image.Height, isBare);
    }
}
