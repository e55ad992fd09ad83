using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>Runs the reader and states what it is expected to do in every case.</summary>
internal static class Reading
{
    /// <summary>Limits that none of the small pictures of the tests come near.</summary>
    public static readonly PictureLimits Generous = new(MaximumPixels: 50_000_000, MaximumScans: 100);

    /// <summary>Reads a file that is to be accepted.</summary>
    public static Picture Accepted(byte[] incoming, PictureLimits? limits = null)
    {
        var accepted = PictureReader.TryRead(incoming, limits ?? Generous, out var picture, out var fault);
        Assert.That(fault, Is.EqualTo(PictureFault.None));
        Assert.That(accepted, Is.True);
        return picture!;
    }

    /// <summary>Reads a file that is to be accepted, and gives what is left of it.</summary>
    public static byte[] Cleaned(byte[] incoming) => Accepted(incoming).Bytes.ToArray();

    /// <summary>Reads a file that may be refused, and tells why it is.</summary>
    public static PictureFault FaultOf(byte[] incoming, PictureLimits? limits = null)
    {
        var accepted = PictureReader.TryRead(incoming, limits ?? Generous, out var picture, out var fault);
        Assert.That(accepted, Is.EqualTo(fault == PictureFault.None));
        Assert.That(picture, accepted ? Is.Not.Null : Is.Null);
        return fault;
    }
}
