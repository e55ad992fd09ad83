using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>An operation as it is asked for: about a stage, by someone, so that nothing but a missing right stands against it.</summary>
internal static class Inquiry
{
    private static readonly Dictionary<string, Func<Stage, Callers, Person?, string>> Queries = new(StringComparer.Ordinal)
    {
        ["GET /languages"] = (_, _, _) => "q=fi",
        ["GET /search"] = (_, _, _) => "q=nimi&limit=1000",
        ["POST /auth/email"] = (_, _, _) => $"email={World.Fresh("mail")}@example.com",
        ["POST /auth/email/exchange"] = (_, cast, _) => $"user={cast.Newcomer.Name}&token=wrong",
        ["POST /me/email"] = (_, _, by) => $"email={by?.Email ?? "nobody@example.com"}",
        ["POST /me/username"] = (_, _, by) => $"username={by?.Name ?? "nobody"}",
        ["DELETE /me/account"] = (_, _, _) => "contributions=keep",
        ["POST /me/account/confirm"] = (_, _, _) => "token=wrong",
        ["GET /notifications/unsubscribe"] = (_, _, _) => "token=wrong",
        ["POST /notifications/unsubscribe"] = (_, _, _) => "token=wrong",
        ["POST /projects/{project}/publish"] = (stage, _, _) => Publish(stage.IsProjectHidden),
        ["POST /projects/{project}/admins"] = (_, cast, _) => $"username={cast.Newcomer.Name}",
        ["DELETE /projects/{project}/admins"] = (_, cast, _) => $"username={cast.Newcomer.Name}",
        ["POST /projects/{project}/moderators"] = (_, cast, _) => $"username={cast.Newcomer.Name}",
        ["DELETE /projects/{project}/moderators"] = (_, cast, _) => $"username={cast.Newcomer.Name}",
        ["GET /projects/{project}/sites (nearest)"] = (_, _, _) => "n=5&lat=60&lon=24",
        ["GET /projects/{project}/sites/{site} (include_memories)"] = (_, _, _) => "include_memories=true",
        ["POST /projects/{project}/sites/{site}/publish"] = (stage, _, _) => Publish(stage.State.Site != State.Published),
        ["POST /projects/{project}/sites/{site}/memories/{memory}/publish"] = (stage, _, _) =>
            Publish(stage.State.Memory != State.Published),
    };

    private static readonly Dictionary<string, Func<Stage, object>> Bodies = new(StringComparer.Ordinal)
    {
        ["PATCH /me"] = _ => new { city = "Oulu" },
        ["PATCH /me/notifications"] = _ => new { digest = "daily" },
        ["POST /notifications/unsubscribe"] = _ => new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
        ["POST /projects"] = stage => Samples.Project(stage.Project),
        ["PATCH /projects/{project}"] = _ => new { info = new { lang = "fi", name = "Toinen" } },
        ["POST /projects/{project}/import"] = stage => Samples.Table(stage.Site),
        ["POST /projects/{project}/sites"] = stage => Samples.Site(stage.Site),
        ["PATCH /projects/{project}/sites/{site}"] = _ => new { location = new { lat = 10, lon = 20 } },
        ["POST /projects/{project}/sites/{site}/memories"] = _ => new { title = "Muisto" },
        ["PATCH /projects/{project}/sites/{site}/memories/{memory}"] = _ => new { title = "Toinen" },
        ["POST /report (project)"] = stage => ProjectOrder(stage, publish: true),
        ["POST /report (site)"] = stage => SiteOrder(stage, publish: true),
        ["POST /report (memory)"] = stage => MemoryOrder(stage, publish: true),
        ["POST /moderation/decisions"] = _ => new { items = Array.Empty<object>(), decision = "hide" },
        ["POST /admin/publish (project)"] = stage => ProjectOrder(stage, stage.IsProjectHidden),
        ["POST /admin/publish (site)"] = stage => SiteOrder(stage, stage.State.Site != State.Published),
        ["POST /admin/publish (memory)"] = stage => MemoryOrder(stage, stage.State.Memory != State.Published),
    };

    // What is looked for in a list.
    private static readonly Dictionary<string, Func<Stage, Answer, bool>> Shown = new(StringComparer.Ordinal)
    {
        ["GET /projects"] = (stage, answer) => answer.Ids.Contains(stage.Project),
        ["GET /search"] = (stage, answer) => answer.Ids.Contains(stage.Project),
        ["GET /projects/{project}/sites"] = (stage, answer) => answer.Ids.Contains(stage.Site),
        ["GET /projects/{project}/sites (nearest)"] = (stage, answer) => answer.Ids.Contains(stage.Site),
        ["GET /projects/{project}/sites/{site}/memories"] = (stage, answer) => answer.Ids.Contains($"{stage.Memory}"),
        ["GET /ogc/collections/{collection}/items"] = (stage, answer) =>
            answer.Json["features"]!.AsArray().Any(feature => feature!["id"]!.GetValue<long>() == stage.Memory),
        ["GET /projects/{project}/sites/{site} (include_memories)"] = (stage, answer) =>
            answer.Json["memories"]!.AsArray().Any(memory => memory!["id"]!.GetValue<long>() == stage.Memory),
    };

    /// <summary>Asks.</summary>
    public static Task<Answer> AskAsync(
        ApiClient api, Operation operation, Stage stage, Callers cast, Person? by, params (string Name, string Value)[] headers)
    {
        var path = operation.Route.Replace("{project}", stage.Project).Replace("{site}", stage.Site).Replace("{memory}", $"{stage.Memory}")
            .Replace("{page?}", "index.html").Replace("/tiles/{collection}", $"/tiles/{stage.Project}.sites").Replace("{z}/{x}/{y}", "0/0/0")
            .Replace("{collection}", $"{stage.Project}.memories").Replace("{feature}", $"{stage.Memory}").Replace("{version}", "1")
            .Replace("{matrixSet}", "WebMercatorQuad").Replace("{matrix}/{row}/{column}", "0/0/0")
            .Replace("{username}", Uri.EscapeDataString(cast.Newcomer.Name)).Replace("{file}", "none.zip")
            .Replace("{image}", stage.Images[Math.Max(0, Array.IndexOf(["project", "site", "memory"], operation.Variant))]);
        var query = Queries.TryGetValue(operation.Name, out var toQuery) ? "?" + toQuery(stage, cast, by) : "";
        var body = Bodies.TryGetValue(operation.Name, out var toBody) ? toBody(stage) : null;
        return api.SendAsync(new HttpMethod(operation.Method), path + query, ApiClient.ToContent(body), by, headers);
    }

    /// <summary>What the answer is in the words of the table.</summary>
    public static string Word(Operation operation, Stage stage, Answer answer)
    {
        if (answer.Status == 200 && Shown.TryGetValue(operation.Name, out var isShown))
            return isShown(stage, answer) ? "shown" : "unseen";
        return answer.Verdict;
    }

    /// <summary>True when everyone who may can do it, one after the other, and is answered the same.</summary>
    public static bool IsRepeatable(Operation operation) =>
        (operation.Method is "PATCH" or "PUT" && !operation.Route.EndsWith("/blocked/{username}", StringComparison.Ordinal)) || operation.Name == "POST /projects/{project}/sites/{site}/memories";

    /// <summary>True when the file of an image is asked for.</summary>
    public static bool IsAboutFiles(Operation operation) => operation.Route.StartsWith("/images/", StringComparison.Ordinal);

    private static string Publish(bool publish) => publish ? "publish=true" : "publish=false";

    private static object ProjectOrder(Stage stage, bool publish) => new { type = "project", identifier = stage.Project, publish };

    private static object SiteOrder(Stage stage, bool publish) =>
        new { type = "site", identifier = stage.Site, parents = new { project = stage.Project }, publish };

    private static object MemoryOrder(Stage stage, bool publish) =>
        new { type = "memory", identifier = stage.Memory, parents = new { project = stage.Project, site = stage.Site }, publish };
}
