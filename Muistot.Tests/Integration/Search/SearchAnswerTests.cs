using System.Globalization;
using System.Text.Json.Nodes;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Search;

/// <summary>What an answer of search holds, and which requests it refuses.</summary>
[OnEveryBackend]
public sealed class SearchAnswerTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task ShowsWhatWasFoundAndWhere()
    {
        var project = await World.ProjectAsync();
        var name = await World.SiteAsync(project, latitude: 60.18, longitude: 24.97);
        var siteId = await World.Read(db => db.Sites.Select(site => site.Id).SingleAsync());
        var story = $"{string.Concat(Enumerable.Repeat("😀 sanoja ", 30))}So\u0308rna\u0308isten SATAMA ja satamarata. {new string('x', 300)}";
        await World.InDatabase(db =>
        {
            db.Memories.Add(new Memory { SiteId = siteId, Title = "😀 Satama", Story = story, Published = true });
            db.SiteInformation.Add(new SiteInformation { SiteId = siteId, LanguageId = 2, Name = "Place", Abstract = "The harbour" });
            db.Sites.Include(site => site.Information).Single().Information.Single(entry => entry.LanguageId == 1).Abstract = "Satama";
        });

        var found = (await Api.GetAsync("/search?q=sata", headers: [("Accept-Language", "fi")])).Items;

        var (memory, site) = (found[0]!, found[1]!);
        Assert.That(memory["type"]!.ToString(), Is.EqualTo("memory"));
        Assert.That(memory["id"]!.GetValueKind(), Is.EqualTo(System.Text.Json.JsonValueKind.Number));
        Assert.That(($"{memory["project"]}", $"{memory["site"]}", $"{memory["title"]}"), Is.EqualTo((project, name, "😀 Satama")));
        Assert.That(memory["location"]!.ToJsonString(), Is.EqualTo("""{"lon":24.97,"lat":60.18}"""));
        Assert.That(Parts(memory, "title", "title_highlights"), Is.EqualTo(new[] { "Sata" }));
        Assert.That(Parts(memory, "snippet", "highlights"), Is.EqualTo(new[] { "SATA", "sata" }));
        Assert.That(new StringInfo($"{memory["snippet"]}").LengthInTextElements, Is.LessThanOrEqualTo(200));
        Assert.That(($"{site["id"]}", $"{site["title"]}", $"{site["snippet"]}"), Is.EqualTo((name, "Paikka", "Satama")));

        var inEnglish = await Api.GetAsync("/search?q=harbour%20sata&type=site", headers: [("Accept-Language", "en")]);
        Assert.That(($"{inEnglish.Items[0]!["title"]}", $"{inEnglish.Items[0]!["snippet"]}"), Is.EqualTo(("Place", "The harbour")));
        Assert.That(inEnglish.ContentHeaders.ContentLanguage, Is.EqualTo(new[] { "en" }));
        var decomposed = (await Api.GetAsync("/search?q=s%C3%B6rn%C3%A4isten")).Items[0]!;
        Assert.That(Parts(decomposed, "snippet", "highlights"), Is.EqualTo(new[] { "So\u0308rna\u0308isten" }));
    }

    /// <summary>Letters that become one when they are folded make no difference to the words around them.</summary>
    [Test]
    public async Task HighlightsWordsBesideLettersThatCompose()
    {
        var (project, maker) = (await World.ProjectAsync(autoPublish: true), await World.PersonAsync());
        var site = new { info = new { lang = "fi", name = "\u314E\u314F  vanha(satama), \u0301laituri" }, location = new { lat = 60, lon = 24 } };
        await Api.PostAsync($"/projects/{project}/sites", site, maker);

        foreach (var (query, part) in new[]
            { ("sata", "sata"), ("vanha", "vanha"), ("laituri", "laituri"), ("\uD558", "\u314E\u314F"), ("\u314E\u314F", "\u314E\u314F") })
        {
            var found = await PageAsync($"q={Uri.EscapeDataString(query)}");
            Assert.That(Parts(found["items"]![0]!, "title", "title_highlights"), Is.EqualTo(new[] { part }), query);
        }
    }

    [Test]
    public async Task RefusesWhatIsNotASearch()
    {
        var project = await World.ProjectAsync();
        var cursor = $"{(await PageAsync("q=nimi&limit=1"))["next"]}";
        Assert.That(cursor, Is.Empty);

        foreach (var (query, place) in new[]
        {
            ("", "query/q"), ("q=", "query/q"), ("q=%20-%20*", "query/q"), ($"q={new string('a', 201)}", "query/q"),
            ("q=a+b+c+d+e+f+g+h+i+j+k", "query/q"), ("q=a&type=", "query/type"), ("q=a&type=sites", "query/type"),
            ("q=a&type=site,user", "query/type"), ("q=a&limit=0", "query/limit"), ("q=a&limit=1001", "query/limit"),
            ("q=a&cursor=x", "query/cursor"), ($"q=a&cursor={new string('A', 48)}", "query/cursor"), ("q=a&project=%20", "query/project"),
        })
        {
            var refused = await Api.GetAsync($"/search?{query}");
            Assert.That((refused.Status, refused.Errors), Is.EqualTo((422, (string[])[place])).Using<(int, IReadOnlyList<string>)>(
                (left, right) => left.Item1 == right.Item1 && left.Item2.SequenceEqual(right.Item2)), query);
        }

        Assert.That((await Api.GetAsync("/search?q=a&project=nowhere")).Verdict, Is.EqualTo("404 Project not found"));
        Assert.That((await Api.GetAsync($"/search?q={new string('a', 200)}")).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync("/search?q=a+b+c+d+e+f+g+h+i+j")).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync($"/search?q=NIMI&project={project}&type=project,site")).Ids, Is.EqualTo(new[] { project }));
        Assert.That((await Api.GetAsync($"/search?q=nimi&project={project}&type=site,memory")).Ids, Is.Empty);
    }

    [Test]
    public async Task PagesMakeUpTheWhole()
    {
        var project = await World.ProjectAsync();
        for (var index = 0; index < 4; index++)
        {
            var site = await World.SiteAsync(project);
            for (var memory = 0; memory < 3; memory++)
                await World.MemoryAsync(project, site, title: memory == 0 ? "Nimipaikka" : "Paikkanimi");
        }

        var whole = (await Api.GetAsync("/search?q=ni+im")).Ids;
        foreach (var limit in new[] { 1, 3, 4, 1000 })
        {
            var seen = new List<string>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await PageAsync($"q=ni%20im&limit={limit}{cursor}");
                seen.AddRange(page["items"]!.AsArray().Select(item => $"{item!["id"]}"));
                cursor = page["next"] is { } next ? $"&cursor={next}" : null;
            }

            Assert.That(seen, Is.EqualTo(whole), $"{limit}");
        }

        Assert.That(whole, Has.Count.EqualTo(13));
        var one = await Api.GetAsync("/search?q=ni&limit=1");
        var token = $"{one.Json["next"]}";
        Assert.That(one.Headers.GetValues("Link").Single(), Does.EndWith($"/search?q=ni&limit=1&cursor={token}>; rel=\"next\""));
        foreach (var other in new[] { "q=nim", "q=ni&type=memory", $"q=ni&project={project}" })
            Assert.That((await Api.GetAsync($"/search?{other}&cursor={token}")).Status, Is.EqualTo(422), other);
        Assert.That((await Api.GetAsync($"/search?q=ni&cursor={(token[0] == 'A' ? 'B' : 'A')}{token[1..]}")).Status, Is.EqualTo(422));
    }

    [Test]
    public async Task ListsAreNarrowedInTheirOwnOrder()
    {
        var cast = await Cast.GatherAsync(World);
        var (path, sites) = ($"/projects/{cast.Project}/sites", new List<string>());
        for (var index = 0; index < 6; index++)
            sites.Add(await World.SiteAsync(cast.Project, published: index != 3, cast.Maker, latitude: 60 + (index * 0.01)));
        for (var index = 0; index < 6; index++)
        {
            var title = index % 2 == 0 ? "Kesä" : "Talvi kesällä";
            await World.MemoryAsync(cast.Project, sites[0], cast.Maker, published: index != 3, title);
        }

        await World.InDatabase(db =>
        {
            foreach (var entry in db.SiteInformation.Where(entry => entry.SiteId % 2 == 0))
                entry.Description = "Talvella";
        });
        var even = await World.Read(db => db.Sites.Where(site => site.Id % 2 == 0).OrderBy(site => site.Id)
            .Select(site => new { site.Name, IsHidden = !site.Published }).ToListAsync());

        foreach (var by in new[] { null, cast.User, cast.Maker, cast.Moderator, cast.Superuser })
        {
            var seesAll = by is not null && by != cast.User;
            var wanted = even.Where(site => seesAll || !site.IsHidden).Select(site => site.Name).ToList();
            Assert.That((await Api.GetAsync($"{path}?q=TALVEL+paik", by)).Ids, Is.EqualTo(wanted), by?.Name);
            Assert.That((await Api.GetAsync($"{path}?q=talvel&bbox=24,59,25,61", by)).Ids, Is.EqualTo(wanted));
            Assert.That((await Api.GetAsync($"{path}?q=", by)).Ids, Is.EqualTo((await Api.GetAsync(path, by)).Ids));
            Assert.That((await Api.GetAsync($"{path}/{sites[0]}/memories?q=talvi", by)).Ids, Has.Count.EqualTo(seesAll ? 3 : 2));
        }

        var first = await Api.GetAsync($"{path}?q=talvel&limit=1", cast.Maker);
        var second = await Api.GetAsync($"{path}?q=talvel&limit=5&cursor={first.Json["next"]}", cast.Maker);
        Assert.That(first.Ids.Concat(second.Ids), Is.EqualTo(even.Select(site => site.Name)));
        Assert.That((await Api.GetAsync($"{path}?q=paikka&cursor={first.Json["next"]}", cast.Maker)).Status, Is.EqualTo(422));
        Assert.That((await Api.GetAsync("/projects?q=nim")).Ids, Is.EqualTo(new[] { cast.Project }));
        Assert.That((await Api.GetAsync("/projects?q=nim&limit=1")).Ids, Is.EqualTo(new[] { cast.Project }));
        Assert.That((await Api.GetAsync("/projects?q=talvi")).Ids, Is.Empty, "A project does not match by what it holds.");
        foreach (var list in new[] { "/projects", path, $"{path}/{sites[0]}/memories" })
        {
            Assert.That((await Api.GetAsync($"{list}?q=*%20-")).Ids, Is.Empty, list);
            Assert.That((await Api.GetAsync($"{list}?q={new string('a', 201)}")).Errors, Is.EqualTo(new[] { "query/q" }), list);
        }

        Assert.That((await Api.GetAsync($"{path}?n=2&lat=60&lon=24&q=talvi")).Errors, Is.EqualTo(new[] { "query/q" }));
    }

    private async Task<JsonNode> PageAsync(string query) => (await Api.GetAsync($"/search?{query}")).Json;

    private static string[] Parts(JsonNode item, string text, string highlights)
    {
        var runes = $"{item[text]}".EnumerateRunes().ToList();
        return [.. item[highlights]!.AsArray().Select(part => string.Concat(runes.GetRange((int)part![0]!, (int)part[1]!)))];
    }
}
