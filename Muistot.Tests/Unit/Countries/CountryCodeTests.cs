using Muistot.Domain.Countries;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Countries;

[InEveryCulture]
public sealed class CountryCodeTests(string culture) : CultureTest(culture)
{
    private static readonly string[][] Rows = [.. ReadRows()];

    [TestCase("FIN", "FIN")]
    [TestCase("fin", "FIN")]
    [TestCase("FI", "FIN")]
    [TestCase("fi", "FIN")]
    [TestCase("Fi", "FIN")]
    [TestCase("in", "IND")]
    [TestCase("IND", "IND")]
    [TestCase("is", "ISL")]
    [TestCase("gb", "GBR")]
    [TestCase("AX", "ALA")]
    public void TurnsIntoThreeCapitals(string text, string country) => Assert.That(text.As<CountryCode>()?.ToString(), Is.EqualTo(country));

    [TestCase("")]
    [TestCase("F")]
    [TestCase("FINL")]
    [TestCase("XX")]
    [TestCase("UK", Description = "reserved, and no country's code")]
    [TestCase("EU")]
    [TestCase("ıs")]
    [TestCase("İS")]
    [TestCase("246")]
    [TestCase("Finland")]
    [TestCase("FI ")]
    public void RefusesWhatIsNone(string text) => Assert.That(text.As<CountryCode>(), Is.Null);

    [Test]
    public void KnowsEveryRowInEitherCase()
    {
        var lost =
            from row in Rows
            from code in row.Take(2)
            from spelling in new[] { code, code.ToLowerInvariant() }
            where spelling.As<CountryCode>()?.Alpha3 != row[0]
            select spelling;

        Assert.That(Rows, Has.Length.EqualTo(249));
        Assert.That(Rows, Is.All.Length.EqualTo(3));
        Assert.That(lost, Is.Empty);
    }

    private static IEnumerable<string[]> ReadRows()
    {
        using var stream = typeof(CountryCode).Assembly.GetManifestResourceStream(typeof(CountryCode), "iso-3166-1.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];
    }
}
