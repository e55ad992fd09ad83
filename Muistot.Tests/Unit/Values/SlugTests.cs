using System.Text.RegularExpressions;
using Muistot.Domain.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Values;

[InEveryCulture]
public sealed class SlugTests(string culture) : CultureTest(culture)
{
    [TestCase("Sörnäisten satama", "sornaisten-satama")]
    [TestCase("  --Kauppa & Kahvila (1950)!  ", "kauppa-kahvila-1950")]
    [TestCase("İSTANBUL", "istanbul")]
    [TestCase("Straße ½", "strasse-1-2")]
    [TestCase("a", "site-a")]
    [TestCase("Yö!", "site-yo")]
    [TestCase("abc", "site-abc")]
    [TestCase("abcd", "abcd")]
    [TestCase("a_b_c", "a-b-c")]
    public void FollowsTheName(string name, string id) => Assert.That(Make(name), Is.EqualTo(id));

    [TestCase("日本")]
    [TestCase("!?")]
    [TestCase("")]
    public void OfNothingIsRandom(string name) => Assert.That(Make(name), Does.Match("^site-[a-z]{6}$"));

    [Test]
    public void IsSixtyLongAtTheMost([Values(59, 60, 61, 200)] int length)
    {
        Assert.That(Make(new string('x', length)), Has.Length.EqualTo(Math.Min(length, 60)));
        Assert.That(Make($"{new string('x', 59)} {new string('y', length)}"), Is.EqualTo(new string('x', 59)));
    }

    [Test]
    public void TakesTheFirstNumberThatIsFree()
    {
        var (slug, long60) = (Slug.Of("Satama", "site"), new string('x', 60));

        Assert.That(slug.FirstFree(["SATAMA", "other"]), Is.EqualTo("satama-2"));
        Assert.That(slug.FirstFree(["satama", "satama-2", "Satama-3", "satama-5"]), Is.EqualTo("satama-4"));
        Assert.That(slug.FirstFree(["satama-2"]), Is.EqualTo("satama"));
        Assert.That(Make(long60, long60), Is.EqualTo($"{long60[..58]}-2"));
        Assert.That(Make($"{long60[..57]} yy", $"{long60[..57]}-yy"), Is.EqualTo($"{long60[..57]}-2"));
    }

    [Test]
    public void EveryChoiceBeginsWithThePrefix()
    {
        var name = new string('x', 70);
        var taken = new HashSet<string>();
        for (var times = 0; times < 150; times++)
            taken.Add(Make(name, [.. taken]));

        Assert.That(taken, Has.Count.EqualTo(150));
        Assert.That(taken.All(id => id.StartsWith(Slug.Of(name, "site").Prefix, StringComparison.Ordinal) && Regex.IsMatch(id, "^[a-z0-9-]{4,60}$")));
    }

    private static string Make(string name, params string[] taken) => Slug.Of(name, "site").FirstFree(taken);
}
