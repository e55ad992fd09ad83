using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Sites;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using Muistot.Tests.Unit.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

/// <summary>The sites in a box are those that a plain scan finds.</summary>
[OnEveryBackend]
public sealed class SitesInBoxTests(Backend backend) : IntegrationTest(backend)
{
    private const string Seed = "0000000000b1";

    [Test]
    public async Task AreThoseOfAPlainScan()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var (boxes, places) = Generate(Boxes.WithPlaces.Array[60], all => (all.Select(one => one.Box).ToList(),
            all.SelectMany(one => one.Places.Skip(all.Length % 7).Take(12)).ToList()));
        var sites = await PutOnMapAsync(project, places, maker);

        foreach (var (index, box) in boxes.Index())
        {
            var (by, seen) = (index % 3) switch
            {
                0 => (null, sites.Where(site => site.Published)),
                1 => (maker, sites.Where(site => site.Published || site.CreatorId == maker.Id)),
                _ => (admin, sites),
            };
            var inside = seen.Where(site => Holds(box, site)).Select(site => site.Name).ToList();
            var path = $"/projects/{project}/sites?bbox={box}";
            Assert.That((await Api.GetAsync(path, by)).Ids, Is.EqualTo(inside), path);
            Assert.That((await Api.GetAsync($"{path}&limit=5", by)).Ids, Is.EqualTo(inside.Take(5)), path);
        }
    }

    /// <summary>A box with more sites than are sorted is read in the order of keys.</summary>
    [Test]
    public async Task AreFoundInDenseBoxesAsInOthers()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, Enumerable.Range(0, SitesInBox.MostByCells + 600)
            .Select(index => new Location(60 + (index % 100 * 0.01), 24)));
        var all = await World.Read(db => db.Sites.OrderBy(site => site.Id).Select(site => site.Name).ToListAsync());
        var path = $"/projects/{project}/sites?bbox=23,59,25,60.985";
        var inside = all.Where((_, index) => index % 100 < 99).ToList();

        var whole = await Api.GetAsync(path);
        var page = await Api.GetAsync($"{path}&limit=1000");
        var second = await Api.GetAsync($"{path}&limit=10&cursor={page.Json["next"]}");

        Assert.That(whole.Ids, Is.EqualTo(inside));
        Assert.That(page.Ids, Is.EqualTo(inside.Take(1000)));
        Assert.That(second.Ids, Is.EqualTo(inside.Skip(1000).Take(10)));
    }

    [TestCase("bbox=24,60,25", "query/bbox")]
    [TestCase("bbox=", "query/bbox")]
    [TestCase("bbox=24,61,25,60", "query/bbox")]
    [TestCase("bbox=24,60,25,90.01", "query/bbox")]
    [TestCase("bbox=NaN,60,25,61", "query/bbox")]
    [TestCase("bbox=24,60,25,61&bbox=24,60,25,61", "query/bbox")]
    [TestCase("bbox=24&bbox=60&bbox=25", "query/bbox")]
    [TestCase("bbox=24,60,25,61&n=1&lat=60&lon=24", "query/bbox")]
    [TestCase("limit=1&n=1&lat=60&lon=24", "query/limit")]
    [TestCase("cursor=AAAAAAAAAGSjnTJm3nPYcjdTk14Ho7VA&n=1&lat=60&lon=24", "query/cursor", "query/cursor")]
    [TestCase("bbox=24,60,25,61&n=1", "query/bbox", "query/lat", "query/lon")]
    public async Task WhatIsNoBoxIsRefused(string query, params string[] errors)
    {
        var project = await World.ProjectAsync();

        Assert.That((await Api.GetAsync($"/projects/{project}/sites?{query}")).Errors, Is.EqualTo(errors));
    }

    [Test]
    public async Task ABoxSharesNoResponseWithTheWholeList()
    {
        var project = await World.ProjectAsync();
        var (here, there) = (await World.SiteAsync(project), await World.SiteAsync(project, longitude: 10));
        var path = $"/projects/{project}/sites";
        var asked = new List<string>();

        foreach (var query in new[] { "", "?bbox=24,60,25,61", "?unknown=1", "?bbox=24.0,6e1,25,61", "", "?bbox=9&bbox=60&bbox=11&bbox=61" })
            asked.Add(string.Join(' ', (await Api.GetAsync(path + query)).Ids));

        Assert.That(asked, Is.EqualTo([$"{here} {there}", here, $"{here} {there}", here, $"{here} {there}", there]));
    }

    /// <summary>
    /// A town's box reads few rows of many. <c>MUISTOT_TEST_BOX_SITES</c> says how many, and prints what boxes take.
    /// </summary>
    [Test]
    public async Task ATownIsFoundAmongManySites()
    {
        var (project, number) = (await World.ProjectAsync(), SitesToFill());
        await FillAsync(project, number);
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IMuistotDb>();
        var shown = new SitesShown(await db.Projects.Select(row => row.Id).SingleAsync(), Hidden: false, CallerId: 0);

        Assert.That(BoundingBox.TryParse("24.9,60.1,25.1,60.3", out var box), Is.True);
        var read = await db.Sites.CountAsync(SitesInBox.InRanges(shown.ProjectId, BoxCover.Of(box!)));
        var inside = await db.Sites.CountAsync(site => site.Latitude >= 60.1 && site.Latitude <= 60.3 && site.Longitude >= 24.9
            && site.Longitude <= 25.1);

        Assert.That(read, Is.InRange(inside, (inside * 2) + 20));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites?bbox={box}")).Ids, Has.Count.EqualTo(inside));
        if (number > 10_000)
            await MeasureAsync(project);
    }

    private static int SitesToFill() =>
        int.TryParse(Environment.GetEnvironmentVariable("MUISTOT_TEST_BOX_SITES"), CultureInfo.InvariantCulture, out var number)
            ? number
            : 2_000;

    private static T Generate<TGen, T>(Gen<TGen> gen, Func<TGen, T> select)
    {
        var result = default(T);
        gen.Select(select).Single(
            generated =>
            {
                result = generated;
                return true;
            },
            Seed);
        return result!;
    }

    // Another way to say it than BoundingBox.Contains: by how far east of the western edge a site lies.
    private static bool Holds(BoundingBox box, Site site)
    {
        if (site.Latitude < box.South || site.Latitude > box.North)
            return false;
        double[] names = Math.Abs(site.Longitude) == 180 ? [-180, 180] : [site.Longitude];
        return Array.Exists(names, longitude => box.West <= box.East
            ? longitude >= box.West && longitude <= box.East
            : longitude >= box.West || longitude <= box.East);
    }

    private async Task FillAsync(string project, int number)
    {
        foreach (var chunk in Enumerable.Range(0, number).Chunk(10_000))
        {
            await World.SitesAsync(project, chunk.Select(index =>
            {
                // Evenly over Finland, by two multiples of irrational numbers.
                var (north, east) = (index * 0.6180339887498949 % 1, index * 0.7548776662466927 % 1);
                return new Location(59.8 + (north * 10), 20 + (east * 11));
            }));
        }
    }

    private async Task MeasureAsync(string project)
    {
        foreach (var query in new[]
        {
            "", "?limit=100", "?bbox=-180,-90,180,90", "?bbox=24.9,60.1,25.1,60.3", "?bbox=24.9,60.1,25.1,60.3&limit=100",
            "?bbox=19,59,32,71", "?bbox=19,59,32,71&limit=100", "?bbox=23,60,27,62&limit=100", "?bbox=23,60,27,62",
        })
        {
            var times = new List<double>();
            for (var turn = 0; turn < 6; turn++)
            {
                await World.InDatabase(_ => { });
                var started = System.Diagnostics.Stopwatch.GetTimestamp();
                await Api.GetAsync($"/projects/{project}/sites{query}");
                times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            await TestContext.Out.WriteLineAsync(FormattableString.Invariant($"{query} {times.Order().ElementAt(2):F1} ms"));
        }
    }

    private async Task<List<Site>> PutOnMapAsync(string project, List<Location> places, Person maker)
    {
        var projectId = await World.Read(db => db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync());
        var sites = places.Select((place, index) =>
        {
            var site = new Site
            {
                Name = $"site-{index}",
                ProjectId = projectId,
                Published = index % 3 > 0,
                CreatorId = index % 2 > 0 ? maker.Id : null,
            };
            site.MoveTo(place);
            site.InformationIn(Language.Of(1)).Name = "Paikka";
            return site;
        }).ToList();
        await World.InDatabase(db => db.Sites.AddRange(sites));
        return [.. sites.OrderBy(site => site.Id)];
    }
}
