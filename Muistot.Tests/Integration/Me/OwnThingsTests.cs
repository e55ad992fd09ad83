using System.Diagnostics;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

/// <summary>What people put on the map, over all projects.</summary>
[OnEveryBackend]
public sealed class OwnThingsTests(Backend backend) : IntegrationTest(backend)
{
    private readonly List<string> sites = [];
    private readonly List<string> memories = [];

    private Person person = null!;
    private Person stranger = null!;

    [TestCase(false)]
    [TestCase(true)]
    public async Task AreThoseThatAreShownAtTheirOwnAddressesTheNewestFirst(bool superuser)
    {
        await FillAsync(superuser);

        foreach (var (list, paths) in new[] { ("/me/sites", sites), ("/me/memories", memories) })
        {
            var shown = await ShownAsync(paths);
            Assert.That(shown, Has.Count.InRange(superuser ? paths.Count : 3, superuser ? paths.Count : paths.Count - 3), list);
            foreach (var (state, isWaiting) in new (string, bool?)[] { ("", null), ("state=waiting&", true), ("state=published&", false) })
            {
                var expected = shown.Where(thing => isWaiting is null || isWaiting == (thing["waiting_approval"]?.GetValue<bool>() == true));
                Assert.That((await Api.GetAsync($"{list}?{state}include=permissions", person)).Items.Select(item => item!.ToJsonString()),
                    Is.EqualTo(expected.Select(thing => thing.ToJsonString())), $"{list} {state}");
            }

            Assert.That((await Api.GetAsync(list, stranger)).Json.ToJsonString(), Is.EqualTo("""{"items":[]}"""));
        }
    }

    [Test]
    public async Task ComeOnPagesInThreeStatementsEach()
    {
        await FillAsync(superuser: false);
        foreach (var list in new[] { "/me/sites", "/me/memories" })
        {
            var whole = (await Api.GetAsync(list, person)).Ids;
            var (turned, next) = (new List<string>(), $"{list}?limit=2");
            while (next is not null)
            {
                var (page, statements) = await CountAsync(next);
                Assert.That(statements, Is.InRange(1, 3));
                turned.AddRange(page.Ids);
                next = page.Json["next"] is { } cursor ? $"{list}?limit=2&cursor={cursor}" : null;

                // What is new comes before, and moves nothing.
                await World.MemoryAsync(sites[0].Split('/')[2], sites[0].Split('/')[4], person);
            }

            Assert.That(turned, Is.EqualTo(whole), list);
            Assert.That(turned, Has.Count.GreaterThan(2));
        }
    }

    [Test]
    public async Task AreAskedForByStatesThatThereAre([Values("/me/sites", "/me/memories")] string list)
    {
        await FillAsync(superuser: false);
        var cursor = (await Api.GetAsync($"{list}?limit=1", person)).Json["next"];

        Assert.That((await Api.GetAsync($"{list}?state=draft", person)).Errors, Is.EqualTo(new[] { "query/state" }));
        Assert.That((await Api.GetAsync($"{list}?state=", person)).Errors, Is.EqualTo(new[] { "query/state" }));
        Assert.That((await Api.GetAsync($"{list}?state=waiting&cursor={cursor}", person)).Errors, Is.EqualTo(new[] { "query/cursor" }));
        Assert.That((await Api.GetAsync($"{list}?cursor={cursor}", stranger)).Items, Is.Empty);
    }

    [Test]
    public async Task ProjectsHaveTheRoleAndTheNumbersOfWhatWaits()
    {
        (person, stranger) = (await World.PersonAsync(), await World.PersonAsync());
        var super = await World.PersonAsync(superuser: true);
        var hidden = await World.ProjectAsync(published: false, moderator: person, admin: stranger);
        var both = await World.ProjectAsync(admin: person, moderator: person);
        await World.ProjectAsync(admin: stranger);
        foreach (var published in new[] { false, true, false })
        {
            var site = await World.SiteAsync(hidden, published);
            await World.MemoryAsync(hidden, site, published: !published);
            await World.MemoryAsync(hidden, site, published: true);
        }

        var listed = await Api.GetAsync("/me/projects", person);
        var first = await Api.GetAsync("/me/projects?limit=1", person);
        var second = await Api.GetAsync($"/me/projects?cursor={first.Json["next"]}", person);
        var alone = (await Api.GetAsync($"/projects/{hidden}?include=permissions", person)).Json.AsObject();

        Assert.That(listed.Items.Select(Told), Is.EqualTo([$"{hidden} moderator 2 1", $"{both} admin 0 0"]));
        Assert.That(first.Items.Concat(second.Items).Select(Told), Is.EqualTo(listed.Items.Select(Told)));
        Assert.That(second.Json["next"], Is.Null);
        var included = (await Api.GetAsync("/me/projects?include=permissions", person)).Items[0]!;
        Assert.That(alone.Where(member => member.Key != "role").Select(member => included[member.Key]?.ToJsonString()),
            Is.EqualTo(alone.Where(member => member.Key != "role").Select(member => member.Value!.ToJsonString())));
        Assert.That((await Api.GetAsync("/me/projects", super)).Items, Is.Empty);

        static string Told(JsonNode? item) =>
            $"{item!["id"]} {item["role"]} {item["waiting_sites_count"]} {item["waiting_memories_count"]}";
    }

    [Test]
    public async Task WhatIsDeletedIsListedForItself()
    {
        (person, stranger) = (await World.PersonAsync(), await World.PersonAsync());
        var (project, open) = (await World.ProjectAsync(), await World.ProjectAsync(moderator: person));
        var (first, second) = (await DeleteSomeAsync(project), await DeleteSomeAsync(open));

        Assert.That((await Api.GetAsync("/me/sites?state=deleted", person)).Ids, Is.EqualTo(new[] { second.Site, first.Site }));
        Assert.That((await Api.GetAsync("/me/memories?state=deleted", person)).Ids,
            Is.EqualTo(new[] { $"{second.Memory}", $"{first.Memory}" }));
        foreach (var list in new[] { "/me/sites", "/me/memories" })
        {
            Assert.That(
                (await Api.GetAsync($"{list}?state=deleted&include=permissions", person)).Items.Select(item => item!["permissions"]!.ToJsonString()),
                Is.EqualTo(["[]", "[]"]), list);
        }

        foreach (var rest in new[] { "", "?state=waiting", "?state=published" })
        {
            Assert.That((await Api.GetAsync($"/me/sites{rest}", person)).Ids, Is.Empty);
            Assert.That((await Api.GetAsync($"/me/memories{rest}", person)).Ids, Is.Empty);
        }

        Assert.That((await Api.GetAsync("/me/sites?state=deleted", stranger)).Ids, Is.Empty);
        Assert.That((await Api.GetAsync("/me/projects", person)).Items.Single()!["waiting_memories_count"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task PermissionsTakeNoStatementsMore()
    {
        await FillAsync(superuser: false);
        var project = sites[0].Split('/')[2];
        var lists = new[] { "/projects", $"/projects/{project}/sites", $"{sites[0]}/memories", "/me/sites", "/me/memories", "/me/projects" };
        foreach (var list in lists)
        {
            var ((_, plain), (_, told)) = (await CountAsync($"{list}?unknown=1&limit=500"),
                await CountAsync($"{list}?include=permissions&limit=500"));

            Assert.That(plain, Is.Positive);
            Assert.That(told, Is.LessThanOrEqualTo(plain), list);
        }
    }

    // But for who the person is, which is asked once a second.
    private async Task<(Answer Answer, int Statements)> CountAsync(string path)
    {
        using var activity = new Activity("counted").Start();
        var answer = await Api.GetAsync(path, person);
        Assert.That(answer.Status, Is.EqualTo(200));
        return (answer, Host.Application.Log.StatementsOf(activity.TraceId).Count(statement => !statement.Contains("@__usernameKey")));
    }

    private static DateTime Year(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Things of the person, and of someone else, in projects of all kinds.</summary>
    private async Task FillAsync(bool superuser)
    {
        (person, stranger) = (await World.PersonAsync(superuser: superuser), await World.PersonAsync());
        string[] projects =
        [
            await World.ProjectAsync(), await World.ProjectAsync(published: false), await World.ProjectAsync(adminPosting: true),
            await World.ProjectAsync(ends: Year(2020)), await World.ProjectAsync(starts: Year(2100)),
            await World.ProjectAsync(published: false, moderator: person),
            await World.ProjectAsync(ends: Year(2020), admin: person),
        ];
        foreach (var project in projects)
        {
            foreach (var (isOwn, published) in new[] { (true, false), (true, true), (false, false) })
            {
                var site = await World.SiteAsync(project, published, isOwn ? person : null);
                if (isOwn)
                    sites.Add($"/projects/{project}/sites/{site}");
                memories.Add($"/projects/{project}/sites/{site}/memories/{await World.MemoryAsync(project, site, person, published)}");
            }
        }

        await DeleteSomeAsync(projects[0]);
    }

    /// <summary>A site of the person with a memory, and a memory on another one.</summary>
    private async Task<(string Site, long Memory)> DeleteSomeAsync(string project)
    {
        var (gone, there) = (await World.SiteAsync(project, creator: person), await World.SiteAsync(project));
        await World.MemoryAsync(project, gone, person);
        var memory = await World.MemoryAsync(project, there, person);
        Assert.That((await Api.DeleteAsync($"/projects/{project}/sites/{gone}", person)).Status, Is.EqualTo(204));
        Assert.That((await Api.DeleteAsync($"/projects/{project}/sites/{there}/memories/{memory}", person)).Status, Is.EqualTo(204));
        return (gone, memory);
    }

    /// <summary>What is shown at some addresses, the newest first, as lists over all projects have it.</summary>
    private async Task<List<JsonObject>> ShownAsync(List<string> paths)
    {
        var shown = new List<JsonObject>();
        foreach (var path in Enumerable.Reverse(paths))
        {
            if (await Api.GetAsync($"{path}?include=permissions", person) is not { Status: 200 } answer)
                continue;
            var (thing, steps) = (answer.Json.AsObject(), path.Split('/'));
            var end = thing["permissions"]!;
            thing.Remove("permissions");
            thing["project"] = steps[2];
            if (steps.Length > 5)
                thing["site"] = steps[4];
            thing["permissions"] = end;
            shown.Add(thing);
        }

        return shown;
    }
}
