using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Sites;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Tests.Fuzz;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

/// <summary>Whoever asks for the nearest again, which come from memory then, is told the same, and what was changed meanwhile.</summary>
[OnEveryBackend]
public sealed class KeptPlacesTests(Backend backend) : IntegrationTest(backend)
{
    private const int Sites = 300;
    private const int Count = 12;

    // The first asks the database; the second has the places read; the third needs neither.
    private const int Times = 3;

    [Test]
    public async Task AreNeverOldAndInTheRightOrder()
    {
        var (admin, author) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var dice = new Dice(8);
        await World.SitesAsync(project, [.. Enumerable.Range(0, Sites).Select(_ => Place(dice))]);
        var path = $"/projects/{project}/sites";
        var here = Place(dice);

        for (var round = 0; round < 4; round++)
        {
            var nearest = await NamesAsync(path, here);
            await AssertAsync(path, here, author, dice);

            // The nearest is hidden, the next goes away, another one comes, which waits.
            await Api.PostAsync($"{path}/{nearest[0]}/publish?publish=false", by: admin);
            await Api.PatchAsync($"{path}/{nearest[1]}", new { location = new { lat = -here.Latitude, lon = -here.Longitude } }, admin);
            await Api.DeleteAsync($"{path}/{nearest[2]}", admin);
            var made = await Api.PostAsync(
                path, new
                {
                    id = World.Fresh("own"),
                    info = new { lang = "fi", name = "Oma" },
                    location = new { lat = here.Latitude, lon = here.Longitude },
                }, author);
            Assert.That(made.Status, Is.EqualTo(201));
            Assert.That(await NamesAsync(path, here), Has.None.AnyOf([.. nearest.Take(3)]));
            Assert.That(await NamesAsync(path, here, author), Has.Some.EqualTo(made.Location!.Split('/')[^1]));
            Assert.That(await NamesAsync(path, here, admin), Has.Some.EqualTo(nearest[0]));
        }

        await AssertAsync(path, here, author, dice);
    }

    [Test]
    public async Task ShowWhatWasWrittenMeanwhile()
    {
        var (admin, project) = (await World.PersonAsync(), await World.ProjectAsync(autoPublish: true));
        await World.SitesAsync(project, [new Location(60.75, 24.56)]);
        var path = $"/projects/{project}/sites";
        var site = $"{path}/{(await NamesAsync(path, new Location(60, 24)))[0]}";
        for (var count = 1; count <= Times; count++)
        {
            for (var time = 0; time < Times; time++)
                await NamesAsync(path, new Location(60, 24));
            await Api.PostAsync($"{site}/memories", new { title = "Muisto" }, admin);
            var shown = (await Api.GetAsync($"{path}?n=1&lat=60&lon=24")).Items[0]!;
            Assert.That(shown["memories_count"]!.GetValue<int>(), Is.EqualTo(count));
        }
    }

    /// <summary>The key of a project may have been another one's: a database was emptied, or put back.</summary>
    [Test]
    public async Task AreNotThoseOfAnotherProjectWithAnEqualVersion()
    {
        var project = await World.ProjectAsync();
        var shown = new SitesShown(await World.Read(db => db.Projects.Select(row => row.Id).SingleAsync()), Hidden: false, CallerId: 0);
        var kept = Host.Application.Services.GetRequiredService<KeptPlaces>();
        var version = kept.VersionOf(new ProjectId(project));
        var equal = Enumerable.Range(0, 10_000).Select(number => kept.VersionOf(new ProjectId($"other-{number}")))
            .First(other => other.Number == version.Number);
        for (var time = 0; time < Times; time++)
            Assert.That(await FindAsync(version), Is.Zero);
        var site = new Site { Name = World.Fresh("site"), ProjectId = shown.ProjectId, Published = true };
        site.MoveTo(new Location(60, 24));
        site.InformationIn(Language.Of(1)).Name = "Paikka";
        await World.InDatabase(db => db.Sites.Add(site), isHeardOf: false);

        Assert.That((await FindAsync(version), await FindAsync(equal)), Is.EqualTo((0, 1)));

        async Task<int> FindAsync(SitesVersion of) => await World.Read(async db =>
            (await kept.FindAsync(db, shown, of, new Location(60, 24), 1, CancellationToken.None)).Count);
    }

    private static Location Place(Dice dice) => new(60 + (dice.Below(90_000) / 1e4), 21 + (dice.Below(90_000) / 1e4));

    private async Task AssertAsync(string path, Location here, Person author, Dice dice)
    {
        var everything = await Api.GetAsync(path);
        var places = everything.Items.Select(item => (
            Id: item!["id"]!.GetValue<string>(),
            Place: new Location(item["location"]!["lat"]!.GetValue<double>(), item["location"]!["lon"]!.GetValue<double>()))).ToList();
        foreach (var place in new[] { here, Place(dice), new Location(-here.Latitude, here.Longitude - 180) })
        {
            var expected = places.Select((site, order) => (site.Id, order, Angle: place.AngleTo(site.Place)))
                .OrderBy(site => site.Angle).ThenBy(site => site.order).Take(Count).Select(site => site.Id).ToList();
            for (var time = 0; time < Times; time++)
                Assert.That(await NamesAsync(path, place), Is.EqualTo(expected), $"{time}");
        }

        // Theirs is kept as well: they are asked for once more after each change.
        await NamesAsync(path, here, author);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string path, Location place, Person? by = null) =>
        (await Api.GetAsync(FormattableString.Invariant($"{path}?n={Count}&lat={place.Latitude}&lon={place.Longitude}"), by)).Ids;
}
