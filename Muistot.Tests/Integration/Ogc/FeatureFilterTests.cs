using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Ogc;

[OnEveryBackend]
public sealed class FeatureFilterTests(Backend backend) : OgcTest(backend)
{
    private static readonly (string Interval, string Titles)[] Intervals =
    [
        ("2026-03-02", "bc"),
        ("2026-03-02T", "bc"),
        ("2026-03-02T10:00:00Z", "b"),
        ("2026-03-02T12:00:00%2B02:00", "b"),
        ("2026-03-02T10:00:00.25Z", "b"),
        ("2026-03-02T10:00:00.26Z", ""),
        ("2026-03-02T10:00:01Z/..", "cd"),
        ("2026-03-02/2026-03-02", "bc"),
        ("../2026-03-02T", "abc"),
        ("/2026-03-01", "a"),
        ("2026-03-03/", "d"),
    ];

    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    /// <summary>Known places of EPSG:3067 and 3857, as PROJ 9.1 has them.</summary>
    [Test]
    public async Task PlacesAreToldInOtherSystems()
    {
        var project = await World.ProjectAsync();
        await World.SiteAsync(project, latitude: 60.17, longitude: 24.94);
        foreach (var (code, first, second) in new[]
            { ("3067", 385700.421384906, 6672126.74301073), ("3857", 2776308.10038424, 8437684.16097292), ("4326", 60.17, 24.94) })
        {
            var items = await GetAsync($"collections/sites/items?crs={Epsg}{code}");
            var feature = items.Json["features"]![0]!;
            var place = feature["geometry"]!["coordinates"]!.AsArray().Select(number => number!.GetValue<double>()).ToArray();
            var alone = await GetAsync($"collections/sites/items/{feature["id"]}?crs={Epsg}{code}");

            Assert.That(place[0], Is.EqualTo(first).Within(0.0001));
            Assert.That(place[1], Is.EqualTo(second).Within(0.0001));
            Assert.That(items.Headers.GetValues("Content-Crs"), Is.EqualTo([$"<{Epsg}{code}>"]));
            Assert.That(alone.Json["geometry"]!.ToJsonString(), Is.EqualTo(feature["geometry"]!.ToJsonString()));
        }
    }

    [Test]
    public async Task BoxesHoldWhatAPlainScanFinds()
    {
        var projects = new[] { await World.ProjectAsync(), await World.ProjectAsync() };
        var places = Enumerable.Range(0, 120).Select(index => new Location(59.5 + (index % 11 * 0.2), 23 + (index / 11 * 0.35))).ToList();
        foreach (var (index, project) in projects.Index())
            await World.SitesAsync(project, places.Where((_, number) => number % 2 == index));
        var sites = await World.Read(db => db.Sites.OrderBy(site => site.Id).ToListAsync());
        await World.InDatabase(db => db.Memories.AddRange(
            sites.Select(site => new Memory { SiteId = site.Id, Title = "Muisto", Published = true })));
        var all = (await ReadAllAsync($"collections/sites/items?limit=1000&crs={Epsg}3067"))
            .ToDictionary(feature => Property(feature, "site")!, feature => feature["geometry"]!["coordinates"]!.AsArray()
                .Select(number => number!.GetValue<double>()).ToArray());

        foreach (var (query, holds) in new (string, Func<Site, bool>)[]
        {
            ("bbox=24,60,25,61", site => site is { Latitude: >= 60 and <= 61, Longitude: >= 24 and <= 25 }),
            ($"bbox=60,24,61,25&bbox-crs={Epsg}4326", site => site is { Latitude: >= 60 and <= 61, Longitude: >= 24 and <= 25 }),
            ($"bbox=2671667.78,8399737.89,2782987.27,8632528.04&bbox-crs={Epsg}3857",
                site => site is { Latitude: >= 60 and <= 61.01, Longitude: >= 24 and <= 25 }),
            ($"bbox=330000,6650000,420000,6750000&bbox-crs={Epsg}3067",
                site => all[site.Name] is [>= 330000 and <= 420000, >= 6650000 and <= 6750000]),
        })
        {
            var expected = sites.Where(holds).Select(site => site.Name).ToList();
            Assert.That(expected, Has.Count.InRange(3, 100));
            foreach (var limit in new[] { 4, 1000 })
                Assert.That(SitesOf(await ReadAllAsync($"collections/sites/items?{query}&limit={limit}")), Is.EqualTo(expected), query);
            Assert.That(SitesOf(await ReadAllAsync($"collections/memories/items?{query}&limit=7")), Is.EqualTo(expected), query);
            var ofOne = sites.Where(site => holds(site) && site.ProjectId == sites[0].ProjectId).Select(site => site.Name);
            var page = await GetAsync($"collections/{projects[0]}.sites/items?{query}&limit=100");
            Assert.That(SitesOf(page.Json["features"]!.AsArray()!), Is.EqualTo(ofOne), query);
            Assert.That(page.Json["numberMatched"]?.GetValue<int>() ?? ofOne.Count(), Is.EqualTo(ofOne.Count()), query);
        }
    }

    /// <summary>A projection has no place for the poles, or for what is far outside of its plane: that holds up nothing else.</summary>
    [Test]
    public async Task WhatASystemHasNoPlaceForHasNoGeometry()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, [new Location(90, 0), new Location(-90, 24), new Location(60, 24), new Location(0, 117)]);

        foreach (var code in new[] { "3857", "3067" })
        {
            foreach (var format in new[] { "json", "jsonseq", "fgb" })
                Assert.That((await GetAsync($"collections/sites/items?f={format}&crs={Epsg}{code}")).Status, Is.EqualTo(200), format + code);
            foreach (var feature in await ReadAllAsync($"collections/sites/items?crs={Epsg}{code}"))
            {
                var alone = await GetAsync($"collections/sites/items/{feature["id"]}?crs={Epsg}{code}");
                Assert.That((alone.Status, alone.Json["geometry"]?.ToJsonString()), Is.EqualTo((200, feature["geometry"]?.ToJsonString())));
            }

            var far = await ReadAllAsync($"collections/sites/items?bbox=9e14,2e14,9.1e14,2.1e14&bbox-crs={Epsg}{code}");
            var farther = await ReadAllAsync($"collections/sites/items?bbox=9e14,2e14,900000000001000,200000000001000&bbox-crs={Epsg}{code}");
            Assert.That(far.Concat(farther), Is.Empty);
        }

        var world = await ReadAllAsync($"collections/sites/items?bbox=-20037509,-20048967,20037509,20048967&bbox-crs={Epsg}3857");
        var all = await ReadAllAsync($"collections/sites/items?crs={Epsg}3857");
        Assert.That(all.Select(feature => feature["geometry"] is null), Is.EqualTo([true, true, false, false]));
        Assert.That(SitesOf(world), Is.EqualTo(SitesOf(all).Skip(2)));
    }

    /// <summary>A place that is told is true, so that the same place is found there, and nothing else far away is.</summary>
    [Test]
    public async Task WhatIsToldOfAPlaneIsFoundThere()
    {
        var project = await World.ProjectAsync();
        var places = (from latitude in new[] { -60.0, 0, 40, 51.5, 60, 63.28, 80 }
                      from longitude in new[] { -119.2, -74, -22, -0.13, 8, 10.75, 24.94, 31, 44, 77.2, 119.2, 176.91, 179.99999 }
                      select new Location(latitude, longitude)).ToList();
        await World.SitesAsync(project, places);
        foreach (var code in new[] { "3857", "3067" })
        {
            var all = await ReadAllAsync($"collections/sites/items?limit=1000&crs={Epsg}{code}");
            var there = all.Where(feature => feature["geometry"] is not null).ToList();
            foreach (var feature in there)
            {
                var at = feature["geometry"]!["coordinates"]!.AsArray().Select(number => number!.GetValue<double>()).ToArray();
                var box = string.Create(CultureInfo.InvariantCulture, $"{at[0] - 10},{at[1] - 10},{at[0] + 10},{at[1] + 10}");
                Assert.That(SitesOf(await ReadAllAsync($"collections/sites/items?bbox={box}&bbox-crs={Epsg}{code}")),
                    Is.EqualTo(SitesOf([feature])), box);
            }

            Assert.That(there, code == "3857" ? Has.Count.EqualTo(places.Count) : Has.Count.EqualTo(4 * 7));
        }

        var finland = await ReadAllAsync($"collections/sites/items?bbox=-300000,6000000,1200000,8000000&bbox-crs={Epsg}3067");
        var near = await World.Read(db => db.Sites.Where(site => site.Latitude > 54 && site.Latitude < 70 && site.Longitude > 20
            && site.Longitude < 40).OrderBy(site => site.Id).Select(site => site.Name).ToListAsync());
        Assert.That(SitesOf(finland), Is.EqualTo(near));
    }

    [Test]
    public async Task ChangesAreFoundByTheirTime()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        var moments = new Dictionary<string, string>
        {
            ["a"] = "2026-03-01T23:59:59.999Z",
            ["b"] = "2026-03-02T10:00:00.250Z",
            ["c"] = "2026-03-02T23:59:59Z",
            ["d"] = "2026-03-03T00:00:00Z",
        };
        foreach (var (title, moment) in moments)
        {
            var id = await World.MemoryAsync(project, site, title: title);
            var time = DateTime.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            await World.Read(db => db.Memories.Where(memory => memory.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(memory => memory.ModifiedAt, time)));
        }

        foreach (var (interval, expected) in Intervals)
        {
            var found = await ReadAllAsync($"collections/memories/items?datetime={interval}&limit=2");
            Assert.That(string.Concat(found.Select(feature => Property(feature, "title"))), Is.EqualTo(expected), interval);
        }
    }

    [Test]
    public async Task FeaturesAreChosenByTheirProperties()
    {
        var (project, other) = (await World.ProjectAsync(autoPublish: true), await World.ProjectAsync());
        var maker = await World.PersonAsync();
        var bilingual = new { id = World.Fresh("site"), info = new { lang = "fi", name = "Kauppa" }, location = new { lat = 60, lon = 24 } };
        await Api.PostAsync($"/projects/{project}/sites", bilingual, maker);
        await Api.PatchAsync($"/projects/{project}/sites/{bilingual.id}", new { info = new { lang = "en", name = "Shop" } }, maker);
        var plain = await World.SiteAsync(other);
        var (first, second) = (await World.MemoryAsync(project, bilingual.id, maker, title: "Eka"), await World.MemoryAsync(other, plain));

        await Finds("sites", "name=Kauppa&lang=fi", bilingual.id);
        await Finds("sites", "name=Shop&lang=en", bilingual.id);
        await Finds("sites", "name=Kauppa&lang=en");
        await Finds("sites", "name=Paikka&lang=en", plain);
        await Finds("sites", "name=paikka&lang=en");
        await Finds("sites", $"creator={maker.Name}", bilingual.id);
        await Finds("sites", $"project={other}", plain);
        await Finds("sites", $"project={other}&site={bilingual.id}");
        await Finds($"{project}.sites", $"project={other}");
        await Finds("memories", $"project={project}", bilingual.id);
        await Finds("sites", "q=auppa", bilingual.id);
        await Finds("sites", "q=shop&lang=fi&bbox=23,59,25,61", bilingual.id);
        await Finds("sites", "q=shop+paikka");
        await Finds("sites", "q=&limit=1&name=Paikka", plain);
        await Finds($"{other}.sites", "q=paik", plain);
        await Finds("memories", "q=EKA", bilingual.id);
        await Finds("memories", "q=---");
        await Finds("memories", $"memory={first}&title=Eka&user={maker.Name}&site={bilingual.id}", bilingual.id);
        await Finds("memories", $"memory={second}", plain);
        await Finds("memories", "memory=0");

        async Task Finds(string collection, string query, params string[] expected)
        {
            var page = await GetAsync($"collections/{collection}/items?{query}");
            Assert.That(SitesOf(page.Json["features"]!.AsArray()!), Is.EqualTo(expected), query);
            Assert.That(page.Json["numberMatched"]!.GetValue<int>(), Is.EqualTo(expected.Length), query);
        }
    }
}
