using System.Text.RegularExpressions;
using Muistot.Domain.Languages;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Languages;

[InEveryCulture]
public sealed partial class Iso639Tests(string culture) : CultureTest(culture)
{
    private static readonly string[][] Rows = [.. ReadRows()];

    [Test]
    public void KnowsEveryRowByEachOfItsCodes()
    {
        var lost =
            from row in Rows
            let language = new IsoLanguage(row[0], row[1].Length > 0 ? row[1] : null, row[2])
            from code in row.Take(2).Where(code => code.Length > 0)
            where !Iso639.TryFind(code, out var found) || found != language
            select code;

        Assert.That(Rows, Has.Length.EqualTo(7929));
        Assert.That(lost, Is.Empty);
        Assert.That(Iso639.All.Count(), Is.EqualTo(Rows.Length));
    }

    [Test]
    public void RowsAreInGoodForm()
    {
        Assert.That(Rows, Is.All.Length.EqualTo(3));
        Assert.That(Rows.Select(row => row[0]), Is.All.Matches<string>(ThreeLetters().IsMatch));
        Assert.That(Rows.Select(row => row[1]), Is.All.Matches<string>(TwoLettersOrNone().IsMatch));
        Assert.That(Rows.Select(row => row[2]), Is.All.Matches<string>(name => name.Length > 0 && name.Trim() == name));
    }

    [Test]
    public void CodesAreUnique()
    {
        Assert.That(Rows.Select(row => row[0]).Distinct().Count(), Is.EqualTo(Rows.Length));
        Assert.That(Rows.Select(row => row[1]).Where(code => code.Length > 0), Is.Unique.And.Exactly(184).Items);
    }

    [TestCase("fi", "fin", "fi", "Finnish")]
    [TestCase("fin", "fin", "fi", "Finnish")]
    [TestCase("sv", "swe", "sv", "Swedish")]
    [TestCase("swe", "swe", "sv", "Swedish")]
    [TestCase("en", "eng", "en", "English")]
    [TestCase("is", "isl", "is", "Icelandic")]
    [TestCase("id", "ind", "id", "Indonesian")]
    [TestCase("se", "sme", "se", "Northern Sami")]
    [TestCase("smn", "smn", null, "Inari Sami")]
    [TestCase("ace", "ace", null, "Achinese")]
    public void KnowsLanguages(string code, string alpha3, string? alpha2, string name)
    {
        Assert.That(Iso639.TryFind(code, out var language), Is.True);
        Assert.That(language, Is.EqualTo(new IsoLanguage(alpha3, alpha2, name)));
    }

    [TestCase("")]
    [TestCase("f")]
    [TestCase("FI")]
    [TestCase("Fin")]
    [TestCase("fi ")]
    [TestCase("fı")]
    [TestCase("xx")]
    [TestCase("xxx")]
    [TestCase("Finnish")]
    [TestCase("ger", Description = "a code of ISO 639-2/B only")]
    public void KnowsNoOthers(string code) => Assert.That(Iso639.TryFind(code, out _), Is.False);

    private static IEnumerable<string[]> ReadRows()
    {
        using var stream = typeof(Iso639).Assembly.GetManifestResourceStream(typeof(Iso639), "iso-639-3.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];
    }

    [GeneratedRegex(@"\A[a-z]{3}\z")]
    private static partial Regex ThreeLetters();

    [GeneratedRegex(@"\A([a-z]{2})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TwoLettersOrNone();
}
