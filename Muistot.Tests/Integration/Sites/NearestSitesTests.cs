using System.Globalization;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class NearestSitesTests(Backend backend) : IntegrationTest(backend)
{
    /// <summary>Great-circle order, where planar distance on degrees, or a box around the place, is wrong.</summary>
    [TestCase(60.0, 24.0, "60 25.9;61.1 24", "0,1", Description = "A degree of longitude is half as long at 60 degrees north.")]
    [TestCase(-60.0, 24.0, "-61.1 24;-60 25.9", "1,0")]
    [TestCase(10.0, 179.5, "10 -179.5;10 177", "0,1", Description = "Across the date line.")]
    [TestCase(10.0, -179.5, "10 -177;10 179.5;10 -179.9", "2,1,0")]
    [TestCase(0.0, 180.0, "0 179;0 -179.5;0 -180", "2,1,0")]
    [TestCase(89.0, 0.0, "89 180;86 0;90 77", "2,0,1", Description = "Over the pole.")]
    [TestCase(-90.0, 0.0, "-80 0;-85 120;-89 -60;90 0", "2,1,0,3")]
    [TestCase(60.0, 24.0, "-60 -156;0 0;60 25", "2,1,0", Description = "To the other end of the Earth.")]
    [TestCase(0.0, 0.0, "0 179.9999995;0 179.999999;0 179.99999;0 180", "2,1,0,3",
        Description = "Centimetres, at the other end of the Earth.")]
    [TestCase(90.0, 0.0, "89.3 0;89.3 33;89.3 -71;89.3 120;89.3 179;89.3 -150", "0,1,2,3,4,5",
        Description = "As near as each other: in order of creation.")]
    [TestCase(0.0, 24.0, "5 24;-5 24;0 29;0 19", "0,1,2,3")]
    public async Task AreInGreatCircleOrder(double latitude, double longitude, string sites, string order)
    {
        var project = await World.ProjectAsync();
        var ids = new List<string>();
        foreach (var place in sites.Split(';')
            .Select(place => place.Split(' ').Select(degrees => double.Parse(degrees, CultureInfo.InvariantCulture)).ToArray()))
            ids.Add(await World.SiteAsync(project, latitude: place[0], longitude: place[1]));

        var all = await NearestAsync(project, ids.Count, latitude, longitude);
        var one = await NearestAsync(project, 1, latitude, longitude);

        var expected = order.Split(',').Select(index => ids[int.Parse(index, CultureInfo.InvariantCulture)]).ToList();
        Assert.That(all.Ids, Is.EqualTo(expected));
        Assert.That(one.Ids, Is.EqualTo(expected[..1]));
    }

    // Crowded here and empty there: how far away the last ones were says little of the next.
    [Test]
    public async Task AreTheNearestWhateverWasAskedBefore()
    {
        var project = await World.ProjectAsync();
        var places = Enumerable.Range(0, 400).Select(number => number % 2 == 0
            ? new Location(60 + (0.01 * Spread(number)), 24 + (0.01 * Spread(3 * number)))
            : new Location((Spread(number) * 178) - 89, (Spread(3 * number) * 358) - 179)).ToList();
        await World.SitesAsync(project, places);

        for (var turn = 0; turn < 40; turn++)
        {
            var count = 1 + (turn * 7 % 30);
            var place = turn % 3 > 0
                ? new Location(60.005, 24.005)
                : new Location((Spread(turn) * 178) - 89, (Spread(5 * turn) * 358) - 179);
            var found = (await NearestAsync(project, count, place.Latitude, place.Longitude)).Items
                .Select(site => new Location(site!["location"]!["lat"]!.GetValue<double>(), site["location"]!["lon"]!.GetValue<double>()))
                    .ToList();

            Assert.That(found.Select(site => place.AngleTo(site)),
                Is.EqualTo(places.Select(site => place.AngleTo(site)).Order().Take(count)).Within(1e-12));
        }
    }

    [Test]
    public async Task AreOfTheProjectAndThoseThatTheCallerSees()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var own = await World.SiteAsync(project, published: false, creator: maker, latitude: 60);
        await World.SiteAsync(project, published: false, latitude: 60);
        await World.SiteAsync(await World.ProjectAsync(), latitude: 60);
        var far = await World.SiteAsync(project, latitude: -60);

        Assert.That((await NearestAsync(project, 1, 60, 24.56)).Ids, Is.EqualTo([far]));
        Assert.That((await NearestAsync(project, 2, 60, 24.56, maker)).Ids, Is.EqualTo([own, far]));
    }

    [TestCase("n=1", "query/lat", "query/lon")]
    [TestCase("lat=1", "query/lon", "query/n")]
    [TestCase("lon=1", "query/lat", "query/n")]
    [TestCase("n=1&lat=1", "query/lon")]
    [TestCase("lat=1&lon=1", "query/n")]
    [TestCase("lat=91", "query/lat", "query/lon", "query/n")]
    [TestCase("n=x&lon=x", "query/lat", "query/lon", "query/n")]
    [TestCase("n=0&lat=1&lon=1", "query/n")]
    [TestCase("n=1001&lat=1&lon=1", "query/n")]
    [TestCase("n=-1&lat=1&lon=1", "query/n")]
    [TestCase("n=1.5&lat=1&lon=1", "query/n")]
    [TestCase("n=99999999999999999999&lat=1&lon=1", "query/n")]
    [TestCase("n=x&lat=x&lon=x", "query/lat", "query/lon", "query/n")]
    [TestCase("n=&lat=&lon=", "query/lat", "query/lon", "query/n")]
    [TestCase("n=1&lat=91&lon=181", "query/lat", "query/lon")]
    [TestCase("n=1&lat=-90.00000000000001&lon=-180.00000000000003", "query/lat", "query/lon")]
    [TestCase("n=1&lat=NaN&lon=Infinity", "query/lat", "query/lon")]
    [TestCase("n=1&lat=60,5&lon=24,5", "query/lat", "query/lon")]
    [TestCase("n=1&lat=1e999&lon=-1e999", "query/lat", "query/lon")]
    public async Task NeedANumberAndAPlace(string query, params string[] faults)
    {
        var project = await World.ProjectAsync();

        var answer = await Api.GetAsync($"/projects/{project}/sites?{query}");

        Assert.That((answer.Verdict, answer.Errors), Is.EqualTo(("422 request validation error", faults)));
    }

    [TestCase("n=1000&lat=-90&lon=-180")]
    [TestCase("n=1&lat=9e1&lon=1.8E2")]
    public async Task TakeNumbersToTheEndsOfTheirRange(string query)
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);

        Assert.That((await Api.GetAsync($"/projects/{project}/sites?{query}")).Ids, Is.EqualTo([site]));
    }

    private Task<Answer> NearestAsync(string project, int count, double latitude, double longitude, Person? by = null) =>
        Api.GetAsync(FormattableString.Invariant($"/projects/{project}/sites?n={count}&lat={latitude:R}&lon={longitude:R}"), by);

    // From 0 to 1, evenly and without a pattern: the fractions of multiples of the golden ratio.
    private static double Spread(int number) => number * 0.6180339887498949 % 1;
}
