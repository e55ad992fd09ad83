using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Ogc;

/// <summary>Whatever door below <c>/ogc</c> is used, a caller sees what the lists of sites and memories show.</summary>
public sealed class VisibleFeatureTests() : OgcTest(Backend.Embedded)
{
    [Test]
    public async Task AreThoseOfTheLists([Values] bool isOpen)
    {
        var cast = await Cast.GatherAsync(World, published: isOpen);
        var other = await World.ProjectAsync();
        var sites = new Dictionary<string, string>
        {
            ["published"] = await World.SiteAsync(cast.Project, longitude: 20),
            ["waiting"] = await World.SiteAsync(cast.Project, published: false, longitude: 30),
            ["own"] = await World.SiteAsync(cast.Project, published: false, creator: cast.Maker, longitude: 40),
            ["elsewhere"] = await World.SiteAsync(other, longitude: 10),
        };
        var memories = new Dictionary<string, long>();
        foreach (var (name, site) in sites)
        {
            var project = name == "elsewhere" ? other : cast.Project;
            memories[$"{name} published"] = await World.MemoryAsync(project, site);
            memories[$"{name} waiting"] = await World.MemoryAsync(project, site, published: false);
            memories[$"{name} own"] = await World.MemoryAsync(project, site, cast.Maker, published: false);
        }

        foreach (var by in new[] { null, cast.User, cast.Maker, cast.ForeignAdmin, cast.Moderator, cast.Admin, cast.Superuser })
        {
            var list = await Api.GetAsync($"/projects/{cast.Project}/sites", by);
            var seen = list.Status == 200 ? list.Ids : [];
            var remembered = new List<string>();
            foreach (var site in seen)
                remembered.AddRange((await Api.GetAsync($"/projects/{cast.Project}/sites/{site}/memories", by)).Ids);
            var elsewhere = by == cast.Superuser ? 3 : by == cast.Maker ? 2 : 1;
            var isStaff = by == cast.Moderator || by == cast.Admin || by == cast.Superuser;
            Assert.That(list.Status, Is.EqualTo(isOpen || isStaff ? 200 : 404));

            await EveryDoorShows(cast.Project, "sites", "site", by, list.Status, seen, 1);
            await EveryDoorShows(cast.Project, "memories", "memory", by, list.Status, [.. remembered.OrderBy(long.Parse)], elsewhere);
            await EachIsFoundAlone(cast.Project, seen, sites.Values.Except(seen).Except([sites["elsewhere"]]), by);
        }
    }

    /// <summary>Counts and extents follow what is written at once.</summary>
    [Test]
    public async Task AreCountedAnewAfterAWrite()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        await World.SiteAsync(project, longitude: 20);
        await Task.WhenAll(CountAsync(null), CountAsync(admin));
        var site = new { id = World.Fresh("site"), info = new { lang = "fi", name = "Uusi" }, location = new { lat = 65, lon = 30 } };

        await Api.PostAsync($"/projects/{project}/sites", site, admin);
        var (waitingForAll, waitingForAdmin) = (await CountAsync(null), await CountAsync(admin));
        await Api.PostAsync($"/projects/{project}/sites/{site.id}/publish?publish=true", null, admin);

        Assert.That((waitingForAll, waitingForAdmin), Is.EqualTo(((1, 20.0), (2, 30.0))));
        Assert.That(await CountAsync(null), Is.EqualTo((2, 30.0)));

        async Task<(int, double)> CountAsync(Person? by)
        {
            var collection = (await GetAsync($"collections/{project}.sites", by)).Json;
            var items = (await GetAsync("collections/sites/items", by)).Json;
            Assert.That(items["numberMatched"]!.GetValue<int>(), Is.EqualTo(collection["itemCount"]!.GetValue<int>()));
            return (collection["itemCount"]!.GetValue<int>(), collection["extent"]!["spatial"]!["bbox"]![0]![2]!.GetValue<double>());
        }
    }

    /// <summary>The image of what the public does not see is told by an alias, as everywhere; texts fall back as everywhere.</summary>
    [Test]
    public async Task SayWhatTheirViewsSay()
    {
        var maker = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);
        var form = new
        {
            id = World.Fresh("site"),
            info = new { lang = "en", name = "The \"shop\"", @abstract = "=1+1", description = "two\nlines" },
            location = new { lat = 60.5, lon = 24.25 },
            image = Samples.Png,
        };
        await Api.PostAsync($"/projects/{project}/sites", form, maker);
        await World.MemoryAsync(project, form.id, maker);
        var view = (await Api.GetAsync($"/projects/{project}/sites/{form.id}", null, ("Accept-Language", "en"))).Json;

        var feature = (await GetAsync("collections/sites/items?lang=en")).Json["features"]![0]!;
        var finnish = (await GetAsync("collections/sites/items", null, ("Accept-Language", "fi"))).Json["features"]![0]!;
        var alone = await GetAsync($"collections/sites/items/{feature["id"]}", null, ("Accept-Language", "en"));

        Assert.That(feature["geometry"]!.ToJsonString(), Is.EqualTo("""{"type":"Point","coordinates":[24.25,60.5]}"""));
        Assert.That(feature["properties"]!.AsObject().Select(pair => pair.Key), Is.EqualTo(
            ["site", "project", "name", "abstract", "description", "lang", "image", "creator", "memories_count", "modified_at"]));
        Assert.That((Property(feature, "name"), Property(feature, "abstract"), Property(feature, "lang"), Property(feature, "image")),
            Is.EqualTo(("The \"shop\"", "=1+1", "en", $"{view["image"]}")));
        Assert.That((Property(feature, "creator"), Property(feature, "memories_count")), Is.EqualTo((maker.Name, "1")));
        Assert.That(Property(finnish, "abstract"), Is.Null);
        Assert.That(alone.Json["properties"]!.ToJsonString(), Is.EqualTo(feature["properties"]!.ToJsonString()));
        Assert.That(alone.ContentHeaders.ContentLanguage, Is.EqualTo(["en"]));
    }

    private async Task EveryDoorShows(
        string project, string kind, string property, Person? by, int status, IReadOnlyCollection<string> seen, int elsewhere)
    {
        var id = $"{project}.{kind}";
        var collections = (await GetAsync("collections", by)).Json["collections"]!.AsArray();
        var items = await GetAsync($"collections/{id}/items?limit=100", by);
        var csv = await GetAsync($"collections/{id}/items?f=csv", by);
        var sequence = await GetAsync($"collections/{id}/items?f=jsonseq", by);
        var all = await ReadAllAsync($"collections/{kind}/items?limit=2", by);
        var definition = await GetAsync("api", by);

        Assert.That((items.Status, (await GetAsync($"collections/{id}", by)).Status, csv.Status, sequence.Status),
            Is.EqualTo((status, status, status, status)));
        Assert.That(collections.Any(one => $"{one!["id"]}" == id), Is.EqualTo(status == 200));
        Assert.That(definition.Text.Contains(id, StringComparison.Ordinal), Is.EqualTo(status == 200));
        Assert.That(all.Count(feature => Property(feature, "project") != project), Is.GreaterThanOrEqualTo(elsewhere));
        Assert.That(all.Where(feature => Property(feature, "project") == project).Select(feature => Property(feature, property)),
            Is.EqualTo(seen));
        if (status != 200)
            return;
        var collection = collections.Single(one => $"{one!["id"]}" == id)!;
        Assert.That(items.Json["features"]!.AsArray().Select(feature => Property(feature!, property)), Is.EqualTo(seen));
        Assert.That((items.Json["numberMatched"]!.GetValue<int>(), collection["itemCount"]!.GetValue<int>()),
            Is.EqualTo((seen.Count, seen.Count)));
        Assert.That(csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(seen.Count + 1));
        Assert.That(sequence.Text.Count(letter => letter == '\u001e'), Is.EqualTo(seen.Count));
        if (seen.Count > 0)
        {
            Assert.That(collection["extent"]!["spatial"]!["bbox"]![0]![2]!.GetValue<double>(), Is.EqualTo(items.Json["features"]!.AsArray()
                .Max(feature => feature!["geometry"]!["coordinates"]![0]!.GetValue<double>())));
        }
    }

    private async Task EachIsFoundAlone(string project, IEnumerable<string> seen, IEnumerable<string> unseen, Person? by)
    {
        var keys = await World.Read(db => db.Sites.ToDictionaryAsync(site => site.Name, site => site.Id));
        foreach (var (sites, status) in new[] { (seen, 200), (unseen, 404) })
        {
            foreach (var site in sites)
            {
                Assert.That((await GetAsync($"collections/sites/items/{keys[site]}", by)).Status, Is.EqualTo(status));
                Assert.That((await GetAsync($"collections/{project}.sites/items/{keys[site]}", by)).Status, Is.EqualTo(status));
                Assert.That((await GetAsync($"collections/sites/items?site={site}", by)).Json["numberMatched"]!.GetValue<int>(),
                    Is.EqualTo(status == 200 ? 1 : 0));
            }
        }
    }
}
