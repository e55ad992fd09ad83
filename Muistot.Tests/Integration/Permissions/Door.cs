using System.Text;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>A request by which one may come to see a project, a site or a memory.</summary>
/// <param name="Kind">What is looked for.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query, with {project}, {site} and {memory} for what a stage has.</param>
/// <param name="IsShown">Whether an answer with 200 shows it.</param>
internal sealed record Door(string Kind, string Method, string Path, Func<Answer, Stage, bool> IsShown)
{
    private const string OneProject = "/projects/{project}";
    private const string AllSites = $"{OneProject}/sites";
    private const string AllMemories = $"{AllSites}/{{site}}/memories";
    private const string Box = "bbox=24,60,25,61";
    private const string Since = "?modified_since=2000-01-01T00:00:00Z";

    /// <summary>All of them. The first of each kind is the thing itself: by its answers the others are judged.</summary>
    public static IReadOnlyList<Door> All { get; } =
    [
        Open("project", OneProject), Open("project", OneProject, "HEAD"), Open("project", $"{OneProject}/feed.atom"),
        Open("project", AllSites),
        Open("project", "/tiles/{project}.sites.json"), Open("project", "/tiles/{project}.memories.json"),
        .. new[] { "", "/queryables", "/schema", "/items", "/items?f=html", "/tiles", "/tiles/WebMercatorQuad" }
            .Select(rest => Open("project", $"/ogc/collections/{{project}}.sites{rest}")),
        Project("/ogc/collections"), Project("/ogc/collections?f=html"), Project("/search?q=nimi&type=project&limit=1000"),

        Open("site", $"{AllSites}/{{site}}"), Open("site", $"{AllSites}/{{site}}", "HEAD"),
        .. new[] { "", "?limit=10", $"?{Box}", "?n=5&lat=60.7&lon=24.5", "?q=paikka" }.Select(query => Site($"{AllSites}{query}")),
        new("site", "GET", $"{AllSites}{Since}", (answer, stage) => answer.Ids.Contains(stage.Site)),
        Site("/search?q=paikka&type=site&limit=1000"), Site("/ogc/collections/sites/items?project={project}"),
        .. new[] { "", $"?{Box}&q=paikka", "?f=csv", "?f=jsonseq", "?f=fgb", "?f=html" }
            .Select(query => Site($"/ogc/collections/{{project}}.sites/items{query}")),
        Site("/tiles/{project}.sites/0/0/0.mvt"), Site("/tiles/{project}.sites/18/148956/75021.mvt"),
        new("site", "GET", "/ogc/collections/{project}.sites", (answer, _) => answer.Text.Contains("24.56")),
        new("site", "GET", "/ogc/collections/{project}.sites/items?limit=1", IsOne),

        Open("memory", $"{AllMemories}/{{memory}}"), Open("memory", $"{AllMemories}/{{memory}}", "HEAD"),
        Open("memory", "/ogc/collections/{project}.memories/items/{memory}"), Open("memory", "/ogc/collections/memories/items/{memory}"),
        .. new[] { "", "?limit=10", "?q=muisto" }.Select(query => Memory($"{AllMemories}{query}")),
        new("memory", "GET", $"{AllMemories}{Since}", (answer, stage) => answer.Ids.Contains($"{stage.Memory}")),
        Memory($"{AllSites}/{{site}}?include_memories=true"), Memory("/search?q=muisto&type=memory&limit=1000"),
        Memory("/ogc/collections/{project}.memories/items"), Memory("/ogc/collections/{project}.memories/items?f=csv"),
        Memory($"{OneProject}/feed.atom"), Memory("/tiles/{project}.memories/0/0/0.mvt"),
        new("memory", "GET", "/ogc/collections/{project}.memories/items?limit=1", IsOne),
    ];

    /// <summary>Path and query for a stage.</summary>
    public string On(string project, string site, long memory) =>
        Path.Replace("{project}", project).Replace("{site}", site).Replace("{memory}", $"{memory}");

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Method} {Path}";

    private static Door Open(string kind, string path, string method = "GET") => new(kind, method, path, (_, _) => true);

    private static Door Project(string path) => new("project", "GET", path, (answer, stage) => Holds(answer, stage.Project));

    private static Door Site(string path) => new("site", "GET", path, (answer, stage) => Holds(answer, stage.Site));

    private static Door Memory(string path) => new("memory", "GET", path, (answer, stage) => Holds(answer, stage.Title));

    private static bool Holds(Answer answer, string text) => Encoding.Latin1.GetString(answer.Bytes).Contains(text);

    private static bool IsOne(Answer answer, Stage stage) => answer.Json["numberMatched"]!.GetValue<long>() == 1;
}
