using System.Globalization;
using Muistot.Domain.Projects;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Projects;

[InEveryCulture]
public sealed class DayOrInstantTests(string culture) : CultureTest(culture)
{
    private static readonly TimeZoneInfo Helsinki = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");

    [TestCase("2024-06-21", "2024-06-20T21:00:00Z", "2024-06-21T20:59:59.999999Z")]
    [TestCase("2024-12-06", "2024-12-05T22:00:00Z", "2024-12-06T21:59:59.999999Z")]
    [TestCase("2024-02-29", "2024-02-28T22:00:00Z", "2024-02-29T21:59:59.999999Z")]
    [TestCase("2024-03-31", "2024-03-30T22:00:00Z", "2024-03-31T20:59:59.999999Z", Description = "23 hours")]
    [TestCase("2024-10-27", "2024-10-26T21:00:00Z", "2024-10-27T21:59:59.999999Z", Description = "25 hours")]
    public void IsAWholeDayOfHelsinki(string text, string start, string end) => AssertSpan(text, Helsinki, start, end);

    [TestCase("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T01:59:59.999999Z")]
    [TestCase("America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00:00Z", "2018-11-04T02:59:59.999999Z")]
    [TestCase("Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z", "2023-04-28T20:59:59.999999Z")]
    [TestCase("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z", "2022-03-27T20:59:59.999999Z")]
    [TestCase("Asia/Damascus", "2021-03-26", "2021-03-25T22:00:00Z", "2021-03-26T20:59:59.999999Z")]
    [TestCase("Asia/Amman", "2021-03-26", "2021-03-25T22:00:00Z", "2021-03-26T20:59:59.999999Z")]
    [TestCase("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", "2011-12-30T09:59:59.999999Z",
        Description = "the next day was left out")]
    [TestCase("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", "2011-12-31T09:59:59.999999Z")]
    public void BeginsLaterWhereMidnightIsLeftOut(string zone, string text, string start, string end) =>
        AssertSpan(text, Zone(zone), start, end);

    [TestCase("America/Havana", "2023-11-05", "2023-11-05T04:00:00Z", "2023-11-06T04:59:59.999999Z")]
    [TestCase("America/Havana", "2023-11-04", "2023-11-04T04:00:00Z", "2023-11-05T03:59:59.999999Z")]
    [TestCase("Atlantic/Azores", "2023-10-29", "2023-10-29T00:00:00Z", "2023-10-30T00:59:59.999999Z")]
    [TestCase("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z", "2010-11-08T03:29:59.999999Z")]
    [TestCase("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", "2018-02-18T02:59:59.999999Z")]
    public void BeginsAtTheFirstOfTwoMidnights(string zone, string text, string start, string end) =>
        AssertSpan(text, Zone(zone), start, end);

    [TestCase("UTC", "2024-06-21", "2024-06-21T00:00:00Z", "2024-06-21T23:59:59.999999Z")]
    [TestCase("Asia/Kathmandu", "2024-06-21", "2024-06-20T18:15:00Z", "2024-06-21T18:14:59.999999Z")]
    [TestCase("Pacific/Kiritimati", "2024-06-21", "2024-06-20T10:00:00Z", "2024-06-21T09:59:59.999999Z")]
    [TestCase("America/Los_Angeles", "2024-06-21", "2024-06-21T07:00:00Z", "2024-06-22T06:59:59.999999Z")]
    public void IsAWholeDayOfAnyZone(string zone, string text, string start, string end) => AssertSpan(text, Zone(zone), start, end);

    [TestCase("Europe/Helsinki")]
    [TestCase("America/Los_Angeles")]
    [TestCase("UTC")]
    public void TheFirstAndTheLastDayHaveEnds(string zone)
    {
        var (first, last) = ("0001-01-01".As<DayOrInstant>()!, "9999-12-31".As<DayOrInstant>()!);

        Assert.That(first.Start(Zone(zone)).Year, Is.EqualTo(1));
        Assert.That(first.End(Zone(zone)), Is.GreaterThan(first.Start(Zone(zone))));
        Assert.That(last.Start(Zone(zone)).Year, Is.EqualTo(9999));
        Assert.That(last.End(Zone(zone)), Is.GreaterThan(last.Start(Zone(zone))));
    }

    [Test]
    public void DaysFollowEachOther(
        [Values("Europe/Helsinki", "America/Sao_Paulo", "America/Havana", "Asia/Beirut", "Asia/Damascus",
        "Australia/Lord_Howe")] string zone)
    {
        var days = Enumerable.Range(0, 6 * 366).Select(new DateOnly(2018, 1, 1).AddDays)
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).As<DayOrInstant>()!).ToList();

        var apart = days.Zip(days.Skip(1))
            .Where(pair => pair.Second.Start(Zone(zone)) - pair.First.End(Zone(zone)) != TimeSpan.FromMicroseconds(1));

        Assert.That(apart, Is.Empty);
    }

    [TestCase("2024-06-21T12:00:00Z", "2024-06-21T12:00:00Z")]
    [TestCase("2024-06-21T12:00:00", "2024-06-21T12:00:00Z")]
    [TestCase("2024-06-21T12:00Z", "2024-06-21T12:00:00Z")]
    [TestCase("2024-06-21T12:00", "2024-06-21T12:00:00Z")]
    [TestCase("2024-06-21T12:00:00+03:00", "2024-06-21T09:00:00Z")]
    [TestCase("2024-06-21T12:00:00-05:30", "2024-06-21T17:30:00Z")]
    [TestCase("2024-06-21T00:30:00+14:00", "2024-06-20T10:30:00Z")]
    [TestCase("2024-06-21T12:00:00.5Z", "2024-06-21T12:00:00.5Z")]
    [TestCase("2024-06-21T12:00:00.123456Z", "2024-06-21T12:00:00.123456Z")]
    [TestCase("2024-06-21T12:00:00.1234567Z", "2024-06-21T12:00:00.123456Z")]
    [TestCase("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z")]
    public void IsAMomentInUtc(string text, string moment) => AssertSpan(text, Helsinki, moment, moment);

    [TestCase("")]
    [TestCase("tomorrow")]
    [TestCase("2024")]
    [TestCase("2024-06")]
    [TestCase("2024-6-21")]
    [TestCase("2024-02-30")]
    [TestCase("2023-02-29")]
    [TestCase("2024-13-01")]
    [TestCase("2024-00-10")]
    [TestCase("0000-01-01")]
    [TestCase("10000-01-01")]
    [TestCase("-2024-01-01")]
    [TestCase("21.06.2024")]
    [TestCase("06/21/2024")]
    [TestCase("2024-06-21T")]
    [TestCase("2024-06-21T25:00:00Z")]
    [TestCase("2024-06-21T12:60:00Z")]
    [TestCase("2024-06-21T12.00.00Z")]
    [TestCase("2024-06-21T12:00:00+25:00")]
    [TestCase("2024-06-21T12:00:00 Europe/Helsinki")]
    [TestCase("0001-01-01T00:00:00+14:00")]
    [TestCase("9999-12-31T23:59:59-12:00")]
    [TestCase("1718971200")]
    [TestCase("٢٠٢٤-٠٦-٢١")]
    public void RefusesWhatIsNone(string text) => Assert.That(text.As<DayOrInstant>(), Is.Null);

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static void AssertSpan(string text, TimeZoneInfo zone, string start, string end)
    {
        var value = text.As<DayOrInstant>()!;
        Assert.That(value, Is.Not.Null);
        Assert.That((value.Start(zone), value.End(zone)), Is.EqualTo((Utc(start), Utc(end))));
        Assert.That((value.Start(zone).Kind, value.End(zone).Kind), Is.EqualTo((DateTimeKind.Utc, DateTimeKind.Utc)));
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
