using Muistot.Infrastructure.Login;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Users;

public sealed class NameWordsTests
{
    private static readonly string[] Adjectives = Words("adjectives.txt");
    private static readonly string[] Nouns = Words("nouns.txt");

    [Test]
    public void ThereAreHundredsOfMillionsOfNames() =>
        Assert.That((long)Adjectives.Length * Nouns.Length * 10_000, Is.GreaterThan(300_000_000));

    [Test]
    public void TheLongestNameIsAUsername() =>
        Assert.That(Adjectives.Max(word => word.Length) + Nouns.Max(word => word.Length) + "#1234".Length, Is.LessThanOrEqualTo(64));

    [Test]
    public void WordsAreLettersOfUsernames() => Assert.That(Adjectives.Concat(Nouns), Is.All.Match("^[a-zäöå]{2,}$"));

    [Test]
    public void NoWordStandsTwice()
    {
        Assert.That(Adjectives, Is.Unique);
        Assert.That(Nouns, Is.Unique);
    }

    private static string[] Words(string file)
    {
        using var stream = typeof(FinnishNameGenerator).Assembly.GetManifestResourceStream(typeof(FinnishNameGenerator), $"Names.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
