using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>What admins and moderators are told of a project's numbers.</summary>
[OnEveryBackend]
public sealed class StatisticsTests(Backend backend) : IntegrationTest(backend)
{
    // The zone of the settings, whose midnight is not that of UTC.
    private static readonly TimeZoneInfo Helsinki = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");

    private DateOnly today;
    private Cast cast = null!;

    [SetUp]
    public async Task GatherAsync()
    {
        cast = await Cast.GatherAsync(World);
        today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Host.Application.Clock.GetUtcNow().UtcDateTime, Helsinki));
    }

    [Test]
    public async Task CountWhatThereIsAndWhatIsNewByTheDaysOfTheZone()
    {
        var midnight = StartOf(today);
        var sites = new[]
        {
            await SiteAsync(cast.Maker, midnight), await SiteAsync(cast.Maker, midnight.AddSeconds(-1)),
            await SiteAsync(cast.User, StartOf(today.AddDays(-6))),
            await SiteAsync(cast.Maker, StartOf(today.AddDays(-29)), published: false),
            await SiteAsync(cast.Maker, StartOf(today.AddDays(-29)).AddSeconds(-1)),
        };
        var gone = await SiteAsync(cast.Maker, midnight);
        await MemoryAsync(sites[0], cast.Maker, midnight);
        await MemoryAsync(sites[0], cast.User, StartOf(today.AddDays(-7)), published: false);
        await MemoryAsync(gone, cast.Maker, midnight);
        await Api.PutAsync($"/projects/{cast.Project}/sites/{sites[0]}/report", by: cast.User);
        await Api.DeleteAsync($"/projects/{cast.Project}/sites/{gone}", cast.Admin);

        var told = (await Api.GetAsync(Path, cast.Moderator)).Json;

        Assert.That(told["sites"]!.ToJsonString(), Is.EqualTo(Counts(5, 1, 3, 4)));
        Assert.That(told["memories"]!.ToJsonString(), Is.EqualTo(Counts(2, 1, 1, 2)));
        Assert.That(told["images"]!.ToJsonString(), Is.EqualTo(Counts(0, 0, 0, 0)));
        Assert.That(told["contributors"]!.ToJsonString(), Is.EqualTo(Counts(2, 0, 0, 1)), "The maker's first site is older than a month.");
        Assert.That(told["reports"]!.ToJsonString(), Is.EqualTo(Counts(1, 1, 1, 1)));
        Assert.That(told["waiting"]!.ToJsonString(), Is.EqualTo(Counts(2, 0, 0, 2)));
        var series = told["series"]!.AsArray().Select(day => day!.ToJsonString()).ToList();
        Assert.That(series, Has.Count.EqualTo(30));
        Assert.That(series[^1], Is.EqualTo(Day(0, 1, 1)));
        Assert.That(series[^2], Is.EqualTo(Day(-1, 1, 0)));
        Assert.That(series[^8], Is.EqualTo(Day(-7, 0, 1)));
        Assert.That(series[0], Is.EqualTo(Day(-29, 1, 0)));
    }

    [Test]
    public async Task CountTheImagesOfWhatIsThere()
    {
        foreach (var isKept in new[] { true, false })
        {
            var memory = (await Api.PostAsync(
                $"/projects/{cast.Project}/sites/{await SiteAsync(cast.Maker, StartOf(today))}/memories",
                new { title = "Muisto", image = Samples.Png }, cast.User)).Location!;
            if (!isKept)
                await Api.DeleteAsync(memory, cast.User);
        }

        Assert.That((await Api.GetAsync(Path, cast.Admin)).Json["images"]!.ToJsonString(), Is.EqualTo(Counts(1, 1, 1, 1)));
    }

    private string Path => $"/projects/{cast.Project}/statistics";

    private static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Helsinki);

    private static string Counts(int total, int day, int week, int month) =>
        $$"""{"total":{{total}},"day":{{day}},"week":{{week}},"month":{{month}}}""";

    private string Day(int ago, int sites, int memories) =>
        $$"""{"day":"{{today.AddDays(ago).ToString("O", CultureInfo.InvariantCulture)}}","sites":{{sites}},"memories":{{memories}}}""";

    private async Task<string> SiteAsync(Person by, DateTime made, bool published = true)
    {
        var site = await World.SiteAsync(cast.Project, published, by);
        await World.Read(db => db.Sites.Where(row => row.Name == site)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CreatedAt, made)));
        return site;
    }

    private async Task MemoryAsync(string site, Person by, DateTime made, bool published = true)
    {
        var memory = await World.MemoryAsync(cast.Project, site, by, published);
        await World.Read(db => db.Memories.Where(row => row.Id == memory)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CreatedAt, made)));
    }
}
