using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Api.Controllers;
using Muistot.Application.Caching;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using Muistot.Tests.Unit.Caching;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Caching;

/// <summary>
/// What makes kept answers be made again: a command that saved something, and no other. There is no Redis here, which may come and go,
/// and drop everything.
/// </summary>
public sealed class InvalidationTests() : IntegrationTest(Backend.Embedded)
{
    private const string BadImage = "bm90IGFuIGltYWdl";

    private string project = "";
    private string site = "";
    private Person admin = null!;
    private Person reader = null!;

    private string Project => $"/projects/{project}";

    private string Site => $"{Project}/sites/{site}";

    [Test]
    public async Task FailedAndUnchangedCommandsInvalidateNothing()
    {
        var memory = await SceneAsync();
        var report = await Api.PutAsync($"{Site}/report", reader);
        var list = (await Api.GetAsync($"{Project}/sites")).Text;
        await World.InDatabase(db => db.Sites.Single(row => row.Name == site).MoveTo(new Location(61, 25)), isHeardOf: false);
        var versions = Host.Application.Services.GetRequiredService<ICacheVersions>();
        var before = versions.Of(CacheTags.Everything, CacheTags.Anything);

        foreach (var (number, (command, status)) in Futile(memory).Index())
        {
            var answer = await command();
            Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
            Assert.That(versions.Of(CacheTags.Everything, CacheTags.Anything), Is.EqualTo(before), $"after command {number}: {answer}");
        }

        Assert.That((report.Status, (await Api.GetAsync($"{Project}/sites")).Text), Is.EqualTo((204, list)), "The list is kept.");
    }

    [Test]
    public async Task CommandsThatSaveInvalidate()
    {
        var memory = await SceneAsync();
        var versions = Host.Application.Services.GetRequiredService<ICacheVersions>();
        var helper = await World.PersonAsync();

        foreach (var command in Effective(memory, helper))
        {
            var before = versions.Of(CacheTags.Everything, CacheTags.Anything);
            var answer = await command();
            Assert.That(answer.Status, Is.LessThan(300), answer.ToString());
            Assert.That(versions.Of(CacheTags.Everything, CacheTags.Anything), Is.GreaterThan(before), $"after {answer}");
        }
    }

    /// <summary>
    /// After each command, each kept response is the one that would be made without the cache: queries declare all that they show.
    /// </summary>
    [Test]
    public async Task NoResponseIsOldAfterACommand()
    {
        using var anew = new ApiClient(Host.Node(("Caching:Enabled", "false")).Address);
        var memory = await SceneAsync();
        var paths = PathsOfKeptResponses(memory).Concat(["/moderation?state=waiting", "/moderation?state=hidden"]);
        var requests = (from path in paths from caller in new[] { null, reader, admin } select (path, caller))
            .ToList();

        foreach (var command in Effective(memory, await World.PersonAsync()))
        {
            foreach (var (path, caller) in requests)
                await Api.GetAsync(path, caller);
            var answer = await command();
            Assert.That(answer.Status, Is.LessThan(300), answer.ToString());
            foreach (var (path, caller) in requests)
            {
                var (kept, made) = (await Api.GetAsync(path, caller), await anew.GetAsync(path, caller));
                Assert.That((kept.Status, kept.Text), Is.EqualTo((made.Status, made.Text)), $"{path} for {caller?.Name
                    ?? "everyone"} after {answer}");
            }
        }
    }

    /// <summary>One path for each action whose responses are kept, with everything that a yes or no can ask for.</summary>
    private IEnumerable<string> PathsOfKeptResponses(string memory) =>
        from action in Actions.In(new AssemblyPart(typeof(ApiController).Assembly))
        where action.Cached() is not null
        let path = action.AttributeRouteInfo!.Template!
            .Replace("{project}", project, StringComparison.Ordinal)
            .Replace("{site}", site, StringComparison.Ordinal)
            .Replace("{memory}", memory.Split('/')[^1], StringComparison.Ordinal)
        let choices = action.Parameters.Where(parameter => parameter.ParameterType == typeof(bool))
            .Select(choice => $"{choice.BindingInfo!.BinderModelName ?? choice.Name}=true")
        select $"/{path}?{string.Join('&', choices.Append("include=languages,permissions"))}";

    private async Task<string> SceneAsync()
    {
        (admin, reader) = (await World.PersonAsync(), await World.PersonAsync());
        project = await World.ProjectAsync(admin: admin);
        site = await World.SiteAsync(project, creator: admin);
        return $"{Site}/memories/{await World.MemoryAsync(project, site, admin)}";
    }

    private List<(Func<Task<Answer>> Command, int Status)> Futile(string memory) =>
    [
        (() => Api.PostAsync($"{Project}/sites", NewSite(image: BadImage), reader), 400),
        (() => Api.PostAsync($"{Site}/memories", new { title = "Muisto", image = BadImage }, reader), 400),
        (() => Api.PatchAsync(Project, new { image = BadImage }, admin), 400),
        (() => Api.PatchAsync(Site, new { image = BadImage }, admin), 400),
        (() => Api.PatchAsync(Project, new { default_language = "en" }, admin), 409),
        (() => Api.PatchAsync(Site, new { location = new { lat = 100, lon = 0 } }, admin), 422),
        (() => Api.PatchAsync(Site, new { location = new { lat = 1, lon = 1 } }, reader), 403),
        (() => Api.PatchAsync(Site, new { }, admin), 304),
        (() => Api.PatchAsync(memory, new { }, admin), 304),
        (() => Api.PatchAsync(memory, new { title = "Muisto" }, admin), 204),
        // Before the site is published again, which clears its reports.
        (() => Api.PutAsync($"{Site}/report", reader), 204),
        (() => Api.PostAsync($"{Project}/publish?publish=true", by: admin), 304),
        (() => Api.PostAsync($"{Site}/publish?publish=true", by: admin), 304),
        (() => Api.PostAsync($"{memory}/publish?publish=true", by: admin), 304),
        (() => Api.PostAsync($"{Project}/admins?username={admin.Name}", by: admin), 409),
        (() => Api.DeleteAsync($"{Project}/moderators?username={reader.Name}", admin), 204),
        (() => Api.PostAsync($"{Project}/sites", NewSite(id: site), reader), 409),
        (() => Api.DeleteAsync($"{Project}/sites/unknown", admin), 404),
        (() => Api.PostAsync($"/me/username?username={reader.Name}", by: reader), 304),
        (() => Api.PostAsync($"/me/username?username={admin.Name}", by: reader), 409),
        (() => Api.PatchAsync("/me", new { }, reader), 304),
    ];

    private List<Func<Task<Answer>>> Effective(string memory, Person helper) =>
    [
        () => Api.PatchAsync(Site, new { location = new { lat = 1, lon = 1 } }, admin),
        () => Api.PatchAsync(memory, new { title = "Toinen" }, admin),
        () => Api.PatchAsync("/me", new { city = "Oulu" }, reader),
        () => Api.PostAsync($"{Project}/sites", NewSite(), reader),
        () => Api.PostAsync($"{Site}/memories", new { title = "Muisto" }, reader),
        () => Api.PostAsync($"{Project}/moderators?username={helper.Name}", by: admin),
        () => Api.DeleteAsync($"{Project}/moderators?username={helper.Name}", admin),
        () => Api.PostAsync($"{memory}/publish?publish=false", by: admin),
        () => Api.PutAsync($"{Site}/report", reader),
        () => Api.DeleteAsync(memory, admin),
        () => Api.DeleteAsync(Site, admin),
        () => Api.PatchAsync(Project, new { admin_posting = true }, admin),
        () => Api.DeleteAsync(Project, admin),
        () => Api.PostAsync($"/me/username?username={World.Fresh("user")}", by: helper),
    ];

    private static object NewSite(string? id = null, string? image = null) =>
        new { id = id ?? World.Fresh("site"), info = new { lang = "fi", name = "Paikka" }, location = new { lat = 60, lon = 24 }, image };
}
