using System.Security.Cryptography;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

public sealed class ImageAliasTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 21, 12, 3, 0, TimeSpan.Zero);

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [TestCase(1, 1)]
    [TestCase(int.MaxValue, 70_000)]
    [TestCase(16_777_216, int.MaxValue)]
    public void SayWhatTheyWereMadeOf(int imageId, int callerId)
    {
        var alias = ImageAlias.Issue(imageId, callerId, Now);
        var name = alias.ToName(Key, ".jpg");

        Assert.That(ImageName.TryParse(name, out _) && name.Length == 40);
        Assert.That(ImageAlias.TryRead(name, Key, out var read), Is.True);
        Assert.That(read, Is.EqualTo(alias));
    }

    [TestCase("2024-06-21T12:00:00Z", "2024-06-21T12:10:00Z")]
    [TestCase("2024-06-21T12:09:59.999Z", "2024-06-21T12:10:00Z")]
    [TestCase("2024-06-21T12:10:00Z", "2024-06-21T12:20:00Z")]
    [TestCase("2199-12-31T23:59:59Z", "2200-01-01T00:00:00Z")]
    public void StayTheSameForAWhileAndWorkForAnHourMore(string moment, string next)
    {
        var (now, then) = (DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture));
        var alias = ImageAlias.Issue(1, 2, now);

        Assert.That(ImageAlias.NextAt(now), Is.EqualTo(then));
        Assert.That(ImageAlias.Issue(1, 2, then.AddTicks(-1)), Is.EqualTo(alias));
        Assert.That(ImageAlias.Issue(1, 2, then), Is.Not.EqualTo(alias));
        Assert.That(alias.Expires, Is.EqualTo(then.AddHours(1)));
    }

    [Test]
    public void AreNoneWithAnyBitChanged()
    {
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(ImageAlias.Issue(3, 4, Now).ToName(Key, ""));
        foreach (var bit in Enumerable.Range(0, bytes.Length * 8))
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(ImageAlias.TryRead(System.Buffers.Text.Base64Url.EncodeToString(bytes), Key, out _), Is.False, $"{bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.That(ImageAlias.TryRead(System.Buffers.Text.Base64Url.EncodeToString(bytes), Key, out _), Is.True);
        Assert.That(
            ImageAlias.TryRead(System.Buffers.Text.Base64Url.EncodeToString(bytes), RandomNumberGenerator.GetBytes(32), out _), Is.False);
    }

    [TestCase("00000000-0000-0000-0000-000000000000.jpg", false)]
    [TestCase("0F8FAD5B-D9CB-469F-A165-70867728950E.png", false)]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png", true)]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", true)]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png", false)]
    [TestCase("placeholder.jpg", false)]
    public void LookLikeNoStoredImage(string name, bool hasForm) => Assert.That(ImageAlias.HasForm(name), Is.EqualTo(hasForm));
}
