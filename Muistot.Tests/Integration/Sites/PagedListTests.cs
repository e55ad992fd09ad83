using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Sites;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

/// <summary>Lists are read in pages: each row comes once, in order, wherever a page ends.</summary>
[NeedsServers]
public sealed class PagedListTests() : IntegrationTest(Backend.Production)
{
    private readonly List<PageAllowance.Share> taken = [];

    [TearDown]
    public void GiveBack() => taken.ForEach(share => share.Dispose());

    [TestCase(127)]
    [TestCase(128)]
    [TestCase(129)]
    [TestCase(256)]
    [TestCase(257)]
    public async Task SmallPagesHoldEachRowOnce(int published)
    {
        TakeAllowance();
        await AssertListsAsync(published);
    }

    [TestCase(512)]
    [TestCase(513)]
    [TestCase(1536)]
    public Task LargePagesHoldEachRowOnce(int published) => AssertListsAsync(published);

    [Test]
    public async Task ProjectsComeOnceEach([Values(127, 128, 129, 256, 257)] int published)
    {
        TakeAllowance();
        var (admin, root) = (await World.PersonAsync(), await World.PersonAsync(superuser: true));
        var projects = Enumerable.Range(0, published * 3 / 2).Select(index =>
        {
            var project = new Project { Name = $"project-{index}", Published = index % 3 > 0, DefaultLanguageId = 1 };
            project.InformationIn(Language.Of(1)).Name = "Nimi";
            if (index % 2 == 0)
                project.Admins.Add(new ProjectAdmin { UserId = admin.Id, CreatedAt = DateTime.UnixEpoch });
            return project;
        }).ToList();
        await World.InDatabase(db => db.Projects.AddRange(projects));
        var all = projects.OrderBy(project => project.Id).ToList();

        Assert.That((await Api.GetAsync("/projects")).Ids,
            Is.EqualTo(all.Where(project => project.Published).Select(project => project.Name)));
        Assert.That((await Api.GetAsync("/projects", admin)).Ids,
            Is.EqualTo(all.Where(project => project.Published || project.Admins.Count > 0).Select(project => project.Name)));
        Assert.That((await Api.GetAsync("/projects", root)).Ids, Is.EqualTo(all.Select(project => project.Name)));
    }

    [Test]
    public async Task PagesEndWhereTheirTextsAreLong([Values] bool small)
    {
        if (small)
            TakeAllowance();
        var (map, text) = (await MapAsync(60), new string('a', KeysetPages.SmallCharacters / 2));
        await World.InDatabase(db => db.SiteInformation.ToList().ForEach(entry => entry.Description = text));
        var mark = Host.Application.Log.Count;

        var listed = await Api.GetAsync($"/projects/{map.Project}/sites", map.Admin);
        var pages = Host.Application.Log.Lines.Skip(mark).Count(line => line.Contains("Executed DbCommand") && line.Contains("defaultId"));

        Assert.That(listed.Ids, Is.EqualTo(map.Sites.Select(site => site.Name)));
        Assert.That(pages, small ? Is.EqualTo(46) : Is.LessThan(46));
    }

    /// <summary>What is published or hidden while the list is read comes once all the same.</summary>
    [Test]
    public async Task WhatChangesMeanwhileComesOnce([Values] bool small)
    {
        if (small)
            TakeAllowance();
        var map = await MapAsync(600);
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var keys = new List<int>();

        await foreach (var row in PagesOf(scope, map))
        {
            keys.Add(row.Id);
            if (keys.Count % 50 == 0)
                await World.Read(db => db.Sites.Where(site => site.Id % 7 == keys.Count / 50 % 7)
                    .ExecuteUpdateAsync(set => set.SetProperty(site => site.Published, site => !site.Published)));
        }

        Assert.That(keys, Is.EqualTo(map.Sites.Select(site => site.Id)));
    }

    [Test]
    public async Task NoConnectionIsHeldWhileRowsAreTaken()
    {
        TakeAllowance();
        var map = await MapAsync(300);
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<IMuistotDb>().Context.Database.GetDbConnection();
        var states = new List<System.Data.ConnectionState>();

        await foreach (var _ in PagesOf(scope, map))
            states.Add(connection.State);

        Assert.That(states, Has.Count.EqualTo(450).And.All.EqualTo(System.Data.ConnectionState.Closed));
    }

    /// <summary>Whoever goes away while the next page is read gives the connection back in order.</summary>
    [Test]
    public async Task LeavingBetweenPagesLeavesTheDatabaseInOrder()
    {
        var map = await MapAsync(600);
        for (var times = 0; times < 20; times++)
        {
            await using var scope = Host.Application.Services.CreateAsyncScope();
            await foreach (var _ in PagesOf(scope, map))
                break;
        }

        Assert.That((await Api.GetAsync($"/projects/{map.Project}/sites", map.Admin)).Ids, Has.Count.EqualTo(900));
    }

    private static IAsyncEnumerable<SiteRow> PagesOf(AsyncServiceScope scope, Map map) =>
        scope.ServiceProvider.GetRequiredService<SitePages>().ReadAsync(
        scope.ServiceProvider.GetRequiredService<IMuistotDb>().Context, new SitesShown(map.Sites[0].ProjectId, Hidden: true, map.Admin.Id),
        Language.Of(1), Language.Of(1), isOpen: true, isSized: false, CancellationToken.None);

    /// <summary>Takes all that large pages share.</summary>
    private void TakeAllowance()
    {
        do
        {
            taken.Add(new PageAllowance.Share(Host.Application.Services.GetRequiredService<KeysetPages>().Allowance));
            taken[^1].Renew(isQuick: true);
        }
        while (taken[^1].Units > 1);
    }

    private async Task AssertListsAsync(int published)
    {
        var map = await MapAsync(published);
        var sites = $"/projects/{map.Project}/sites";
        var site = $"{sites}/{map.Sites[1].Name}";
        foreach (var (by, isSeen) in new (Person?, Func<bool, int?, bool>)[]
            { (null, (shown, _) => shown), (map.Maker, (shown, maker) => shown || maker == map.Maker.Id), (map.Admin, (_, _) => true) })
        {
            var memories = map.Memories.Where(memory => isSeen(memory.Published, memory.UserId)).Select(memory => $"{memory.Id}").ToList();
            Assert.That((await Api.GetAsync(sites, by)).Ids,
                Is.EqualTo(map.Sites.Where(row => isSeen(row.Published, row.CreatorId)).Select(row => row.Name)));
            Assert.That((await Api.GetAsync($"{site}/memories", by)).Ids, Is.EqualTo(memories));
            Assert.That((await Api.GetAsync($"{site}?include_memories=true", by)).Json["memories"]!.AsArray()
                .Select(memory => $"{memory!["id"]}"), Is.EqualTo(memories));
        }
    }

    /// <summary>
    /// So many published sites and memories of one of them, half as many that wait, and others of another project among them.
    /// </summary>
    private async Task<Map> MapAsync(int published)
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var (name, other) = (await World.ProjectAsync(admin: admin), await World.ProjectAsync());
        var ids = await World.Read(db => db.Projects.ToDictionaryAsync(project => project.Name, project => project.Id));
        var sites = Enumerable.Range(0, published * 2).Select(index =>
        {
            var site = new Site
            {
                Name = $"site-{index}",
                ProjectId = ids[index % 4 == 3 ? other : name],
                Published = index % 4 != 2,
                CreatorId = index % 8 == 2 ? maker.Id : null
            };
            site.MoveTo(new Location(60, 24));
            site.InformationIn(Language.Of(1)).Name = "Paikka";
            return site;
        }).ToList();
        await World.InDatabase(db => db.Sites.AddRange(sites));
        var ours = sites.Where(site => site.ProjectId == ids[name]).OrderBy(site => site.Id).ToList();
        var memories = Enumerable.Range(0, published * 2).Select(index => new Memory
        {
            Title = "Muisto",
            SiteId = ours[index % 4 == 3 ? 0 : 1].Id,
            Published = index % 4 != 2,
            UserId = index % 8 == 2
            ? maker.Id
            : null,
        }).ToList();
        await World.InDatabase(db => db.Memories.AddRange(memories));
        return new Map(name, maker, admin, ours, [.. memories.Where(memory => memory.SiteId == ours[1].Id).OrderBy(memory => memory.Id)]);
    }

    private sealed record Map(string Project, Person Maker, Person Admin, IReadOnlyList<Site> Sites, IReadOnlyList<Memory> Memories);
}
