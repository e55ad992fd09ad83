using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

[TestFixture]
internal sealed class ImageFormatTests
{
    [TestCase(ImageFormat.Png, "image/png")]
    [TestCase(ImageFormat.Jpeg, "image/jpeg")]
    public void Has_a_media_type(ImageFormat format, string expected) => Assert.That(format.MediaType, Is.EqualTo(expected));

    [TestCase(ImageFormat.Png, "png")]
    [TestCase(ImageFormat.Jpeg, "jpg")]
    public void Has_a_file_extension(ImageFormat format, string expected) => Assert.That(format.FileExtension, Is.EqualTo(expected));

    [Test]
    public void Has_no_names_beyond_its_members()
    {
        Assert.That(() => ((ImageFormat)2).MediaType, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ((ImageFormat)2).FileExtension, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
