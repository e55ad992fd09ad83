using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Authorization;

/// <summary>A request that would be carried out if nothing stood against it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Needs">Who must be calling, whatever the request is about.</param>
/// <param name="Body">The body.</param>
internal sealed record Endpoint(HttpMethod Method, string Path, Needs Needs = Needs.Session, object? Body = null)
{
    /// <summary>Sends it, and says what came of it.</summary>
    public async Task<string> AskAsync(ApiClient api, Person? by, object? body = null) =>
        $"{Method} {Path}: {(await api.SendAsync(Method, Path, ApiClient.ToContent(body ?? Body), by)).Verdict}";

    /// <summary>All of a project, a site and a memory, those that delete last.</summary>
    public static IEnumerable<Endpoint> All(string project, string site, object memory, string username) =>
        [.. OfMemory(project, site, memory), .. OfMemories(project, site), .. OfSite(project, site), .. OfSites(project),
            .. OfProject(project, username)];

    /// <summary>Those of what a project holds.</summary>
    public static IEnumerable<Endpoint> BelowProject(string project, string site, object memory) =>
        [.. OfSites(project), .. BelowSite(project, site, memory), .. OfSite(project, site)];

    /// <summary>Those of what a site holds.</summary>
    public static IEnumerable<Endpoint> BelowSite(string project, string site, object memory) =>
        [.. OfMemories(project, site), .. OfMemory(project, site, memory)];

    /// <summary>Those of one project.</summary>
    public static IEnumerable<Endpoint> OfProject(string project, string username) =>
    [
        new(HttpMethod.Get, $"/projects/{project}", Needs.Nothing),
        new(HttpMethod.Patch, $"/projects/{project}", Needs.AdminRole, new { info = new { lang = "fi", name = "Toinen" } }),
        new(HttpMethod.Post, $"/projects/{project}/publish?publish=true", Needs.AdminRole),
        new(HttpMethod.Post, $"/projects/{project}/admins?username={username}", Needs.AdminRole),
        new(HttpMethod.Delete, $"/projects/{project}/admins?username={username}", Needs.AdminRole),
        new(HttpMethod.Post, $"/projects/{project}/moderators?username={username}", Needs.AdminRole),
        new(HttpMethod.Delete, $"/projects/{project}/moderators?username={username}", Needs.AdminRole),
        new(HttpMethod.Delete, $"/projects/{project}", Needs.AdminRole),
    ];

    /// <summary>Those of the sites of a project.</summary>
    public static IEnumerable<Endpoint> OfSites(string project) =>
    [
        new(HttpMethod.Get, $"/projects/{project}/sites", Needs.Nothing),
        new(HttpMethod.Get, $"/projects/{project}/sites?n=1&lat=60&lon=24", Needs.Nothing),
        new(HttpMethod.Post, $"/projects/{project}/sites", Body: Samples.Site(World.Fresh("site"))),
    ];

    /// <summary>Those of one site.</summary>
    public static IEnumerable<Endpoint> OfSite(string project, string site) =>
    [
        new(HttpMethod.Get, $"/projects/{project}/sites/{site}", Needs.Nothing),
        new(HttpMethod.Get, $"/projects/{project}/sites/{site}?include_memories=true", Needs.Nothing),
        new(HttpMethod.Patch, $"/projects/{project}/sites/{site}", Body: new { info = new { lang = "fi", name = "Toinen" } }),
        new(HttpMethod.Post, $"/projects/{project}/sites/{site}/publish?publish=true", Needs.ModeratorRole),
        new(HttpMethod.Put, $"/projects/{project}/sites/{site}/report"),
        new(HttpMethod.Delete, $"/projects/{project}/sites/{site}"),
    ];

    /// <summary>Those of the memories of a site.</summary>
    public static IEnumerable<Endpoint> OfMemories(string project, string site) =>
    [
        new(HttpMethod.Get, $"/projects/{project}/sites/{site}/memories", Needs.Nothing),
        new(HttpMethod.Post, $"/projects/{project}/sites/{site}/memories", Body: new { title = "Muisto" }),
    ];

    /// <summary>Those of one memory.</summary>
    public static IEnumerable<Endpoint> OfMemory(string project, string site, object memory) =>
    [
        new(HttpMethod.Get, $"/projects/{project}/sites/{site}/memories/{memory}", Needs.Nothing),
        new(HttpMethod.Patch, $"/projects/{project}/sites/{site}/memories/{memory}", Body: new { title = "Toinen" }),
        new(HttpMethod.Post, $"/projects/{project}/sites/{site}/memories/{memory}/publish?publish=true", Needs.ModeratorRole),
        new(HttpMethod.Put, $"/projects/{project}/sites/{site}/memories/{memory}/report"),
        new(HttpMethod.Delete, $"/projects/{project}/sites/{site}/memories/{memory}"),
    ];
}

/// <summary>Who must be calling before anything else is asked.</summary>
internal enum Needs
{
    /// <summary>Anyone.</summary>
    Nothing,

    /// <summary>Someone who is signed in.</summary>
    Session,

    /// <summary>A moderator or admin of some project.</summary>
    ModeratorRole,

    /// <summary>An admin of some project.</summary>
    AdminRole,
}
