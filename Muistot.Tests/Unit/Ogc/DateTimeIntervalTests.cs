using System.Globalization;
using Muistot.Api.Ogc;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Ogc;

public sealed class DateTimeIntervalTests
{
    [TestCase("2026-03-02", "2026-03-02T00:00:00.0000000", "2026-03-03T00:00:00.0000000")]
    [TestCase("2026-03-02T", "2026-03-02T00:00:00.0000000", "2026-03-03T00:00:00.0000000")]
    [TestCase("2026-03-02TZ", "2026-03-02T00:00:00.0000000", "2026-03-03T00:00:00.0000000")]
    [TestCase("2026-03-02T10:00:00", "2026-03-02T10:00:00.0000000", "2026-03-02T10:00:01.0000000")]
    [TestCase("2026-03-02t10:00:00z", "2026-03-02T10:00:00.0000000", "2026-03-02T10:00:01.0000000")]
    [TestCase("2026-03-02T01:00:00.5+02:00", "2026-03-01T23:00:00.5000000", "2026-03-01T23:00:00.6000000")]
    [TestCase("2026-03-02T10:00:00.123456789Z", "2026-03-02T10:00:00.1234567", "2026-03-02T10:00:00.1234568")]
    [TestCase("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000", "2017-01-01T00:00:01.0000000")]
    [TestCase("2026-03-02T10:00:00+23:59", "2026-03-01T10:01:00.0000000", "2026-03-01T10:01:01.0000000")]
    [TestCase("../2026-03-02", null, "2026-03-03T00:00:00.0000000")]
    [TestCase("2026-03-02/", "2026-03-02T00:00:00.0000000", null)]
    [TestCase("9999-12-31", "9999-12-31T00:00:00.0000000", "9999-12-31T23:59:59.9999999")]
    public void IsWhatItsDigitsLeaveOpen(string text, string? from, string? until)
    {
        Assert.That(DateTimeInterval.TryParse(text, out var interval), Is.True);
        Assert.That((Text(interval.From), Text(interval.Until)), Is.EqualTo((from, until)));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("../..")]
    [TestCase("2026-02-30")]
    [TestCase("2026-03-02T25:00:00Z")]
    [TestCase("2026-03-02T10:00:00+99:00")]
    [TestCase("2026-3-2")]
    [TestCase("2026-03-03/2026-03-02")]
    [TestCase("2026-03-02//")]
    public void IsNothingElse(string text) => Assert.That(DateTimeInterval.TryParse(text, out _), Is.False);

    private static string? Text(DateTime? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}
