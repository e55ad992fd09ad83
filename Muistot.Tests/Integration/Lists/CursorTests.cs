using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Lists;

/// <summary>Lists page by page, as clients turn the pages.</summary>
[OnEveryBackend]
public sealed class CursorTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task PagesMakeUpTheWholeListOfEachCaller()
    {
        var cast = await Cast.GatherAsync(World);
        var site = "";
        for (var index = 0; index < 7; index++)
        {
            var creator = index % 2 == 0 ? cast.Maker : cast.User;
            site = await World.SiteAsync(cast.Project, published: index % 3 != 1, creator, latitude: 60 + (index * 0.01));
            await World.ProjectAsync(published: index % 3 != 1, admin: creator);
        }

        for (var index = 0; index < 7; index++)
            await World.MemoryAsync(cast.Project, site, index % 2 == 0 ? cast.Maker : cast.User, published: index % 3 != 1);
        var lists = new[]
        {
            "/projects?", "/projects?include=languages&", $"/projects/{cast.Project}/sites?",
            $"/projects/{cast.Project}/sites?include=languages&bbox=24,60,25,60.085&", $"/projects/{cast.Project}/sites/{site}/memories?",
        };

        foreach (var list in lists)
        {
            foreach (var by in new[] { null, cast.User, cast.Maker, cast.ForeignAdmin, cast.Moderator, cast.Admin, cast.Superuser })
            {
                var whole = await Api.GetAsync(list[..^1], by);
                foreach (var limit in new[] { 2, 1000 })
                {
                    var pages = await TurnAsync($"{list}limit={limit}", by);
                    Assert.That(pages.SelectMany(page => page.Items).Select(item => item!.ToJsonString()),
                        Is.EqualTo(whole.Items.Select(item => item!.ToJsonString())), $"{list} {limit} {by?.Name}");
                    Assert.That(pages.SkipLast(1).Select(page => page.Items.Count), Is.All.EqualTo(limit));
                    Assert.That(pages[^1].Json["next"], Is.Null);
                    Assert.That(pages[^1].Headers.Contains("Link"), Is.False);
                }
            }
        }
    }

    [Test]
    public async Task TheLinkIsAbsoluteAndKeepsWhatCounts()
    {
        var project = await World.ProjectAsync();
        for (var index = 0; index < 3; index++)
            await World.SiteAsync(project);
        var path = $"/projects/{project}/sites";

        var page = await Api.GetAsync(
            $"{path}?utm=1&include=languages,%22%3Cx&limit=2&bbox=384&bbox=60&bbox=385&bbox=61&unknown=%3E");
        var again = await Api.GetAsync($"{path}?limit=1&bbox=24,60,25,61");
        var kept = await Api.GetAsync($"{path}?limit=2");
        var twice = await Api.GetAsync($"{path}?limit=2");

        Assert.That(LinkOf(page).AbsoluteUri, Does.StartWith($"http://muistot.example/projects/{project}/sites?"));
        Assert.That(Uri.UnescapeDataString(LinkOf(page).Query),
            Is.EqualTo($"?include=languages&bbox=24,60,25,61&limit=2&cursor={page.Json["next"]}"));
        Assert.That((await Api.GetAsync(LinkOf(page).PathAndQuery)).Ids, Has.Count.EqualTo(1));
        Assert.That((await Api.GetAsync(LinkOf(again).PathAndQuery)).Ids, Has.Count.EqualTo(1));
        Assert.That(kept.Ids, Has.Count.EqualTo(2));
        Assert.That(LinkOf(twice), Is.EqualTo(LinkOf(kept)), "A response that is kept has its link too.");
    }

    /// <summary>What was there all the time comes once, whatever is written between the pages.</summary>
    [Test]
    public async Task WritesBetweenPagesMoveNothing()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var sites = new List<string>();
        for (var index = 0; index < 30; index++)
            sites.Add(await World.SiteAsync(project, published: index % 4 > 0));
        var memories = new List<long>();
        for (var index = 0; index < 30; index++)
            memories.Add(await World.MemoryAsync(project, sites[^1], published: index % 4 > 0));
        var (stay, stayToo) = (sites.Where((_, index) => index % 5 > 0).ToList(), memories.Where((_, index) => index % 5 > 0).ToList());

        var seen = new List<string>();
        var turn = 0;
        for (var path = $"/projects/{project}/sites?limit=7"; path.Length > 0; turn++)
        {
            var page = await Api.GetAsync(path, admin);
            seen.AddRange(page.Ids);
            path = page.Json["next"] is null ? "" : LinkOf(page).PathAndQuery;
            await World.SiteAsync(project);
            await Api.DeleteAsync($"/projects/{project}/sites/{sites[turn * 5 % 30]}", admin);
            foreach (var site in stay.Where((_, index) => index % 3 == turn % 3 && stay[^1] != stay[index]))
                await Api.PostAsync($"/projects/{project}/sites/{site}/publish?publish={turn % 2 == 0}", by: admin);
        }

        var seenToo = new List<string>();
        for (var path = $"/projects/{project}/sites/{sites[^1]}/memories?limit=7"; path.Length > 0; turn++)
        {
            var page = await Api.GetAsync(path, admin);
            seenToo.AddRange(page.Ids);
            path = page.Json["next"] is null ? "" : LinkOf(page).PathAndQuery;
            await World.MemoryAsync(project, sites[^1]);
            await Api.DeleteAsync($"/projects/{project}/sites/{sites[^1]}/memories/{memories[turn * 5 % 30]}", admin);
        }

        Assert.That(seen, Is.Unique);
        Assert.That(seen.Intersect(stay), Is.EqualTo(stay));
        Assert.That(seenToo, Is.Unique);
        Assert.That(seenToo.Intersect(stayToo.Select(id => $"{id}")), Is.EqualTo(stayToo.Select(id => $"{id}")));
    }

    /// <summary>A cursor opens nothing: what its holder may see is decided on each page.</summary>
    [Test]
    public async Task EachPageShowsWhatItsCallerMaySeeThen()
    {
        var cast = await Cast.GatherAsync(World);
        var first = await World.SiteAsync(cast.Project, published: false);
        var own = await World.SiteAsync(cast.Project, published: false, creator: cast.Maker);
        var open = await World.SiteAsync(cast.Project);
        var last = await World.SiteAsync(cast.Project, published: false);
        var path = $"/projects/{cast.Project}/sites?limit=1";

        var page = await Api.GetAsync(path, cast.Admin);
        var next = LinkOf(page).PathAndQuery.Replace("limit=1", "limit=9");
        var (toAdmin, toMaker, toAll) =
            (await Api.GetAsync(next, cast.Admin), await Api.GetAsync(next, cast.Maker), await Api.GetAsync(next));
        await World.InDatabase(db => db.ProjectAdmins.Where(role => role.UserId == cast.Admin.Id).ExecuteDelete());
        var later = await Api.GetAsync(next, cast.Admin);
        await Api.PostAsync($"/projects/{cast.Project}/publish?publish=false", by: cast.Superuser);

        Assert.That((page.Ids, toAdmin.Ids, toMaker.Ids, toAll.Ids),
            Is.EqualTo(((string[])[first], (string[])[own, open, last], (string[])[own, open], (string[])[open])));
        Assert.That(later.Ids, Is.EqualTo([open]));
        Assert.That((await Api.GetAsync(next)).Verdict, Is.EqualTo("404 Project not found"));
    }

    [Test]
    public async Task ACursorIsOfOneListWithItsFilters()
    {
        var (project, other) = (await World.ProjectAsync(), await World.ProjectAsync());
        var site = await World.SiteAsync(project);
        foreach (var place in new[] { project, project, other, other })
            await World.SiteAsync(place);
        await World.MemoryAsync(project, site);
        await World.MemoryAsync(project, site);
        var sites = $"/projects/{project}/sites";
        var cursor = (await Api.GetAsync($"{sites}?limit=1")).Json["next"]!.GetValue<string>();
        var inBox = (await Api.GetAsync($"{sites}?limit=1&bbox=24,60,25,61")).Json["next"]!.GetValue<string>();

        foreach (var wrong in new[]
        {
            $"/projects?cursor={cursor}", $"/projects/{other}/sites?cursor={cursor}", $"{sites}/{site}/memories?cursor={cursor}",
            $"{sites}?cursor={cursor}&bbox=24,60,25,61", $"{sites}?cursor={inBox}", $"{sites}?cursor={inBox}&bbox=24,60,25,61.1",
        })
            Assert.That((await Api.GetAsync(wrong)).Errors, Is.EqualTo(["query/cursor"]), wrong);
        foreach (var right in new[]
        {
            $"{sites}?cursor={cursor}", $"{sites}?cursor={cursor}&limit=1&include=languages", $"{sites}?unknown=1&cursor={cursor}",
            $"{sites}?cursor={inBox}&bbox=24.0,%206e1,25,61", $"{sites}?cursor={inBox}&bbox=384,60,385,61",
        })
            Assert.That((await Api.GetAsync(right, null, ("Accept-Language", "en"))).Status, Is.EqualTo(200), right);
    }

    [Test]
    public async Task AnAlteredCursorIsRefused()
    {
        var project = await World.ProjectAsync();
        await World.SiteAsync(project);
        await World.SiteAsync(project);
        var path = $"/projects/{project}/sites?limit=1";
        var cursor = (await Api.GetAsync(path)).Json["next"]!.GetValue<string>();
        var altered = Enumerable.Range(0, cursor.Length)
            .Select(index => cursor[..index] + (cursor[index] == 'A' ? 'B' : 'A') + cursor[(index + 1)..])
            .Concat([cursor[..^1], $"{cursor}A", $"{cursor}=", cursor.ToUpperInvariant(), "", "1", "%20", "%00", $"{cursor[..^1]}%3D"]);

        Assert.That(cursor, Does.Match("^[A-Za-z0-9_-]+$"));
        foreach (var wrong in altered)
            Assert.That((await Api.GetAsync($"{path}&cursor={wrong}")).Errors, Is.EqualTo(["query/cursor"]), wrong);
        Assert.That((await Api.GetAsync($"{path}&cursor={cursor}")).Ids, Has.Count.EqualTo(1));
    }

    [TestCase("limit=0", "query/limit")]
    [TestCase("limit=1001", "query/limit")]
    [TestCase("limit=-1", "query/limit")]
    [TestCase("limit=", "query/limit")]
    [TestCase("limit=1.5", "query/limit")]
    [TestCase("limit=%2B1", "query/limit")]
    [TestCase("limit=x&cursor=x", "query/cursor", "query/limit")]
    [TestCase("limit=1&limit=1", "query/limit")]
    [TestCase("cursor=a&cursor=a", "query/cursor")]
    public async Task WhatIsNoPageIsRefusedByEveryList(string query, params string[] errors)
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);

        foreach (var path in new[] { "/projects", $"/projects/{project}/sites", $"/projects/{project}/sites/{site}/memories" })
            Assert.That((await Api.GetAsync($"{path}?{query}")).Errors, Is.EqualTo(errors), path);
    }

    [Test]
    public async Task WithoutALimitACursorBringsAHundred()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, Enumerable.Range(0, 150).Select(index => new Domain.Sites.Location(60, index * 0.001)));
        var path = $"/projects/{project}/sites";
        var whole = await Api.GetAsync(path);

        var rest = await Api.GetAsync(
            LinkOf(await Api.GetAsync($"{path}?limit=1")).PathAndQuery.Replace("limit=1&", "", StringComparison.Ordinal));

        Assert.That((whole.Json["next"], whole.Headers.Contains("Link")), Is.EqualTo(((System.Text.Json.Nodes.JsonNode?)null, false)));
        Assert.That(rest.Ids, Is.EqualTo(whole.Ids.Skip(1).Take(100)));
        Assert.That((await Api.GetAsync(LinkOf(rest).PathAndQuery)).Ids, Is.EqualTo(whole.Ids.Skip(101)));
    }

    private async Task<List<Answer>> TurnAsync(string path, Person? by)
    {
        var pages = new List<Answer>();
        while (path.Length > 0)
        {
            pages.Add(await Api.GetAsync(path, by));
            Assert.That(pages[^1].Status, Is.EqualTo(200), pages[^1].ToString());
            path = pages[^1].Json["next"] is null ? "" : LinkOf(pages[^1]).PathAndQuery;
        }

        return pages;
    }

    private static Uri LinkOf(Answer page) =>
        new(Regex.Match(page.Headers.GetValues("Link").Single(), "^<(?<address>[^>]+)>; rel=\"next\"$", RegexOptions.ExplicitCapture)
            .Groups["address"].Value);
}
