using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.History;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Lists;

/// <summary>A client that was offline catches up by what is different since a moment.</summary>
[OnEveryBackend]
public sealed class ModifiedSinceTests(Backend backend) : IntegrationTest(backend)
{
    private const string Long = "2000-01-01T00:00:00Z";

    [Test]
    public async Task SitesComeOnceTheyAreChanged()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var (still, renamed, remembered, hidden, deleted, waiting) = (
            await World.SiteAsync(project), await World.SiteAsync(project), await World.SiteAsync(project), await World.SiteAsync(project),
            await World.SiteAsync(project), await World.SiteAsync(project, published: false));
        var (path, since) = ($"/projects/{project}/sites", await LaterAsync());

        await Api.PatchAsync($"{path}/{renamed}", new { info = new { lang = "en", name = "Place" } }, admin);
        await World.MemoryAsync(project, remembered, admin);
        await Api.PostAsync($"{path}/{hidden}/publish?publish=false", null, admin);
        await Api.DeleteAsync($"{path}/{deleted}", admin);
        await Api.PostAsync($"{path}/{waiting}/publish?publish=true", null, admin);

        var (anyone, staff) = (
            await Api.GetAsync($"{path}?modified_since={since}"), await Api.GetAsync($"{path}?modified_since={since}", admin));
        Assert.That(anyone.Ids, Is.EqualTo(new[] { renamed, waiting }));
        Assert.That(Gone(anyone), Is.EquivalentTo([$"site {hidden} {project}", $"site {deleted} {project}"]));
        Assert.That(staff.Ids, Is.EqualTo(new[] { renamed, hidden, waiting }));
        Assert.That(Gone(staff), Is.EqualTo([$"site {deleted} {project}"]));
        Assert.That((await Api.GetAsync($"{path}?modified_since={Long}")).Ids, Is.EqualTo(new[] { still, renamed, remembered, waiting }));
        Assert.That((await Api.GetAsync(path)).Json["as_of"], Is.Null);
    }

    [Test]
    public async Task AnIdThatSomethingElseHasNowIsNotGone()
    {
        var (admin, maker) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        var (path, site) = ($"/projects/{project}/sites", await World.SiteAsync(project));
        var memory = await World.MemoryAsync(project, site);
        var since = await LaterAsync();

        await Api.DeleteAsync($"{path}/{site}", admin);
        var made = await Api.PostAsync(path, Samples.Site(site), maker);
        var (sites, memories) = (
            await Api.GetAsync($"{path}?modified_since={since}"), await Api.GetAsync($"{path}/{site}/memories?modified_since={since}"));

        Assert.That(made.Status, Is.EqualTo(201));
        Assert.That(sites.Ids, Is.EqualTo(new[] { site }));
        Assert.That(Gone(sites), Is.Empty);
        Assert.That(memories.Ids, Is.Empty);
        Assert.That(Gone(memories), Is.EqualTo([$"memory {memory} {project}/{site}"]));
    }

    [Test]
    public async Task WhatCameBackUnderAnotherIdIsGoneUnderTheFirst()
    {
        var (admin, maker) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var (path, site) = ($"/projects/{project}/sites", await World.SiteAsync(project));
        var since = await LaterAsync();

        var deleted = await Api.DeleteAsync($"{path}/{site}", admin);
        await Api.PostAsync(path, Samples.Site(site), maker);
        var tag = (await Api.GetAsync($"/projects/{project}/deleted", admin)).Items[0]!["etag"]!.ToString();
        var restored = await Api.PostAsync($"{path}/{site}/history/1/restore", null, admin, ("If-Match", tag));
        await Api.PostAsync($"{path}/{site}-2/publish?publish=true", null, admin);
        var sites = await Api.GetAsync($"{path}?modified_since={since}");

        Assert.That((deleted.Status, restored.Verdict), Is.EqualTo((204, "204")));
        Assert.That(sites.Ids, Is.EqualTo(new[] { $"{site}-2" }));
        Assert.That(Gone(sites), Is.EqualTo([$"site {site} {project}"]));
    }

    [Test]
    public async Task WhatNobodyElseSawIsGoneForItsAuthorAlone()
    {
        var (author, other, admin) = (await World.PersonAsync(), await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project);
        var path = $"/projects/{project}/sites/{site}/memories";
        var (own, hidden) = (
            await World.MemoryAsync(project, site, author, published: false), await World.MemoryAsync(project, site, author));
        var since = await LaterAsync();

        await Api.DeleteAsync($"{path}/{own}", author);
        await Api.PostAsync($"{path}/{hidden}/publish?publish=false", null, admin);

        Assert.That(Gone(await Api.GetAsync($"{path}?modified_since={since}", author)), Is.EqualTo([$"memory {own} {project}/{site}"]));
        Assert.That(Gone(await Api.GetAsync($"{path}?modified_since={since}", other)), Is.EqualTo([$"memory {hidden} {project}/{site}"]));
        Assert.That(Gone(await Api.GetAsync($"{path}?modified_since={since}", admin)), Is.EqualTo([$"memory {own} {project}/{site}"]));
        Assert.That((await Api.GetAsync($"{path}?modified_since={since}", author)).Ids, Is.EqualTo(new[] { Text(hidden) }));
    }

    [Test]
    public async Task ProjectsComeAndGoWithTheirTime()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var admin = await World.PersonAsync();
        var (still, begun, ended, hidden) = (
            await World.ProjectAsync(), await World.ProjectAsync(starts: now.AddMinutes(-5)),
            await World.ProjectAsync(ends: now.AddMinutes(-5)), await World.ProjectAsync(admin: admin));
        await World.Read(db => db.ExecuteSqlAsync($"UPDATE projects SET modified_at = {now.AddDays(-1)}", CancellationToken.None));
        await Api.DeleteAsync($"/projects/{hidden}", admin);

        var answer = await Api.GetAsync($"/projects?modified_since={Text(now.AddMinutes(-10))}");

        Assert.That(answer.Ids, Is.EqualTo(new[] { begun }), $"{still} is as it was.");
        Assert.That(Gone(answer), Is.EqualTo([$"project {ended} ", $"project {hidden} "]));
        Assert.That((await Api.GetAsync($"/projects?modified_since={Text(now.AddMinutes(-10))}", admin)).Ids, Is.EqualTo(new[] { begun, hidden }));
    }

    [Test]
    public async Task PagesKeepTheMomentOfTheFirst()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var sites = new List<string>();
        for (var number = 0; number < 5; number++)
            sites.Add(await World.SiteAsync(project));
        var path = $"/projects/{project}/sites?modified_since={Long}";

        var first = await Api.GetAsync($"{path}&limit=2");
        await Host.LetPassAsync(TimeSpan.FromMinutes(5));
        await Api.DeleteAsync($"/projects/{project}/sites/{sites[0]}", admin);
        var second = await Api.GetAsync($"{path}&limit=2&cursor={first.Json["next"]}");
        var third = await Api.GetAsync($"{path}&cursor={second.Json["next"]}");

        Assert.That(first.Ids.Concat(second.Ids).Concat(third.Ids), Is.EqualTo(sites));
        Assert.That(
            new[] { second, third }.Select(page => page.Json["as_of"]!.ToString()), Is.All.EqualTo(first.Json["as_of"]!.ToString()));
        Assert.That((first.Json["gone"], second.Json["gone"]), Is.EqualTo(((object?)null, (object?)null)));
        Assert.That(Gone(third), Is.EqualTo([$"site {sites[0]} {project}"]));
        var altered = first.Json["next"]!.ToString();
        altered = altered[..^3] + (altered[^3] == 'A' ? 'B' : 'A') + altered[^2..];
        Assert.That((await Api.GetAsync($"{path}&cursor={altered}")).Errors, Is.EqualTo(["query/cursor"]));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites?cursor={first.Json["next"]}")).Errors, Is.EqualTo(["query/cursor"]));
    }

    /// <summary>A change that was stamped before a list was read, and committed after it, comes with the next list.</summary>
    [Test]
    public async Task WhatComesToLightLaterIsNotMissed()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        var path = $"/projects/{project}/sites";
        var before = (await Api.GetAsync($"{path}?modified_since={Long}")).Json["as_of"]!.ToString();
        await World.Read(db => db.ExecuteSqlAsync($"UPDATE sites SET modified_at = {Ago(25)}", CancellationToken.None));

        Assert.That((await Api.GetAsync($"{path}?modified_since={before}")).Ids, Is.EqualTo(new[] { site }));
    }

    [Test]
    public async Task ATransactionThatTakesTooLongIsMadeAgain()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        var attempts = 0;

        await World.Read(db => db.CommitAsync(
            async () =>
            {
                (await db.Sites.SingleAsync(row => row.Name == site)).Published = false;
                await db.SaveChangesAsync(CancellationToken.None);
                if (++attempts == 1)
                    db.StampedAt = Ago(31);
                return 0;
            },
            atomic: true, CancellationToken.None));

        Assert.That(attempts, Is.EqualTo(2));
        Assert.That(await World.Read(db => db.Changes.CountAsync(change => change.Action == ChangeAction.Hide)), Is.EqualTo(1));
    }

    [TestCase("2024-06-21")]
    [TestCase("2024-06-21T12:00:00")]
    [TestCase("2024-06-31T12:00:00Z")]
    [TestCase("yesterday")]
    [TestCase("2024-06-21T12:00:00Z&modified_since=2024-06-21T12:00:00Z")]
    public async Task OtherMomentsAreRefused(string moment)
    {
        var path = $"/projects/{await World.ProjectAsync()}/sites";

        foreach (var list in new[] { "/projects", path, $"{path}/{await World.SiteAsync(path.Split('/')[2])}/memories" })
            Assert.That((await Api.GetAsync($"{list}?modified_since={moment}")).Errors, Is.EqualTo(["query/modified_since"]));
        Assert.That(
            (await Api.GetAsync($"{path}?n=1&lat=1&lon=1&modified_since={Long}")).Errors, Is.EqualTo(["query/modified_since"]));
        Assert.That((await Api.GetAsync($"{path}?modified_since=2024-06-21t12:00:00.1234567%2B03:00")).Status, Is.EqualTo(200));
    }

    private static List<string> Gone(Answer answer) => [.. answer.Json["gone"]!.AsArray().Select(one =>
        $"{one!["type"]} {one["id"]} {one["parents"]?["project"]}{(one["parents"]?["site"] is { } site ? $"/{site}" : "")}")];

    private static DateTime Ago(int seconds) => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-seconds);

    private static string Text(IFormattable value) => value is DateTime time
        ? time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)
        : value.ToString(null, CultureInfo.InvariantCulture);

    // What was made before lies some time back.
    private async Task<string> LaterAsync()
    {
        foreach (var table in new[] { "sites", "memories" })
        {
            var (text, moment) = ($"UPDATE {table} SET modified_at = {{0}}", Ago(3600));
            await World.Read(db => db.ExecuteSqlAsync(
                System.Runtime.CompilerServices.FormattableStringFactory.Create(text, moment), CancellationToken.None));
        }

        return Text(Ago(60));
    }
}
