using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Jobs;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.History;

/// <summary>What is deleted is there for nobody, until those who may bring it back, or it is removed for good.</summary>
[OnEveryBackend]
public sealed class DeletedTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task ASiteComesBackWithItsMemories()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var path = (await Api.PostAsync($"/projects/{project}/sites", Samples.Site("gasworks"), maker)).Location!;
        var memory = (await Api.PostAsync($"{path}/memories", new { title = "Savupiippu", image = Samples.Png }, maker)).Location!;
        var image = (await Api.GetAsync(memory)).Json["image"]!.GetValue<string>();
        await Api.DeleteAsync(path, maker);

        foreach (var address in new[] { path, memory, $"{path}/history", $"{path}/memories" })
            Assert.That((await Api.GetAsync(address, admin)).Status, Is.EqualTo(404), "At its own address it is there for nobody.");
        Assert.That((await Api.PostAsync($"{path}/history/1/restore", null, maker)).Verdict, Is.EqualTo("404 Resource not found"));
        var deleted = (await Api.GetAsync($"/projects/{project}/deleted", admin)).Items.Single()!;
        Assert.That(
            $"{deleted["type"]} {deleted["identifier"]} {deleted["parents"]!["project"]} {deleted["version"]} {deleted["deleted_by"]}",
            Is.EqualTo($"site gasworks {project} 2 {maker.Name}"));
        Assert.That(
            deleted["removed_after"]!.GetValue<DateTime>() - deleted["deleted_at"]!.GetValue<DateTime>(),
            Is.EqualTo(TimeSpan.FromDays(30)));
        Assert.That(deleted["site"]!["info"]!["name"]!.GetValue<string>(), Is.EqualTo("Paikka"));

        var restored = await Api.PostAsync($"{path}/history/1/restore", null, admin);

        Assert.That((restored.Verdict, restored.Location), Is.EqualTo(("204", path)));
        Assert.That((await Api.GetAsync(path)).Status, Is.EqualTo(404), "It is not published.");
        Assert.That((await Api.GetAsync($"/projects/{project}/deleted", admin)).Items, Is.Empty);
        await Api.PostAsync($"{path}/publish?publish=true", null, admin);
        Assert.That((await Api.GetAsync(memory)).Json["image"]!.GetValue<string>(), Is.EqualTo(image));
        Assert.That((await Api.GetAsync($"/images/{image}")).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync("/search?q=savup")).Items, Has.Count.EqualTo(1));
        Assert.That((await Api.GetAsync($"/projects/{project}")).Json["sites_count"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task AnIdThatWasTakenGetsANumber()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var sites = $"/projects/{project}/sites";
        var path = (await Api.PostAsync(sites, Samples.Site("Gasworks"), maker)).Location!;
        var old = Tag(await Api.GetAsync(path, maker));
        await Api.DeleteAsync(path, maker);
        Assert.That((await Api.PostAsync(sites, Samples.Site("Gasworks"), maker)).Status, Is.EqualTo(201));
        await Api.DeleteAsync(path, maker);
        var deleted = (await Api.GetAsync($"/projects/{project}/deleted", admin)).Items;
        Assert.That(deleted, Has.Count.EqualTo(2));

        var ofDeleted = old.Replace("1-", "2-", StringComparison.Ordinal);
        var named = await Api.PostAsync($"{path}/history/1/restore", null, admin, ("If-Match", ofDeleted));
        var last = await Api.PostAsync($"{path}/history/1/restore", null, admin);
        var none = await Api.PostAsync($"{path}/history/1/restore", null, admin);

        Assert.That((named.Verdict, named.Location), Is.EqualTo(("204", path)), "The tag names the one that was deleted first.");
        Assert.That((last.Verdict, none.Verdict), Is.EqualTo(("304", "304")), "There is one at the address again.");
        await Api.DeleteAsync(path, maker);
        await Api.PostAsync(sites, Samples.Site("Gasworks"), maker);
        await Api.DeleteAsync(path, maker);
        Assert.That((await Api.PostAsync(sites, Samples.Site("Gasworks-2"), maker)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task AMemoryComesBackToItsSite()
    {
        var (author, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var site = await World.SiteAsync(project);
        var path = (await Api.PostAsync($"/projects/{project}/sites/{site}/memories", new { title = "Ensin" }, author)).Location!;
        await Api.PatchAsync(path, new { title = "Sitten" }, author);
        await Api.DeleteAsync(path, admin);
        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}")).Json["memories_count"]!.GetValue<int>(), Is.Zero);
        var deleted = (await Api.GetAsync($"/projects/{project}/deleted", admin)).Items.Single()!;
        Assert.That($"{deleted["type"]} {deleted["parents"]!["site"]} {deleted["memory"]!["title"]}", Is.EqualTo($"memory {site} Sitten"));

        var stale = await Api.PostAsync($"{path}/history/1/restore", null, admin, ("If-Match", "\"2-ma.x\""));
        var restored = await Api.PostAsync($"{path}/history/1/restore", null, admin);

        Assert.That((stale.Status, restored.Verdict, restored.Location), Is.EqualTo((412, "204", path)));
        var now = (await Api.GetAsync(path, author)).Json;
        Assert.That($"{now["title"]} {now["waiting_approval"]}", Is.EqualTo("Ensin true"));
        Assert.That(
            (await Api.GetAsync($"{path}/history", author)).Items.Select(item => item!["action"]!.GetValue<string>()),
            Is.EqualTo(["restore", "delete", "change", "create"]));
    }

    [Test]
    public async Task TheListIsForTheStaff()
    {
        var cast = await Cast.GatherAsync(World);

        var verdicts = await cast.AskAsync(by => Api.GetAsync($"/projects/{cast.Project}/deleted", by));

        const string refused = "403 Not enough privileges";
        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", refused, refused, refused, "200", "200", "200")));
    }

    [Test]
    public async Task WhatIsDeletedLongIsRemovedWithItsFiles()
    {
        var (maker, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var path = (await Api.PostAsync($"/projects/{project}/sites", Samples.Site("gasworks"), maker)).Location!;
        await Api.PatchAsync(path, new { image = Samples.Png }, maker);
        await Api.PatchAsync(path, new { image = Samples.Png }, maker);
        var memory = (await Api.PostAsync($"{path}/memories", new { title = "Muisto", image = Samples.Png }, maker)).Location!;
        var image = (await Api.GetAsync(memory)).Json["image"]!.GetValue<string>();
        Assert.That((await Api.GetAsync($"/images/{image}?width=160")).Status, Is.EqualTo(200));
        await Api.PatchAsync(memory, new { title = "Toinen", image = (string?)null }, maker);
        var kept = await World.SiteAsync(project, creator: maker);
        await Api.PatchAsync($"/projects/{project}/sites/{kept}", new { image = Samples.Png }, maker);
        await Api.DeleteAsync(path, maker);
        Assert.That(Host.Images.Names, Has.Count.EqualTo(5), "One has a smaller one beside it.");

        await RemoveAsync(TimeSpan.FromDays(29));
        Assert.That((await Api.GetAsync($"/projects/{project}/deleted", admin)).Items, Has.Count.EqualTo(1));
        Assert.That(Host.Images.Names, Has.Count.EqualTo(5));
        await RemoveAsync(TimeSpan.FromDays(31));

        Assert.That((await Api.GetAsync($"/projects/{project}/deleted", admin)).Items, Is.Empty);
        Assert.That((await Api.PostAsync($"{path}/history/1/restore", null, admin)).Verdict, Is.EqualTo("404 Resource not found"));
        Assert.That(Host.Images.Names, Has.Count.EqualTo(1));
        Assert.That(
            await World.Read(db => db.Changes.OrderBy(change => change.Id)
                .Select(change => change.Action + " " + change.Identifier + change.UserId).ToListAsync()),
            Is.EqualTo([$"Change {maker.Id}", "Delete gasworks"]));
        Assert.That(await World.Read(db => db.Sites.Select(row => row.Name).ToListAsync()), Is.EqualTo([kept]));
        Assert.That(await World.Read(db => db.Memories.CountAsync()), Is.Zero);
    }

    private static string Tag(Answer answer) => answer.Headers.ETag!.Tag;

    private async Task RemoveAsync(TimeSpan later)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var handler = new RemoveDeletedHandler(
            services.GetRequiredService<IMuistotDb>(), services.GetRequiredService<ResourceRemoval>(),
            services.GetRequiredService<ImageStorage>(),
            services.GetRequiredService<PostCommitActions>(), services.GetRequiredService<IOptions<HistoryOptions>>(),
            new ShiftedClock { Ahead = later });
        await handler.HandleAsync(
            new RunningJob<RemoveDeletedJob>(1, new RemoveDeletedJob(), null, DateTime.UnixEpoch, 1, null!), CancellationToken.None);
    }
}
