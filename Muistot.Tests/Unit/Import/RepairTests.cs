using Muistot.Domain.Values;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Import;

public sealed class RepairTests
{
    [TestCase(null, "Muisto 12")]
    [TestCase("", "Muisto 12")]
    [TestCase(" \r\n\t", "Muisto 12")]
    [TestCase("Uimassa.", "Uimassa.")]
    [TestCase("\r\n  Eka   rivi \r\ntoka", "Eka rivi")]
    [TestCase("Vesi oli kylmää ja me juoksimme kilpaa rannalta laiturille asti",
        "Vesi oli kylmää ja me juoksimme kilpaa rannalta laiturille…")]
    [TestCase("Vesi oli kylmää ja me juoksimme kilpaa rannalta laiturin yli",
        "Vesi oli kylmää ja me juoksimme kilpaa rannalta laiturin yli")]
    public void ATitleIsTheStartOfTheStory(string? story, string title) => Assert.That(Titles.Of(story, 12), Is.EqualTo(title));

    [Test]
    public void ATitleIsNotCutWithinALetter()
    {
        Assert.That(Titles.Of(string.Concat(Enumerable.Repeat("𐐷", 60)), 1), Is.EqualTo(string.Concat(Enumerable.Repeat("𐐷", 60))));
        Assert.That(Titles.Of(string.Concat(Enumerable.Repeat("𐐷", 61)), 1), Is.EqualTo(string.Concat(Enumerable.Repeat("𐐷", 60)) + "…"));
    }

    [TestCase("Maija", 2, 255, "Maija#2")]
    [TestCase("Maija", 12, 6, "Mai#12")]
    [TestCase("Ma𐐷", 2, 5, "Ma#2")]
    public void AUsernameIsToldFromAnotherByANumber(string name, int number, int longest, string other) =>
        Assert.That(Names.WithNumber(name, number, longest), Is.EqualTo(other));

    [TestCase("harbour_2-A", "harbour_2-A")]
    [TestCase("Töölön tori", "Toolon-tori")]
    [TestCase("a/b?", "a-b-")]
    [TestCase("ab", "site-ab")]
    [TestCase("", "site-")]
    [TestCase("海", "site--")]
    public void APublicIdLooksLikeTheOldName(string name, string id)
    {
        Assert.That(Names.PublicId(name, "site", 4, 250), Is.EqualTo(id));
        Assert.That(Domain.Sites.SiteId.TryParse(id, out _), Is.True);
    }

    [Test]
    public void APublicIdIsNotTooLong()
    {
        Assert.That(Names.PublicId(new string('a', 255), "site", 4, 250), Is.EqualTo(new string('a', 250)));
        Assert.That(Names.PublicIdWithNumber(new string('a', 250), 12, 250), Is.EqualTo(new string('a', 247) + "-12"));
    }

    [TestCase("fi", "fi")]
    [TestCase("FIN", "fi")]
    [TestCase(" en-US ", "en")]
    [TestCase("en_GB", "en")]
    [TestCase("swe", "sv")]
    [TestCase("xx", null)]
    [TestCase("ace", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void ALanguageIsFoundByItsCode(string? code, string? found) =>
        Assert.That(SourceLanguage.TryFind(code, out var language) ? language.Code : null, Is.EqualTo(found));

    [TestCase("2020-01-15 12:00:00", "2020-01-15 10:00:00")]
    [TestCase("2020-07-15 12:00:00", "2020-07-15 09:00:00")]
    [TestCase("2020-03-29 03:30:00", "2020-03-29 01:30:00", TestName = "InTheHourThatIsLeftOutClocksRanOn")]
    [TestCase("2020-10-25 03:30:00", "2020-10-25 01:30:00", TestName = "OfTheHourThatComesTwiceTheSecondIsMeant")]
    [TestCase("0001-01-01 00:00:00", "0001-01-01 00:00:00", TestName = "NothingIsBeforeTheFirstMoment")]
    public void ATimeIsAMomentInItsZone(string time, string moment)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");

        var utc = LocalTime.ToUtc(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), zone);

        Assert.That((utc.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), utc.Kind),
            Is.EqualTo((moment, DateTimeKind.Utc)));
    }

    [TestCase("UTC", "EET", 0, "UTC")]
    [TestCase("SYSTEM", "UTC", 0, "UTC")]
    [TestCase("+02:00", "EET", 2, "+02:00")]
    [TestCase("-03:30", "EET", -3, "-03:30")]
    [TestCase("Europe/Stockholm", "CET", 1, "Europe/Stockholm")]
    [TestCase("SYSTEM", "EET", 2, "Europe/Helsinki")]
    [TestCase("SYSTEM", "EET", 1, null)]
    [TestCase("SYSTEM", "SAST", 2, null)]
    [TestCase("SYSTEM", "GMT", 0, null)]
    [TestCase("SYSTEM", "CET", 1, null)]
    public void TheServersZoneIsKnownOrAskedFor(string setting, string system, int offset, string? expected)
    {
        var clock = new SourceClock(setting, system, TimeSpan.FromHours(offset));

        var zone = clock.FindZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki"),
            new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));

        Assert.That(zone?.Id, Is.EqualTo(expected));
    }

    [Test]
    public void AnOffsetIsAsFarFromUtcAsItSays()
    {
        var zone = new SourceClock("-03:30", "", TimeSpan.FromHours(-3.5)).FindZone(TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch);

        Assert.That(zone!.BaseUtcOffset, Is.EqualTo(new TimeSpan(-3, -30, 0)));
    }

    [TestCase("a.png", true)]
    [TestCase("kesä kuva.jpg", true)]
    [TestCase("..", false)]
    [TestCase("../a.png", false)]
    [TestCase("/etc/passwd", false)]
    [TestCase("a\\b.png", false)]
    [TestCase("a\0.png", false)]
    [TestCase(" ", false)]
    [TestCase("", false)]
    public void AFileNameStaysInTheFolder(string name, bool stays) => Assert.That(SourceImage.IsPlainName(name), Is.EqualTo(stays));

    [TestCase("abc", 3, true)]
    [TestCase("abcd", 3, false)]
    [TestCase("𐐷𐐷𐐷", 3, true)]
    public void ATextFitsByItsCodePoints(string text, int room, bool fits) => Assert.That(WellFormed.Fits(text, room), Is.EqualTo(fits));

    [Test]
    public void ALongTextFitsByItsBytes()
    {
        Assert.That(WellFormed.Fits(new string('ä', WellFormed.LongestText / 2), null), Is.True);
        Assert.That(WellFormed.Fits(new string('ä', (WellFormed.LongestText / 2) + 1), null), Is.False);
        Assert.That(WellFormed.LongestText, Is.GreaterThanOrEqualTo(4 * Text.DescriptionLength));
    }
}
