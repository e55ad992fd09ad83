using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using Muistot.Tests.Unit.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class NearestOfManySitesTests(Backend backend) : IntegrationTest(backend)
{
    // Two ways to measure differ by rounding.
    private const double Rounding = 1e-7;

    private static readonly Location Harbour = new(60.15, 24.95);

    /// <summary>Places all over the earth, many of them the same; a town, both sides of the date line, and a pole.</summary>
    private static readonly Location[] Earth = Generate(
        Gen.Select(
            Places.Anywhere.Array[650], Near(Harbour, 0.01).Array[350],
            Near(new Location(-16.8, 180), 0.001).Array[125], Near(new Location(90, 0), 0.001).Array[125],
            (anywhere, town, dateLine, pole) => (Location[])[.. anywhere, .. town, .. dateLine, .. pole,
            .. Enumerable.Repeat(Harbour, 250)]));

    private static readonly Location[] Centers = Generate(Gen.Select(
        Places.Anywhere.Array[8], Near(Harbour, 0.02).Array[3], Near(new Location(-16.8, 180), 0.01).Array[3],
        (anywhere, town, dateLine) => (Location[])
        [
            .. anywhere, .. town, .. dateLine, Harbour, new(90, 45), new(-90, 0), new(0, 180), new(0, -180), new(-16.8, -180),
            new(-60.15, -155.05),
        ]));

    [Test]
    public async Task AreTheNearestOfAllThatTheCallerSees()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var sites = await PutOnMapAsync(project, maker);
        var visible = new (Person? By, Dictionary<string, Location> Sites)[]
        {
            (null, ByName(sites.Where(site => site.Published))),
            (maker, ByName(sites.Where(site => site.Published || site.CreatorId == maker.Id))),
            (admin, ByName(sites)),
        };

        foreach (var (by, seen) in visible)
        {
            foreach (var center in Centers)
            {
                await AssertNearestAsync(project, by, seen, center, 1);
                await AssertNearestAsync(project, by, seen, center, 10);
            }

            await AssertNearestAsync(project, by, seen, Harbour, 1000);
            await AssertNearestAsync(project, by, seen, new Location(-16.8, 180), 1000);
        }
    }

    [Test]
    public async Task AreAllThereAreWhenThereAreFewer()
    {
        var project = await World.ProjectAsync();
        string[] sites =
        [
            await World.SiteAsync(project, latitude: -10), await World.SiteAsync(project, latitude: 20),
            await World.SiteAsync(project, latitude: -30),
        ];
        await World.SiteAsync(project, published: false, latitude: 1);
        await World.SiteAsync(await World.ProjectAsync(), latitude: 2);

        var nearest = await Api.GetAsync($"/projects/{project}/sites?n=10&lat=0&lon=24.56");

        Assert.That(nearest.Status, Is.EqualTo(200), nearest.ToString());
        Assert.That(nearest.Ids, Is.EqualTo(sites));
    }

    [TestCase("lat=-16.8&lon=179.999", Description = "before the date line")]
    [TestCase("lat=-16.8&lon=-179.999", Description = "behind the date line")]
    [TestCase("lat=-16.8&lon=180")]
    [TestCase("lat=-16.8&lon=-180")]
    public async Task LieOnBothSidesOfTheDateLine(string center)
    {
        var project = await World.ProjectAsync();
        string[] sites =
        [
            await World.SiteAsync(project, latitude: -16.8, longitude: 179.99),
            await World.SiteAsync(project, latitude: -16.8, longitude: -179.98),
        ];
        await World.SiteAsync(project, latitude: -16.8, longitude: 178);

        var nearest = await Api.GetAsync($"/projects/{project}/sites?n=2&{center}");

        Assert.That(nearest.Ids, Is.EqualTo(sites));
    }

    private static Gen<Location> Near(Location center, double degrees) => Gen.Select(
        Gen.Double[-degrees, degrees], Gen.Double[-degrees, degrees],
        (north, east) => new Location(Math.Clamp(center.Latitude + north, -90, 90),
        Math.Clamp(Math.IEEERemainder(center.Longitude + east, 360), -180, 180)));

    private static T Generate<T>(Gen<T> places) => places.Single(_ => true, "0000000000e1");

    private static Dictionary<string, Location> ByName(IEnumerable<Site> sites) =>
        sites.ToDictionary(site => site.Name, site => new Location(site.Latitude, site.Longitude));

    private async Task<List<Site>> PutOnMapAsync(string project, Person maker)
    {
        var projectId = await World.Read(db => db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync());
        var sites = Earth.Select((place, index) =>
        {
            var site = new Site
            {
                Name = $"site-{index}",
                ProjectId = projectId,
                Published = index % 3 > 0,
                CreatorId = index % 2 > 0
            ? maker.Id
            : null
            };
            site.MoveTo(place);
            site.InformationIn(Language.Of(1)).Name = "Paikka";
            return site;
        }).ToList();
        await World.InDatabase(db => db.Sites.AddRange(sites));
        return sites;
    }

    private async Task AssertNearestAsync(string project, Person? by, Dictionary<string, Location> seen, Location center, int count)
    {
        var path = string.Create(CultureInfo.InvariantCulture,
            $"/projects/{project}/sites?n={count}&lat={center.Latitude}&lon={center.Longitude}");
        var answer = await Api.GetAsync(path, by);
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        var found = answer.Items.Select(item => (Id: item!["id"]!.GetValue<string>(), Place: PlaceOf(item["location"]!))).ToList();
        var expected = seen.Values.Select(place => AngleTo(center, place)).Order().Take(count);

        Assert.That(found.Where(site => !seen.TryGetValue(site.Id, out var place) || place != site.Place), Is.Empty, path);
        Assert.That(found.Select(site => site.Id), Is.Unique, path);
        Assert.That(found.Select(site => AngleTo(center, site.Place)), Is.EqualTo(expected).Within(Rounding), path);
    }

    private static Location PlaceOf(System.Text.Json.Nodes.JsonNode place) =>
        new(place["lat"]!.GetValue<double>(), place["lon"]!.GetValue<double>());

    /// <summary>By vectors, so that it is another formula than the service's.</summary>
    private static double AngleTo(Location center, Location place)
    {
        var (a, b) = (Places.Vector(center), Places.Vector(place));
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return 2 * Math.Asin(Math.Min(1, Math.Sqrt((x * x) + (y * y) + (z * z)) / 2));
    }
}
