using System.Text;
using Muistot.Domain.Users;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Users;

[InEveryCulture]
public sealed class UsernameTests(string culture) : CultureTest(culture)
{
    [TestCase("abcd", ExpectedResult = true)]
    [TestCase("NopeaKettu#1234", ExpectedResult = true)]
    [TestCase("azAZ09-_@.: #", ExpectedResult = true)]
    [TestCase("äöåÄÖÅ", ExpectedResult = true)]
    [TestCase("Iiıı", ExpectedResult = false)]
    [TestCase("éclair", ExpectedResult = false)]
    [TestCase("ab\tcd", ExpectedResult = false)]
    [TestCase("ab\ncd", ExpectedResult = false)]
    [TestCase("abcd\n", ExpectedResult = false)]
    [TestCase("ab\u00A0cd", ExpectedResult = false)]
    [TestCase("ab\u200Bcd", ExpectedResult = false)]
    [TestCase("ab+cd", ExpectedResult = false)]
    [TestCase("ab%20cd", ExpectedResult = false)]
    [TestCase("ab/cd", ExpectedResult = false)]
    [TestCase("Аbcd", ExpectedResult = false, Description = "a Cyrillic letter")]
    [TestCase("kissa😀", ExpectedResult = false)]
    [TestCase("abcd\0", ExpectedResult = false)]
    [TestCase("    ", ExpectedResult = false)]
    public bool HasTheLettersOfTheContract(string text) => text.As<Username>()?.Value == text;

    [TestCase(3, false)]
    [TestCase(4, true)]
    [TestCase(64, true)]
    [TestCase(65, false)]
    public void IsFourTo64Long(int length, bool isName) =>
        Assert.That(new string('ä', length).As<Username>() is not null, Is.EqualTo(isName));

    [TestCase("Päivi-Åsa")]
    [TestCase("ÄÖÅäöå")]
    public void IsKeptInNfc(string name)
    {
        var decomposed = name.Normalize(NormalizationForm.FormD);

        Assert.That(decomposed, Is.Not.EqualTo(name));
        Assert.That(decomposed.As<Username>()?.Value, Is.EqualTo(name));
    }

    [Test]
    public void CountsItsLettersInNfc() => Assert.That(new string('ä', 64).Normalize(NormalizationForm.FormD).As<Username>(), Is.Not.Null);

    [TestCase("INNI", "inni")]
    [TestCase("IiIi", "iIiI")]
    [TestCase("PÄIVI", "päivi")]
    [TestCase("Päivi", "pa\u0308ivi")]
    [TestCase("ÅSAK", "A\u030Asak")]
    [TestCase("K\u00F6li", "KO\u0308LI")]
    public void IsTheSameInOtherCaseAndForm(string name, string other) =>
        Assert.That(Username.KeyOf(name), Is.EqualTo(Username.KeyOf(other)));

    [TestCase("paivi", "päivi")]
    [TestCase("asak", "åsak")]
    [TestCase("oooo", "öooo")]
    [TestCase("abcd", "abce")]
    [TestCase("ab cd", "abcd")]
    [TestCase("ab-cd", "ab_cd")]
    public void IsAnotherWithOtherLetters(string name, string other) =>
        Assert.That(Username.KeyOf(name), Is.Not.EqualTo(Username.KeyOf(other)));

    [Test]
    public void ALoneSurrogateIsNoLetter() => Assert.That("abcd\uD83D".As<Username>(), Is.Null);

    [Test]
    public void KeyOfBrokenTextIsNoFault() => Assert.That(Username.KeyOf("abc\uD83D"), Is.EqualTo("abc\uD83D"));

    [Test]
    public void KeyIsThatOfTheName() => Assert.That(new Username("Päivi").Key, Is.EqualTo(Username.KeyOf("päivi")));
}
