using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Authorization;

[OnEveryBackend]
public sealed class ErasedPersonTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task LeavesTheMapAsItWas()
    {
        var (erased, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project, creator: erased);
        var (published, waiting) = (await World.MemoryAsync(project, site, erased),
            await World.MemoryAsync(project, site, erased, published: false));
        var path = $"/projects/{project}/sites/{site}";
        await Api.PatchAsync(path, new { info = new { lang = "en", name = "Place" } }, erased);

        await EraseAsync(erased);
        var shown = (await Api.GetAsync($"{path}?include_memories=true", admin, ("Accept-Language", "en"))).Json;
        var listed = (await Api.GetAsync($"/projects/{project}/sites")).Items.Single()!;
        var publicly = await Api.GetAsync($"{path}/memories");

        Assert.That((shown["memories_count"]!.GetValue<int>(), listed["memories_count"]!.GetValue<int>()), Is.EqualTo((1, 1)));
        Assert.That(publicly.Ids, Is.EqualTo([$"{published}"]));
        Assert.That(shown["memories"]!.AsArray().Select(memory => memory!["id"]!.GetValue<long>()), Is.EqualTo([published, waiting]));
        Assert.That((await Api.GetAsync($"/projects/{project}")).Json["sites_count"]!.GetValue<int>(), Is.EqualTo(1));
        foreach (var view in new[] { shown, listed, publicly.Items.Single()!, (await Api.GetAsync($"{path}/memories/{published}")).Json })
            Assert.That(view.AsObject().Select(member => member.Key), Has.None.AnyOf("creator", "modifier", "user"));
        Assert.That((shown["info"]!["name"]!.GetValue<string>(), listed["info"]!["name"]!.GetValue<string>()),
            Is.EqualTo(("Place", "Paikka")));
    }

    [Test]
    public async Task LeavesWhatTheyMadeToAdmins()
    {
        var (erased, admin, user) = (await World.PersonAsync(), await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project, published: false, creator: erased);
        var memory = await World.MemoryAsync(project, site, erased);
        var path = $"/projects/{project}/sites/{site}";

        await EraseAsync(erased);
        var seenByUser = await Api.GetAsync(path, user);
        var published = await Api.PostAsync($"{path}/publish?publish=true", null, admin);
        var changed = await Api.PatchAsync($"{path}/memories/{memory}", new { title = "Oma" }, user);
        var deleted = await Api.DeleteAsync($"{path}/memories/{memory}", admin);

        Assert.That((seenByUser.Verdict, published.Verdict), Is.EqualTo(("404 Resource not found", "204")));
        Assert.That((changed.Verdict, deleted.Verdict), Is.EqualTo(("403 Not enough privileges", "204")));
    }

    [Test]
    public async Task IsNoLongerNamedAmongAdmins()
    {
        var (erased, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        await Api.PostAsync($"/projects/{project}/admins?username={erased.Name}", null, admin);

        await EraseAsync(erased);

        Assert.That((await Api.GetAsync($"/projects/{project}")).Json["admins"]!.ToJsonString(), Is.EqualTo($"[\"{admin.Name}\"]"));
        Assert.That((await Api.DeleteAsync($"/projects/{project}/admins?username={erased.Name}", admin)).Verdict,
            Is.EqualTo("404 User not found"));
    }

    [Test]
    public async Task HasNoSessionAnyMore()
    {
        var erased = await World.PersonAsync(superuser: true);
        var project = await World.ProjectAsync(admin: erased);
        var site = await World.SiteAsync(project, creator: erased);
        var memory = await World.MemoryAsync(project, site, erased);
        var name = (await World.PersonAsync()).Name;

        await EraseAsync(erased);

        foreach (var endpoint in Endpoint.All(project, site, memory, name).Append(new(HttpMethod.Get, "/projects"))
            .Append(new(HttpMethod.Get, "/me")))
            Assert.That(await endpoint.AskAsync(Api, erased), Does.EndWith(": 401 Unauthorized"));
    }

    /// <summary>What was found out about them a moment ago must not be missed where they are gone by now.</summary>
    [Test]
    public async Task HasNoSessionSoonAfterTheyCalled()
    {
        var erased = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var path = $"/projects/{project}/sites/{await World.SiteAsync(project)}";
        (HttpMethod Method, string Path, object? Body)[] requests =
        [
            (HttpMethod.Get, "/me", null), (HttpMethod.Patch, "/me", new { city = "Oulu" }), (HttpMethod.Get, path, null),
            (HttpMethod.Put, $"{path}/report", null),
            (HttpMethod.Post, $"{path}/memories", new { title = "Muisto" }), (HttpMethod.Post, "/me/email?email=other@example.com", null),
            (HttpMethod.Post, "/me/username?username=Toinen", null),
        ];
        await Api.GetAsync("/me", erased);
        await Api.GetAsync(path, erased);
        await Api.PatchAsync("/me", new { }, erased);

        await EraseAsync(erased);
        var atOnce = await AskAsync();
        Host.Application.Clock.Ahead += TimeSpan.FromSeconds(2);
        var soon = await AskAsync();

        Assert.That(atOnce, Is.All.LessThan(500));
        Assert.That(soon, Is.All.EqualTo(401));

        async Task<List<int>> AskAsync()
        {
            var statuses = new List<int>();
            foreach (var (method, where, body) in requests)
                statuses.Add(
                    (await Api.SendAsync(method, where, body is null
                    ? null
                    : ApiClient.Raw(System.Text.Json.JsonSerializer.Serialize(body)), erased)).Status);
            return statuses;
        }
    }

    private Task EraseAsync(Person person) => World.InDatabase(db => db.Users.Remove(db.Users.Single(user => user.Id == person.Id)));
}
