using Muistot.Domain.Images;
using Muistot.Infrastructure.Imaging;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Runs the reader and states what it is expected to do in every case.</summary>
internal static class Reading
{
    /// <summary>Limits that none of the small images of the tests come near.</summary>
    public static readonly ImageLimits Generous = new(MaximumPixels: 50_000_000, MaximumScans: 100);

    /// <summary>Reads a file that is to be accepted.</summary>
    public static CleanedImage Accepted(byte[] incoming, ImageLimits? limits = null)
    {
        var accepted = new ImageCleaner().TryClean(incoming, limits ?? Generous, out var image, out var fault);
        Assert.That(fault, Is.EqualTo(ImageError.None));
        Assert.That(accepted, Is.True);
        return image!;
    }

    /// <summary>Reads a file that is to be accepted, and gives what is left of it.</summary>
    public static byte[] Cleaned(byte[] incoming) => Accepted(incoming).Bytes.ToArray();

    /// <summary>Reads a file that may be refused, and tells why it is.</summary>
    public static ImageError FaultOf(byte[] incoming, ImageLimits? limits = null)
    {
        var accepted = new ImageCleaner().TryClean(incoming, limits ?? Generous, out var image, out var fault);
        Assert.That(accepted, Is.EqualTo(fault == ImageError.None));
        Assert.That(image, accepted ? Is.Not.Null : Is.Null);
        return fault;
    }
}
