using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

[TestFixture]
internal sealed class PictureFormatTests
{
    [TestCase(PictureFormat.Png, "image/png")]
    [TestCase(PictureFormat.Jpeg, "image/jpeg")]
    public void Has_a_media_type(PictureFormat format, string expected) => Assert.That(format.MediaType, Is.EqualTo(expected));

    [TestCase(PictureFormat.Png, "png")]
    [TestCase(PictureFormat.Jpeg, "jpg")]
    public void Has_a_file_extension(PictureFormat format, string expected) => Assert.That(format.FileExtension, Is.EqualTo(expected));

    [Test]
    public void Has_no_names_beyond_its_members()
    {
        Assert.That(() => ((PictureFormat)2).MediaType, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ((PictureFormat)2).FileExtension, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
