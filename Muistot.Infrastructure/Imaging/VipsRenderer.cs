using Muistot.Application.Images;
using Muistot.Domain.Images;
using NetVips;
using Picture = NetVips.Image;

namespace Muistot.Infrastructure.Imaging;

/// <summary>Renders images by libvips, in this process (decision 0013).</summary>
public sealed class VipsRenderer : IImageRenderer
{
    private const int Quality = 80;

    // libvips' VIPS_MAX_COORD: only the width limits.
    private const int AnyHeight = 10_000_000;

    // An image whose data break off or are wrong is not made smaller, so that half a picture is not kept. libvips reads this from the
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
            using (var header = Picture.NewFromBuffer(original, access: Enums.Access.Sequential))
            {
                if ((long)header.Width * header.Height > maximumPixels)
                    return null;
            }

            // Turns the image upright, and what it stands for in its profile into sRGB.
            using var image = Picture.ThumbnailBuffer(
                original, derivative.Width.Pixels, Decoding, AnyHeight, Enums.Size.Down, outputProfile: "srgb",
                intent: Enums.Intent.Relative);
            return derivative.IsWebp
                ? image.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None)
                : image.JpegsaveBuffer(q: Quality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None, background: White);
        }
        catch (VipsException)
        {
            return null;
        }
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
