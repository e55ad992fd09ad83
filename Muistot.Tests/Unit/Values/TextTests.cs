using Muistot.Domain.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Values;

public sealed class TextTests
{
    // A source, since attributes keep UTF-8, which has no lone surrogates.
    private static IEnumerable<TestCaseData> Broken()
    {
        yield return new TestCaseData("\0").SetArgDisplayNames("NUL");
        yield return new TestCaseData("end\0").SetArgDisplayNames("NUL at the end");
        yield return new TestCaseData("\0start").SetArgDisplayNames("NUL at the start");
        yield return new TestCaseData("end\uD83D").SetArgDisplayNames("high half at the end");
        yield return new TestCaseData("\uDE00start").SetArgDisplayNames("low half at the start");
        yield return new TestCaseData("a\uD83Da").SetArgDisplayNames("high half before a letter");
        yield return new TestCaseData("\uDE00\uD83D").SetArgDisplayNames("halves the wrong way round");
        yield return new TestCaseData("\uD83D\uD83D\uDE00").SetArgDisplayNames("two high halves");
        yield return new TestCaseData("😀\uDE00").SetArgDisplayNames("one low half too many");
    }

    [TestCase("", 0)]
    [TestCase("a", 1)]
    [TestCase("ä", 1)]
    [TestCase("a\u0308", 2, Description = "NFD")]
    [TestCase("😀", 1)]
    [TestCase("a😀b😀", 4)]
    [TestCase("👩‍👧", 3, Description = "two people and a joiner")]
    [TestCase("\uFFFF\uE000", 2, Description = "above the surrogates, and no surrogates")]
    public void CountsCodePoints(string text, int count) => Assert.That(Text.CodePoints(text), Is.EqualTo(count));

    [TestCase("")]
    [TestCase("tab\tline\r\n")]
    [TestCase("😀")]
    [TestCase("\uFFFD\uFFFF\u0001")]
    public void TakesText(string text) => Assert.That(Text.IsWellFormed(text), Is.True);

    [TestCaseSource(nameof(Broken))]
    public void RefusesNulAndLoneSurrogates(string text) => Assert.That(Text.IsWellFormed(text), Is.False);

    [Test]
    public void LimitsAreThoseOfTheContract() =>
        Assert.That((Text.NameLength, Text.StoryLength, Text.DescriptionLength), Is.EqualTo((200, 20_000, 100_000)));
}
