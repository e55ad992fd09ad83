using Muistot.Domain.Languages;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Languages;

public sealed class LanguageTests
{
    [TestCase(1, "fi")]
    [TestCase(2, "en")]
    public void KeysOfTheFirstTwoAreThoseOfTheOldService(int id, string code)
    {
        Assert.That(Language.Of(id).Code, Is.EqualTo(code));
        Assert.That(Language.TryFind(code, out var language), Is.True);
        Assert.That(language!.Id, Is.EqualTo(id));
    }

    [Test]
    public void KeysAreDistinct() => Assert.That(Language.All.Select(language => language.Id), Is.EqualTo(Enumerable.Range(1, 184)));

    [Test]
    public void ThereIsOneForEachCodeOfTwoLetters() =>
        Assert.That(Language.All.Select(language => language.Code),
            Is.EquivalentTo(Iso639.All.Select(language => language.Alpha2).OfType<string>()));

    [Test]
    public void TheCodeOfEachLeadsToIt()
    {
        foreach (var language in Language.All)
        {
            Assert.That(Language.TryFind(language.Code, out var found), Is.True, language.Code);
            Assert.That(found, Is.SameAs(language).And.SameAs(Language.Of(language.Id)), language.Code);
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(185)]
    public void OtherKeysHaveNone(int id) => Assert.That(() => Language.Of(id), Throws.TypeOf<KeyNotFoundException>());
}
