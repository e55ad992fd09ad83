using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

public sealed class CleanedImageTests() : ImageTest(Backend.Embedded)
{
    [TestCase(3)]
    [TestCase(6)]
    [TestCase(8)]
    public async Task KeepTheirOrientationAlone(int orientation)
    {
        var served = await ServedAsync(SampleImages.JpegWithMetadata(orientation));

        Assert.That(served.AsSpan().IndexOf(SampleImages.Camera), Is.EqualTo(-1));
        Assert.That(served.AsSpan().IndexOf(SampleImages.Place()), Is.EqualTo(-1));
        var exif = served.AsSpan().IndexOf("Exif\0\0MM\0*"u8);
        Assert.That(exif, Is.Positive);
        Assert.That(served.Skip(exif + 14).Take(12), Is.EqualTo(new byte[] { 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation }));
    }

    [Test]
    public async Task AreTheImageAloneWhenItStandsUpright() =>
        Assert.That(await ServedAsync(SampleImages.JpegWithMetadata(1)), Is.EqualTo(SampleImages.Jpeg));

    [Test]
    public async Task KeepNothingThatWasWrittenIntoAPng()
    {
        var served = await ServedAsync(SampleImages.PngWithMetadata());

        Assert.That(served.AsSpan().IndexOf(SampleImages.Camera), Is.EqualTo(-1));
        Assert.That(served.AsSpan().IndexOf(SampleImages.Place()), Is.EqualTo(-1));
        Assert.That(served[..33], Is.EqualTo(SampleImages.Png()[..33]));
        Assert.That(served[^30..], Is.EqualTo(SampleImages.Png()[^30..]));
    }

    [Test]
    public async Task EndWhereTheImageEnds()
    {
        Assert.That(await ServedAsync([.. SampleImages.Png(), .. "<script>"u8]), Is.EqualTo(SampleImages.Png()));
        Assert.That(await ServedAsync([.. SampleImages.Jpeg, .. SampleImages.Jpeg]), Is.EqualTo(SampleImages.Jpeg));
    }

    [Test]
    public async Task AreTheSameWhenTheyComeBack()
    {
        var once = await ServedAsync(SampleImages.JpegWithMetadata(6));

        Assert.That(await ServedAsync(once), Is.EqualTo(once));
    }

    private async Task<byte[]> ServedAsync(byte[] image) =>
        (await Api.GetAsync($"/images/{await GiveAsync(await SceneAsync(), Holder.Memory, image)}")).Bytes;
}
