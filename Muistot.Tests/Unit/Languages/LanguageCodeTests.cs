using Muistot.Domain.Languages;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Languages;

[InEveryCulture]
public sealed class LanguageCodeTests(string culture) : CultureTest(culture)
{
    [TestCase("fi", "fi")]
    [TestCase("fin", "fi")]
    [TestCase("en", "en")]
    [TestCase("eng", "en")]
    [TestCase("swe", "sv")]
    [TestCase("isl", "is")]
    [TestCase("sme", "se")]
    public void TurnsIntoTwoLetters(string text, string code) => Assert.That(text.As<LanguageCode>()?.Language.Code, Is.EqualTo(code));

    [TestCase("ace", Description = "no form of two letters")]
    [TestCase("smn", Description = "no form of two letters")]
    [TestCase("xx")]
    [TestCase("xxx")]
    [TestCase("FI")]
    [TestCase("Fi")]
    [TestCase("IS")]
    [TestCase("fi-FI")]
    [TestCase("f")]
    [TestCase("")]
    [TestCase("finn")]
    [TestCase("fi\0")]
    public void RefusesWhatIsNone(string text) => Assert.That(text.As<LanguageCode>(), Is.Null);

    [TestCase("fi", true)]
    [TestCase("xyz", true)]
    [TestCase("f", false)]
    [TestCase("FI", false)]
    [TestCase("fı", false)]
    [TestCase("f1", false)]
    [TestCase("äö", false)]
    [TestCase("finn", false)]
    [TestCase("", false)]
    public void MayBeAskedForByTwoOrThreeSmallLetters(string text, bool isQuery) =>
        Assert.That(text.As<LanguageQuery>() is not null, Is.EqualTo(isQuery));
}
