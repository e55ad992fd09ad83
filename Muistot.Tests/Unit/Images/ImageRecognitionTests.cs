using System.Text;
using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

/// <summary>An image is what its bytes say.</summary>
[TestFixture]
internal sealed class ImageRecognitionTests
{
    [Test]
    public void Reads_format_and_size_of_samples([ValueSource(typeof(SampleFiles), nameof(SampleFiles.All))] string name)
    {
        var image = Reading.Accepted(SampleFiles.Read(name));

        Assert.That(image.Format.FileExtension, Is.EqualTo(Path.GetExtension(name)[1..]));
        Assert.That((image.Width, image.Height), Is.EqualTo((40, 30)));
    }

    [TestCase("image.gif")]
    [TestCase("image.webp")]
    [TestCase("image.heic")]
    public void Refuses_other_formats(string name) =>
        Assert.That(Reading.FaultOf(SampleFiles.Read(name)), Is.EqualTo(ImageError.UnknownFormat));

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [TestCase("<?xml version='1.0'?><svg/>")]
    [TestCase("<!doctype html><title>image</title>")]
    [TestCase("P3 1 1 255 0 0 0")]
    [TestCase("BM")]
    [TestCase("II*")]
    [TestCase("%PDF-1.7")]
    [TestCase("A memory of a summer.")]
    [TestCase("PNG")]
    [TestCase("")]
    public void Refuses_what_is_not_a_image(string text) =>
        Assert.That(Reading.FaultOf(Encoding.Latin1.GetBytes(text)), Is.EqualTo(ImageError.UnknownFormat));

    [Test]
    public void Refuses_a_image_that_does_not_stand_at_the_start([Values("baseline.jpg", "truecolor.png")] string name) =>
        Assert.That(Reading.FaultOf([(byte)' ', .. SampleFiles.Read(name)]), Is.EqualTo(ImageError.UnknownFormat));

    [Test]
    public void Refuses_a_PNG_whose_line_ends_were_converted()
    {
        byte[] file = [0x89, .. "PNG\n\u001A\n"u8, .. SampleFiles.Read("truecolor.png")[8..]];

        Assert.That(Reading.FaultOf(file), Is.EqualTo(ImageError.UnknownFormat));
    }
}
