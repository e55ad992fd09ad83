using Muistot.Application.Images;
using Muistot.Domain.Images;
using Muistot.Infrastructure.Imaging.Png;
using NetVips;
using VipsImage = NetVips.Image;

namespace Muistot.Infrastructure.Imaging;

/// <summary>Renders images by libvips, in this process (decision 0013).</summary>
public sealed class VipsRenderer : IImageRenderer
{
    private const int Quality = 80;

    // libvips' VIPS_MAX_COORD: only the width limits.
    private const int AnyHeight = 10_000_000;

    // An image whose data break off or are wrong is not made smaller, so that half an image is not kept. libvips reads this from the
    // options of the decoder; its parameter of the same name does nothing for images in memory.
    private const string Decoding = "[fail_on=error]";

    private static readonly double[] White = [255, 255, 255];

    // Each image is decoded by one thread, and nothing is kept of it. Decoders of other formats are never asked, whatever the bytes are.
    private static readonly bool IsReady = Prepare();

    /// <inheritdoc/>
    public byte[]? Render(byte[] original, ImageDerivative derivative, long maximumPixels)
    {
        if (!IsReady)
            return null;
        try
        {
            using (var header = VipsImage.NewFromBuffer(original, access: Enums.Access.Sequential))
            {
                if ((long)header.Width * header.Height > maximumPixels)
                    return null;
            }

            // Turns the image upright, and what it stands for in its profile into sRGB.
            using var small = VipsImage.ThumbnailBuffer(
                original, derivative.Width.Pixels, Decoding, AnyHeight, Enums.Size.Down, outputProfile: "srgb",
                intent: Enums.Intent.Relative);
            using var image = Correct(small, PngGamma.CorrectionOf(original));
            return derivative.IsWebp
                ? image.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None)
                : image.JpegsaveBuffer(q: Quality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None, background: White);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    // libvips passes over the gamma of a PNG, which browsers and ImageMagick show it by.
    private static VipsImage Correct(VipsImage image, double? gamma)
    {
        if (gamma is null)
            return image.Copy();
        if (!image.HasAlpha())
            return image.Gamma(gamma);
        using var colors = image.ExtractBand(0, image.Bands - 1);
        using var corrected = colors.Gamma(gamma);
        using var alpha = image.ExtractBand(image.Bands - 1);
        return corrected.Bandjoin(alpha);
    }

    private static bool Prepare()
    {
        // Where there is no libvips, images are sent as they are.
        if (!ModuleInitializer.VipsInitialized)
            return false;
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        Operation.Block("VipsForeignLoadJpeg", false);
        Operation.Block("VipsForeignLoadPng", false);
        return true;
    }
}
