using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.History;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Writes;

/// <summary>A request that writes, and how to find out whether it was carried out once.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Body">The body: a form as it is sent, or what is sent as JSON, or null.</param>
/// <param name="By">Who sends it, or null.</param>
/// <param name="IsDone">True when it was carried out once.</param>
internal sealed record Write(string Method, string Path, object? Body, Person? By, Func<Task<bool>> IsDone);

/// <summary>Makes requests to every endpoint that writes, each about something of its own.</summary>
internal sealed partial class WritingEndpoints(World world, TestHost host)
{
    private const string AProject = "projects/{project}";
    private const string ASite = "projects/{project}/sites/{site}";
    private const string AMemory = "projects/{project}/sites/{site}/memories/{memory}";

    private static readonly Dictionary<string, Func<WritingEndpoints, Task<Write>>> Makers = new(StringComparer.Ordinal)
    {
        ["POST projects"] = all => all.CreateProjectAsync(),
        [$"PATCH {AProject}"] = all => all.OfProjectAsync("PATCH", "", new { auto_publish = true },
            (db, id) => db.Projects.CountAsync(row => row.Id == id && row.AutoPublish)),
        [$"DELETE {AProject}"] = all => all.OfProjectAsync("DELETE", "", null,
            (db, id) => db.Projects.CountAsync(row => row.Id == id && !row.Published)),
        [$"POST {AProject}/publish"] = all => all.OfProjectAsync("POST", "/publish?publish=false", null,
            (db, id) => db.Projects.CountAsync(row => row.Id == id && !row.Published)),
        [$"POST {AProject}/admins"] = all => all.OfProjectAsync("POST", "/admins?username=other", null,
            (db, id) => db.ProjectAdmins.CountAsync(row => row.ProjectId == id && row.User!.Username == "other")),
        [$"DELETE {AProject}/admins"] = all => all.OfProjectAsync("DELETE", "/admins?username=staff", null,
            async (db, id) => 1 - await db.ProjectAdmins.CountAsync(row => row.ProjectId == id && row.User!.Username == "staff")),
        [$"POST {AProject}/moderators"] = all => all.OfProjectAsync("POST", "/moderators?username=other", null,
            (db, id) => db.ProjectModerators.CountAsync(row => row.ProjectId == id && row.User!.Username == "other")),
        [$"DELETE {AProject}/moderators"] = all => all.OfProjectAsync("DELETE", "/moderators?username=staff", null,
            async (db, id) => 1 - await db.ProjectModerators.CountAsync(row => row.ProjectId == id)),
        [$"POST {AProject}/sites"] = all => all.OfProjectAsync("POST", "/sites", Samples.Site("new-site"),
            (db, id) => db.Sites.CountAsync(row => row.ProjectId == id)),
        [$"POST {AProject}/import"] = all => all.OfProjectAsync("POST", "/import", Samples.Table("abcd"),
            (db, id) => db.Sites.CountAsync(row => row.ProjectId == id)),
        [$"POST {AProject}/history/{{version}}/restore"] = all => all.OfProjectAsync("POST", "/history/1/restore", null,
            (db, id) => db.Changes.CountAsync(row => row.ResourceId == id && row.Action == ChangeAction.Restore),
            project => project.AutoPublish = true),
        [$"POST {ASite}/history/{{version}}/restore"] = all => all.OfSiteAsync("POST", "/history/1/restore", null,
            (db, name) => db.Sites.CountAsync(row => row.Name == name && row.DeletedAt == null), site => site.Delete()),
        [$"POST {AMemory}/history/{{version}}/restore"] = all => all.OfMemoryAsync("POST", "/history/1/restore", null,
            (db, id) => db.Memories.CountAsync(row => row.Id == id && row.DeletedAt == null), memory => memory.Delete()),
        [$"PATCH {ASite}"] = all => all.OfSiteAsync("PATCH", "", new { location = new { lat = 61, lon = 25 } },
            (db, name) => db.Sites.CountAsync(row => row.Name == name && row.Latitude == 61)),
        [$"DELETE {ASite}"] = all => all.OfSiteAsync("DELETE", "", null,
            (db, name) => db.Sites.CountAsync(row => row.Name == name && row.DeletedAt != null)),
        [$"POST {ASite}/publish"] = all => all.OfSiteAsync("POST", "/publish?publish=false", null,
            (db, name) => db.Sites.CountAsync(row => row.Name == name && !row.Published)),
        [$"PUT {ASite}/report"] = all => all.OfSiteAsync("PUT", "/report", null,
            (db, name) => db.SiteReports.CountAsync(row => row.Site!.Name == name)),
        [$"POST {ASite}/memories"] = all => all.OfSiteAsync("POST", "/memories", new { title = "Muisto", image = Samples.Png },
            (db, name) => db.Memories.CountAsync(row => row.Site!.Name == name && row.ImageId != null)),
        [$"PATCH {AMemory}"] = all => all.OfMemoryAsync("PATCH", "", new { title = "Toinen" },
            (db, id) => db.Memories.CountAsync(row => row.Id == id && row.Title == "Toinen")),
        [$"DELETE {AMemory}"] = all => all.OfMemoryAsync("DELETE", "", null,
            (db, id) => db.Memories.CountAsync(row => row.Id == id && row.DeletedAt != null)),
        [$"POST {AMemory}/publish"] = all => all.OfMemoryAsync("POST", "/publish?publish=false", null,
            (db, id) => db.Memories.CountAsync(row => row.Id == id && !row.Published)),
        [$"PUT {AMemory}/report"] = all => all.OfMemoryAsync("PUT", "/report", null,
            (db, id) => db.MemoryReports.CountAsync(row => row.MemoryId == id)),
        ["POST admin/publish"] = all => all.OrderAsync("/admin/publish", publish: false,
            (db, name) => db.Sites.CountAsync(row => row.Name == name && !row.Published)),
        ["POST report"] = all => all.OrderAsync("/report", publish: null,
            (db, name) => db.SiteReports.CountAsync(row => row.Site!.Name == name)),
        ["POST moderation/decisions"] = all => all.DecisionAsync(),
        [$"PUT {AProject}/blocked/{{username}}"] = all => all.BlockAsync(inProject: true, lifts: false),
        [$"DELETE {AProject}/blocked/{{username}}"] = all => all.BlockAsync(inProject: true, lifts: true),
        ["PUT blocked/{username}"] = all => all.BlockAsync(inProject: false, lifts: false),
        ["DELETE blocked/{username}"] = all => all.BlockAsync(inProject: false, lifts: true),
        ["PATCH me"] = all => all.OfPersonAsync("PATCH", "", new { city = "Oulu" },
            (db, person) => db.PersonalData.CountAsync(row => row.UserId == person.Id && row.City == "Oulu")),
        ["POST me/email"] = all => all.OfPersonAsync("POST", $"/email?email={World.Fresh("new")}@example.com", null,
            (db, person) => db.Users.CountAsync(row => row.Id == person.Id && row.Email != person.Email)),
        ["POST me/username"] = all => all.OfPersonAsync("POST", $"/username?username={World.Fresh("new")}", null,
            (db, person) => db.Users.CountAsync(row => row.Id == person.Id && row.Username != person.Name)),
        ["DELETE me"] = all => all.OfPersonAsync("DELETE", "", null, async (_, person) => await all.IsLivingAsync(person) ? 0 : 1),
        ["PATCH me/notifications"] = all => all.OfPersonAsync("PATCH", "/notifications", new { decisions = false },
            (db, person) => db.NotificationSettings.CountAsync(row => row.UserId == person.Id && !row.Decisions)),
        ["POST me/export"] = all => all.OfPersonAsync("POST", "/export", null,
            (db, person) => db.AccountExports.CountAsync(row => row.UserId == person.Id)),
        ["DELETE me/account"] = all => all.OfPersonAsync("DELETE", "/account?contributions=keep", null,
            (db, person) => db.AccountErasures.CountAsync(row => row.UserId == person.Id)),
        ["POST me/account/confirm"] = all => all.ConfirmErasureAsync(),
        ["POST notifications/unsubscribe"] = all => all.UnsubscribeAsync(),
        ["DELETE me/sessions"] = all => all.OfPersonAsync("DELETE", "/sessions", null,
            async (_, person) => await all.IsLivingAsync(person) ? 0 : 1),
        ["DELETE me/sessions/{id}"] = all => all.EndSessionAsync(),
        ["POST auth/email"] = all => all.RequestMailAsync(),
        ["POST auth/email/exchange"] = all => all.ExchangeAsync(),
    };

    private Person admin = null!;
    private Person staff = null!;

    /// <summary>The endpoints, as <c>METHOD route</c>.</summary>
    public static IEnumerable<string> Patterns => Makers.Keys;

    /// <summary>Makes some requests to each endpoint; those to different endpoints lie side by side.</summary>
    public async Task<IReadOnlyList<Write>> MakeAsync(int ofEach)
    {
        (admin, staff) = (await world.PersonAsync(superuser: true), await world.PersonAsync("staff"));
        await world.PersonAsync("other");
        var writes = new List<Write>();
        for (var number = 0; number < ofEach; number++)
        {
            foreach (var make in Makers.Values)
                writes.Add(await make(this));
        }

        return writes;
    }

    private Task<Write> CreateProjectAsync()
    {
        var id = World.Fresh("project");
        return Task.FromResult(
            new Write("POST", "/projects", Samples.Project(id), admin,
            () => IsOneAsync(db => db.Projects.CountAsync(row => row.Name == id))));
    }

    private async Task<Write> OfProjectAsync(
        string method, string below, object? body, Func<IMuistotDb, int, Task<int>> count, Action<Project>? before = null)
    {
        var project = await world.ProjectAsync(admin: staff, moderator: staff);
        var id = await world.Read(db => db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync());
        if (before is not null)
            await world.InDatabase(db => before(db.Projects.Single(row => row.Id == id)));
        return new Write(method, $"/projects/{project}{below}", body, admin, () => IsOneAsync(db => count(db, id)));
    }

    private async Task<Write> OfSiteAsync(
        string method, string below, object? body, Func<IMuistotDb, string, Task<int>> count, Action<Site>? before = null)
    {
        var project = await world.ProjectAsync();
        var site = await world.SiteAsync(project);
        if (before is not null)
            await world.InDatabase(db => before(db.Sites.Single(row => row.Name == site)));
        return new Write(method, $"/projects/{project}/sites/{site}{below}", body, admin, () => IsOneAsync(db => count(db, site)));
    }

    private async Task<Write> OfMemoryAsync(
        string method, string below, object? body, Func<IMuistotDb, long, Task<int>> count, Action<Memory>? before = null)
    {
        var project = await world.ProjectAsync();
        var site = await world.SiteAsync(project);
        var memory = await world.MemoryAsync(project, site, admin);
        if (before is not null)
            await world.InDatabase(db => before(db.Memories.Single(row => row.Id == memory)));
        return new Write(method, $"/projects/{project}/sites/{site}/memories/{memory}{below}", body, admin,
            () => IsOneAsync(db => count(db, memory)));
    }

    private async Task<Write> OrderAsync(string path, bool? publish, Func<IMuistotDb, string, Task<int>> count)
    {
        var project = await world.ProjectAsync();
        var site = await world.SiteAsync(project);
        object body = publish is { } value
            ? new { type = "site", identifier = site, parents = new { project }, publish = value }
            : new { type = "site", identifier = site, parents = new { project } };
        return new Write("POST", path, body, admin, () => IsOneAsync(db => count(db, site)));
    }

    private async Task<Write> DecisionAsync()
    {
        var project = await world.ProjectAsync();
        var site = await world.SiteAsync(project);
        var item = new { type = "site", identifier = site, version = 1, parents = new { project } };
        var body = new { items = new[] { item }, decision = "hide" };
        return new Write("POST", "/moderation/decisions", body, admin,
            () => IsOneAsync(db => db.Decisions.CountAsync(row => row.Site == site && row.Version == 1)));
    }

    private async Task<Write> BlockAsync(bool inProject, bool lifts)
    {
        var (person, project) = (await world.PersonAsync(), inProject ? await world.ProjectAsync() : null);
        if (lifts)
            await world.InDatabase(db => db.Blocks.Add(
                new Block { UserId = person.Id, ProjectId = db.Projects.SingleOrDefault(row => row.Name == project)?.Id }));
        return new Write(lifts ? "DELETE" : "PUT", $"{(inProject ? $"/projects/{project}" : "")}/blocked/{person.Name}", null, admin,
            () => world.Read(async db => await db.Blocks.AnyAsync(row => row.UserId == person.Id) != lifts));
    }

    private async Task<Write> OfPersonAsync(string method, string below, object? body, Func<IMuistotDb, Person, Task<int>> count)
    {
        var person = await world.PersonAsync();
        return new Write(method, $"/me{below}", body, person, () => IsOneAsync(db => count(db, person)));
    }

    private async Task<Write> EndSessionAsync()
    {
        var person = await world.PersonAsync();
        var sessions = host.Application.Services.GetRequiredService<ISessionStore>();
        var id = (await sessions.ListAsync(person.Name, CancellationToken.None)).Single().Id;
        return new Write("DELETE", $"/me/sessions/{id}", null, person, async () => !await IsLivingAsync(person));
    }

    private async Task<bool> IsLivingAsync(Person person) =>
        await host.Application.Services.GetRequiredService<ISessionStore>().FindAsync(person.Token, CancellationToken.None) is not null;

    private async Task<bool> IsOneAsync(Func<IMuistotDb, Task<int>> count) => await world.Read(count) == 1;
}
