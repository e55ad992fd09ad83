using Muistot.Domain.Images;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

public sealed class ImageUploadTests
{
    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    [TestCase("")]
    [TestCase("data:image/png;base64,")]
    [TestCase("data:image/jpeg;base64,")]
    [TestCase("data:image/svg+xml;base64,", Description = "what it is shows in the bytes")]
    public void DecodesEveryByte(string prefix)
    {
        var upload = (prefix + Convert.ToBase64String(AllBytes)).As<ImageUpload>()!;

        Assert.That(upload.TryDecode(out var bytes), Is.True);
        Assert.That(bytes.ToArray(), Is.EqualTo(AllBytes));
        Assert.That(upload.TryDecode(out var again), Is.True, "a command that is tried again");
        Assert.That(again.ToArray(), Is.EqualTo(AllBytes));
    }

    [TestCase("QUJD", 3)]
    [TestCase("QUI=", 2)]
    [TestCase("QQ==", 1)]
    [TestCase("+/+/", 3)]
    public void DecodesEveryPadding(string text, int length)
    {
        Assert.That(text.As<ImageUpload>()!.TryDecode(out var bytes), Is.True);
        Assert.That(bytes.Length, Is.EqualTo(length));
    }

    [TestCase("QUI", Description = "no padding")]
    [TestCase("QQ=", Description = "half the padding")]
    [TestCase("QQ===", Description = "too much padding")]
    [TestCase("QQ==QUJD", Description = "padding inside")]
    [TestCase("====")]
    [TestCase("-_-_", Description = "the alphabet of URLs")]
    [TestCase("QU JD")]
    [TestCase("QUJD\r\nQUJD")]
    [TestCase("QUJ\n")]
    [TestCase("QUJD\tQUJD")]
    [TestCase("QUJD    QUJD", Description = "as long as base64 would be")]
    [TestCase("QUJD\r\n\r\nQUJD")]
    [TestCase("QU\t\t\t\tJD")]
    [TestCase("QUJD QUJ", Description = "a space for a plus")]
    [TestCase("QUJä")]
    [TestCase("ＱＵＪＤ")]
    [TestCase("not base64 at all!")]
    [TestCase("data:image/png,QUJD", Description = "not said to be base64")]
    [TestCase("data:image/png;base64QUJD", Description = "no comma")]
    [TestCase("data:text/html;base64,QUJD", Description = "said to be not an image")]
    [TestCase("data:image/png;charset=utf-8;base64,QUJD")]
    [TestCase("data:image/png;base64,data:image/png;base64,QUJD")]
    [TestCase("data:image/png;base64,QU,JD")]
    [TestCase("data:image/png;base64, QUJD")]
    public void RefusesWhatIsNoStandardBase64(string text)
    {
        Assert.That(text.As<ImageUpload>()!.TryDecode(out var bytes), Is.False);
        Assert.That(bytes.IsEmpty, Is.True);
    }

    [Test]
    public void IsNotEmpty() => Assert.That("".As<ImageUpload>(), Is.Null);

    [Test]
    public void IsNotWrittenOut() => Assert.That($"{"QUJD".As<ImageUpload>()}", Does.Not.Contain("QUJD"));
}
