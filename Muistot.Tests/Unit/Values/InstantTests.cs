using Muistot.Domain.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Values;

/// <summary>RFC 3339 §5.6 to §5.8.</summary>
[InEveryCulture]
public sealed class InstantTests(string culture) : CultureTest(culture)
{
    [TestCase("2024-06-21T12:00:00Z", "2024-06-21T12:00:00.000000Z")]
    [TestCase("2024-06-21t12:00:00.5z", "2024-06-21T12:00:00.500000Z")]
    [TestCase("2024-06-21 12:00:00.1234567890123+03:00", "2024-06-21T09:00:00.123456Z")]
    [TestCase("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57.000000Z")]
    [TestCase("1990-12-31T23:59:60Z", "1991-01-01T00:00:00.000000Z")]
    [TestCase("1990-12-31T15:59:60.25-08:00", "1991-01-01T00:00:00.250000Z")]
    [TestCase("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870000Z")]
    [TestCase("2024-06-21T12:00:00+23:59", "2024-06-20T12:01:00.000000Z")]
    [TestCase("2024-06-21T12:00:00-00:00", "2024-06-21T12:00:00.000000Z")]
    [TestCase("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z")]
    [TestCase("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z")]
    public void IsReadInUtc(string text, string moment)
    {
        Assert.That(Instant.TryParse(text, out var instant), Is.True);
        Assert.That((instant!.ToString(), instant.Time.Kind), Is.EqualTo((moment, DateTimeKind.Utc)));
    }

    [TestCase("2024-06-21")]
    [TestCase("2024-06-21T12:00:00")]
    [TestCase("2024-06-21T12:00Z")]
    [TestCase("2024-06-21T24:00:00Z")]
    [TestCase("2024-06-21T12:00:60Z")]
    [TestCase("1990-12-31T23:59:60+01:00")]
    [TestCase("1990-12-31T23:59:61Z")]
    [TestCase("2023-02-29T12:00:00Z")]
    [TestCase("2024-06-21T12:00:00+24:00")]
    [TestCase("2024-06-21T12:00:00+23:60")]
    [TestCase("2024-06-21T12:00:00.Z")]
    [TestCase("9999-12-31T23:59:60Z")]
    [TestCase("9999-12-31T23:59:59-00:01")]
    [TestCase("0001-01-01T00:00:00+00:01")]
    [TestCase("2024-06-21T12:00:00Z ")]
    [TestCase("٢٠٢٤-06-21T12:00:00Z")]
    public void IsNothingElse(string text) => Assert.That(Instant.TryParse(text, out _), Is.False);
}
