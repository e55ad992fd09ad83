using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Search;
using Muistot.Infrastructure.Search;
using Muistot.Tests.Fuzz;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Search;

/// <summary>What is written is found when the write has been answered, and only by those who see it.</summary>
[OnEveryBackend]
public sealed class SearchUpkeepTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task EachWriteIsFoundAtOnce()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var (sites, path) = ($"/projects/{project}/sites", $"/projects/{project}/sites/gasworks");
        await Api.PostAsync(sites, Site("gasworks", "Kaasutehdas", "Suvilahden kello"), admin);
        Assert.That(await FindAsync("kaasutehdas"), Is.EqualTo(new[] { "gasworks" }));

        await Api.PatchAsync(path, new { info = new { lang = "fi", name = "Kaasulaitos" } }, admin);
        Assert.That(await FindAsync("kaasutehdas"), Is.Empty);
        Assert.That(await FindAsync("kaasulaitos kello"), Is.EqualTo(new[] { "gasworks" }));

        await Api.PatchAsync(path, new { info = new { lang = "en", name = "Gasworks" } }, admin);
        Assert.That(await FindAsync("gasw laitos"), Is.EqualTo(new[] { "gasworks" }));

        var memory = (await Api.PostAsync($"{path}/memories", new { title = "Savupiippu", story = "Korkea piippu" }, admin)).Location!;
        Assert.That(await FindAsync("savup"), Has.Count.EqualTo(1));
        await Api.PatchAsync(memory, new { title = "Tiilipiippu" }, admin);
        Assert.That(await FindAsync("savup"), Is.Empty);
        Assert.That(await FindAsync("tiilip korkea"), Has.Count.EqualTo(1));

        await Api.PostAsync($"{memory}/publish?publish=false", null, admin);
        Assert.That(await FindAsync("tiilip"), Is.Empty);
        Assert.That(await FindAsync("tiilip", admin), Has.Count.EqualTo(1));
        await Api.PostAsync($"{memory}/publish?publish=true", null, admin);
        await Api.PostAsync($"{path}/publish?publish=false", null, admin);
        Assert.That(await FindAsync("tiilip"), Is.Empty, "The site is hidden.");
        await Api.PostAsync($"{path}/publish?publish=true", null, admin);
        Assert.That(await FindAsync("tiilip"), Has.Count.EqualTo(1));
        await Api.PostAsync($"/projects/{project}/publish?publish=false", null, admin);
        Assert.That(await FindAsync("tiilip"), Is.Empty, "The project is hidden.");
        Assert.That(await FindAsync("tiilip", admin), Has.Count.EqualTo(1));

        await Api.DeleteAsync(path, admin);
        Assert.That(await FindAsync("tiilip", admin), Is.Empty);
        Assert.That(await FindAsync("kello", admin), Is.Empty);
        await World.InDatabase(db => db.Sites.RemoveRange(db.Sites));
        await InIndexAsync(async index =>
        {
            Assert.That((await index.CompareAsync(SearchExtent.All, repair: false, null, CancellationToken.None)).Rows, Is.Zero);
            await index.TidyAsync(CancellationToken.None);
            Assert.That(await index.CountBrokenTermsAsync(CancellationToken.None), Is.Zero);
            return 0;
        });
        Assert.That(await TermsAsync("tiilipiippu"), Is.Zero, "What was removed leaves no word behind.");
    }

    [Test]
    public async Task EveryoneFindsWhatTheySee()
    {
        var cast = await Cast.GatherAsync(World);
        var hidden = await World.ProjectAsync(published: false, admin: cast.Admin, moderator: cast.Moderator);
        var over = await World.ProjectAsync(ends: DateTime.UnixEpoch, admin: cast.ForeignAdmin);
        foreach (var (project, published) in new[] { (cast.Project, true), (cast.Project, false), (hidden, true), (over, true) })
        {
            var site = await World.SiteAsync(project, published, cast.Maker);
            foreach (var isShown in new[] { true, false })
                await World.MemoryAsync(project, site, cast.User, isShown, title: "Löydettävä");
        }

        foreach (var by in new[] { null, cast.User, cast.Maker, cast.ForeignAdmin, cast.Moderator, cast.Admin, cast.Superuser })
        {
            var found = await Api.GetAsync("/search?q=loydettava&limit=1000", by);
            var wanted = new List<string>();
            foreach (var memory in await World.Read(db => db.Memories
                .Select(memory => new { memory.Id, Site = memory.Site!.Name, Project = memory.Site.Project!.Name }).ToListAsync()))
            {
                if ((await Api.GetAsync($"/projects/{memory.Project}/sites/{memory.Site}/memories/{memory.Id}", by)).Status == 200)
                    wanted.Add($"{memory.Id}");
            }

            Assert.That(found.Ids, Is.EquivalentTo(wanted), by?.Name);
            Assert.That((await Api.GetAsync($"/search?q=x&project={hidden}", by)).Verdict,
                Is.EqualTo((await Api.GetAsync($"/projects/{hidden}", by)).Status == 200 ? "200" : "404 Project not found"));
        }
    }

    /// <summary>Transactions that index the same new words wait for each other, and do not fail.</summary>
    [Test]
    public async Task ManyPostsOfTheSameWordsPass()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => World.PersonAsync()));
        var project = await World.ProjectAsync(autoPublish: true);
        var site = await World.SiteAsync(project);
        string[] words = [.. Enumerable.Range(0, 30).Select(number => $"sana{number}")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
        {
            var dice = new Dice((ulong)number);
            var story = string.Join(' ', words.OrderBy(_ => dice.Below(1000)));
            return Api.PostAsync(
                $"/projects/{project}/sites/{site}/memories", new { title = $"Muisto {number}", story }, people[number % 10]);
        }));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201));
        Assert.That(await FindAsync("sana29 ana0"), Has.Count.EqualTo(50));
    }

    [Test]
    public async Task WhatWasWrittenPastTheIndexIsIndexedByTheCommand()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        await World.MemoryAsync(project, site, title: "Ohikirjoitettu");
        await World.Read(db => db.Memories.ExecuteUpdateAsync(set => set.SetProperty(memory => memory.Title, "Vaihdettu")));
        Assert.That(await FindAsync("vaihdettu"), Is.Empty);

        var (before, rebuilt, after) = (await RunAsync("check"), await RunAsync("rebuild"), await RunAsync("check"));

        Assert.That((before.ExitCode, rebuilt.ExitCode, after.ExitCode), Is.EqualTo((1, 0, 0)), $"{before}{rebuilt}{after}");
        Assert.That(before.Output, Does.Contain("3 projects, sites and memories; 1 of them differed from the index, in 2 rows."));
        Assert.That(await FindAsync("vaihdettu"), Has.Count.EqualTo(1));
        Assert.That(await FindAsync("ohikirjoitettu"), Is.Empty);
        Assert.That(await TermsAsync("ohikirjoitettu"), Is.Zero);
    }

    /// <summary>A change that finds the index as it is to be only adds and removes; where it is not, all words are indexed.</summary>
    [TestCase("Ensin vanha satama", "Ensin uusi satama", false)]
    [TestCase("Ensin vanha satama", "Ensin uusi satama", true)]
    [TestCase("Ensin vanha satama", "Ensin vanha satama ja uusi laituri", true)]
    [TestCase("Ensin vanha satama", "Tarina", true)]
    [TestCase("Ensin", "Ensin Otsikko", false)]
    public async Task AChangeLeavesTheIndexRight(string before, string now, bool isIndexLost)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var site = await World.SiteAsync(project);
        var memory = (await Api.PostAsync($"/projects/{project}/sites/{site}/memories", new { title = "Otsikko", story = before }, admin))
            .Location!;
        if (isIndexLost)
            await World.Read(db => db.Context.Set<MemoryPosting>().ExecuteDeleteAsync());

        Assert.That((await Api.PatchAsync(memory, new { story = now }, admin)).Status, Is.EqualTo(204));

        await InIndexAsync(async index =>
        {
            Assert.That((await index.CompareAsync(SearchExtent.All, repair: false, null, CancellationToken.None)).Rows, Is.Zero);
            return 0;
        });
    }

    [Test]
    public async Task TheJobIndexesWhatTheIndexSaysNothingOf()
    {
        var project = await World.ProjectAsync();
        await World.SiteAsync(project);
        await World.Read(db => db.Context.Set<SearchTerm>().ExecuteDeleteAsync());
        await World.Read(db => db.Context.Set<SitePosting>().ExecuteDeleteAsync());

        // The service's own job may come first.
        await InIndexAsync(index => index.CompareAsync(SearchExtent.Unindexed, repair: true, null, CancellationToken.None));

        Assert.That(await FindAsync("paikka"), Has.Count.EqualTo(1));
    }

    private static object Site(string id, string name, string description) => new
    {
        id,
        info = new { lang = "fi", name, description },
        location = new { lat = 60.18, lon = 24.97 },
    };

    private async Task<IReadOnlyList<string>> FindAsync(string query, Person? by = null) =>
        (await Api.GetAsync($"/search?q={Uri.EscapeDataString(query)}", by)).Ids;

    private Task<int> TermsAsync(string word) => World.Read(db => db.Context.Set<SearchTerm>().CountAsync(term => term.Exact == word));

    private Task<Tool> RunAsync(string command) => OperatorProgram.RunAsync(Host, ["search", command]);

    private async Task<T> InIndexAsync<T>(Func<SearchIndex, Task<T>> work)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<SearchIndex>());
    }
}
