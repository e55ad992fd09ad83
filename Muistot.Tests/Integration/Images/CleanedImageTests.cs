using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

[OnEveryBackend]
public sealed class CleanedImageTests(Backend backend) : ImageTest(backend)
{
    [TestCase(3)]
    [TestCase(6)]
    [TestCase(8)]
    public async Task KeepTheirOrientationAlone(int orientation)
    {
        var served = await ServedAsync(Pictures.JpegWithMetadata(orientation));

        Assert.That(served.AsSpan().IndexOf(Pictures.Camera), Is.EqualTo(-1));
        Assert.That(served.AsSpan().IndexOf(Pictures.Place()), Is.EqualTo(-1));
        var exif = served.AsSpan().IndexOf("Exif\0\0MM\0*"u8);
        Assert.That(exif, Is.Positive);
        Assert.That(served.Skip(exif + 14).Take(12), Is.EqualTo(new byte[] { 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation }));
    }

    [Test]
    public async Task AreThePictureAloneWhenItStandsUpright() => Assert.That(await ServedAsync(Pictures.JpegWithMetadata(1)), Is.EqualTo(Pictures.Jpeg));

    [Test]
    public async Task KeepNothingThatWasWrittenIntoAPng()
    {
        var served = await ServedAsync(Pictures.PngWithMetadata());

        Assert.That(served.AsSpan().IndexOf(Pictures.Camera), Is.EqualTo(-1));
        Assert.That(served.AsSpan().IndexOf(Pictures.Place()), Is.EqualTo(-1));
        Assert.That(served[..33], Is.EqualTo(Pictures.Png()[..33]));
        Assert.That(served[^30..], Is.EqualTo(Pictures.Png()[^30..]));
    }

    [Test]
    public async Task EndWhereThePictureEnds()
    {
        Assert.That(await ServedAsync([.. Pictures.Png(), .. "<script>"u8]), Is.EqualTo(Pictures.Png()));
        Assert.That(await ServedAsync([.. Pictures.Jpeg, .. Pictures.Jpeg]), Is.EqualTo(Pictures.Jpeg));
    }

    [Test]
    public async Task AreTheSameWhenTheyComeBack()
    {
        var once = await ServedAsync(Pictures.JpegWithMetadata(6));

        Assert.That(await ServedAsync(once), Is.EqualTo(once));
    }

    private async Task<byte[]> ServedAsync(byte[] picture) =>
        (await Api.GetAsync($"/images/{await GiveAsync(await SceneAsync(), Holder.Memory, picture)}")).Bytes;
}
