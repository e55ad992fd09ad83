using System.Globalization;
using Muistot.Application.Jobs;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Jobs;

public sealed class JobPolicyTests
{
    private static readonly JobPolicy Hourly = new() { Every = TimeSpan.FromHours(1) };

    [TestCase("12:20", "12:20:01", "13:20")]
    [TestCase("12:20", "14:19", "14:20")]
    [TestCase("12:20", "14:20", "15:20")]
    public void RunsApartByItsInterval(string dueAt, string now, string next) =>
        Assert.That((Hourly.FirstAfter(At(now)), Hourly.NextAfter(At(dueAt), At(now))), Is.EqualTo((At(now), At(next))));

    [TestCase("12:00", "12:00", "13:00")]
    [TestCase("12:00:10", "12:00:11", "13:00")]
    [TestCase("12:00", "14:59:59", "15:00")]
    [TestCase("23:00", "23:30", "1.00:00")]
    public void RunsAtTheFullHoursOfTheClock(string dueAt, string now, string next)
    {
        var policy = Hourly with { IsByTheClock = true };

        Assert.That((policy.FirstAfter(At(now)), policy.NextAfter(At(dueAt), At(now))), Is.EqualTo((At(next), At(next))));
    }

    [Test]
    public void RunsOnceWithoutAnInterval() => Assert.That(new JobPolicy().NextAfter(At("12:00"), At("13:00")), Is.Null);

    private static DateTime At(string time) =>
        new DateTime(2026, 6, 21, 0, 0, 0, DateTimeKind.Utc) + TimeSpan.Parse(time, CultureInfo.InvariantCulture);
}
