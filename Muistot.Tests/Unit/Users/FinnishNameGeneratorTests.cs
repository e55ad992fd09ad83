using Muistot.Domain.Users;
using Muistot.Infrastructure.Login;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Users;

[InEveryCulture]
public sealed class FinnishNameGeneratorTests(string culture) : CultureTest(culture)
{
    private const int Count = 2_000;

    private string[] names = [];

    [SetUp]
    public void Invent()
    {
        var generator = new FinnishNameGenerator();
        names = [.. Enumerable.Range(0, Count).Select(_ => generator.Next().Value)];
    }

    [Test]
    public void NamesAreTwoWordsAndFourDigits() => Assert.That(names, Is.All.Match("^[A-ZÄÖÅ][a-zäöå]+[A-ZÄÖÅ][a-zäöå]+#[0-9]{4}$"));

    [Test]
    public void NamesAreUsernames() => Assert.That(names.Select(name => name.As<Username>()?.Value), Is.EqualTo(names));

    // Chance alone makes 2 000 of 600 million repeat once in 300 runs, and ten times never.
    [Test]
    public void NamesHardlyEverRepeat() => Assert.That(names.Distinct().Count(), Is.GreaterThan(Count - 10));

    [Test]
    public void NumbersAreSpreadEvenly()
    {
        var byFirstDigit = names.CountBy(name => name[^4]).ToDictionary();

        Assert.That(byFirstDigit, Has.Count.EqualTo(10));
        Assert.That(byFirstDigit.Values, Is.All.InRange(120, 280));
    }

    [Test]
    public void WordsComeFromAllOverTheLists() => Assert.That(names.Select(name => name[0]).Distinct().Count(), Is.GreaterThan(15));
}
