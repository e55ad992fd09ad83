using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Authorization;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>What people are told that they may do is what they may do, and nothing else is.</summary>
public sealed class PermissionsToldTests() : IntegrationTest(Backend.Embedded)
{
    private const string OneProject = "/projects/{project}";
    private const string AllSites = $"{OneProject}/sites";
    private const string OneSite = $"{AllSites}/{{site}}";
    private const string AllMemories = $"{OneSite}/memories";
    private const string OneMemory = $"{AllMemories}/{{memory}}";

    /// <summary>What one does with each permission.</summary>
    private static readonly Dictionary<(string Kind, string Permission), string[]> Doings = new()
    {
        [("project", "change")] = [$"PATCH {OneProject}"],
        [("project", "delete")] = [$"DELETE {OneProject}"],
        [("project", "publish")] = [$"POST {OneProject}/publish"],
        [("project", "moderate")] = [$"POST {OneSite}/publish", $"POST {OneMemory}/publish"],
        [("project", "administer")] = [$"POST {OneProject}/admins", $"POST {OneProject}/moderators", $"POST {OneProject}/import",
            $"DELETE {OneProject}/blocked/{{username}}"],
        [("project", "post")] = [$"POST {AllSites}"],
        [("site", "change")] = [$"PATCH {OneSite}"],
        [("site", "delete")] = [$"DELETE {OneSite}"],
        [("site", "publish")] = [$"POST {OneSite}/publish"],
        [("site", "report")] = [$"PUT {OneSite}/report"],
        [("site", "moderate")] = [$"POST {OneMemory}/publish"],
        [("site", "post")] = [$"POST {AllMemories}"],
        [("memory", "change")] = [$"PATCH {OneMemory}"],
        [("memory", "delete")] = [$"DELETE {OneMemory}"],
        [("memory", "publish")] = [$"POST {OneMemory}/publish"],
        [("memory", "report")] = [$"PUT {OneMemory}/report"],
    };

    private static readonly (string Kind, string One, string[] Lists)[] Kinds =
    [
        ("project", OneProject, ["/projects?"]),
        ("site", OneSite, [$"{AllSites}?", $"{AllSites}?n=9&lat=60.75&lon=24.56&"]),
        ("memory", OneMemory, [$"{AllMemories}?", $"{OneSite}?include_memories=true&"]),
    ];

    private static readonly string[] Refusals = ["401", "403", "404", "409", "silent"];

    // A version that nothing has: whatever is let through ends with 412, and changes nothing.
    private static readonly (string, string) NoVersion = ("If-Match", "\"0.none\"");

    private static readonly IReadOnlyList<PermissionRule> Rules = Application.Authorization.Permissions.Rules;

    private static readonly State[] States =
    [
        .. State.All(State.Depth).Where(state => state.Project == State.Published && !state.Words.Contains(State.Missing)),
        .. new[] { "posting", "hidden", "ended", "notbegun" }.Select(project => new State(project, State.Published, State.Published)),
        new("posting", "waiting", State.Published), new("hidden", "waiting", "waiting"),
    ];

    private static readonly string[] Callers = ["anon", "user", "maker", "writer", "mod", "admin", "super", "both"];

    // So many of the things that one may do, and may not, are tried; the others are looked up in the table.
    private const int OneOf = 3;

    private Integration.Permissions.Callers cast = null!;

    [Test]
    public async Task AreWhatTheCommandsLetThrough()
    {
        cast = new Integration.Permissions.Callers(World, Host.Application.Services.GetRequiredService<ISessionStore>(), Api);
        await cast.GatherAsync(Matrix.Contract.Callers);
        var (turn, held, refused, wrong) = (0, 0, 0, new List<string>());
        foreach (var state in States)
        {
            var stage = await Stage.SetAsync(World, cast, state, null);
            foreach (var (kind, one, lists) in Kinds.Where(kind => IsAbout(kind.Kind, state)))
            {
                foreach (var caller in Callers)
                {
                    if (await ToldAsync(one, stage, caller) is not { } told)
                        continue;
                    foreach (var list in lists.Where(_ => ++turn % OneOf == 0))
                    {
                        if (await ListedAsync(list, stage, kind, caller) is { } listed && listed != told)
                            wrong.Add($"{kind} [{state}] {caller}: {told}, in {list} {listed}");
                    }

                    foreach (var ((_, permission), doings) in Doings.Where(doing => doing.Key.Kind == kind))
                    {
                        var isTold = told.Contains($"\"{permission}\"");
                        foreach (var doing in doings)
                        {
                            var word = ++turn % OneOf == 0 ? await TryAsync(doing, stage, caller) : Expected(doing, state, caller);
                            if (word[0] is '2' or '3' ? !isTold : isTold || !Refusals.Any(word.StartsWith))
                                wrong.Add($"{kind} [{state}] {caller}: {permission} is {(isTold ? "" : "not ")}told, {doing} is {word}");
                            (held, refused) = isTold ? (held + 1, refused) : (held, refused + 1);
                        }
                    }
                }
            }
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
        Assert.That((held, refused), Is.GreaterThan((200, 200)));
    }

    [Test]
    public void EachIsTried() => Assert.That(
        Rules.Select(rule => ($"{rule.Resource}".ToLowerInvariant(), $"{rule.Permission}".ToLowerInvariant())),
        Is.EquivalentTo(Doings.Keys));

    // What is below a thing makes no difference to what one may do to it.
    private static bool IsAbout(string kind, State state) => kind switch
    {
        "project" => (state.Site, state.Memory) == (State.Published, State.Published),
        "site" => state.Memory == State.Published || state.Project == "hidden",
        _ => state.Project is State.Published or "hidden",
    };

    private static string On(string path, Stage stage) =>
        path.Replace("{project}", stage.Project).Replace("{site}", stage.Site).Replace("{memory}", $"{stage.Memory}");

    private static string Told(JsonNode thing) => $"{thing["permissions"]!.ToJsonString()} {thing["role"]}";

    private async Task<string?> ToldAsync(string path, Stage stage, string caller)
    {
        var answer = await Api.GetAsync($"{On(path, stage)}?include=permissions", cast.Find(caller));
        return answer.Status == 200 ? Told(answer.Json) : null;
    }

    private async Task<string?> ListedAsync(string path, Stage stage, string kind, string caller)
    {
        var id = kind switch { "project" => stage.Project, "site" => stage.Site, _ => $"{stage.Memory}" };
        var answer = await Api.GetAsync($"{On(path, stage)}include=permissions", cast.Find(caller));
        return (answer.Json["items"] ?? answer.Json["memories"])!.AsArray().Where(item => $"{item!["id"]}" == id).Select(item => Told(item!))
            .SingleOrDefault();
    }

    // PermissionTests hold the table against what everyone is answered.
    private static string Expected(string doing, State state, string caller)
    {
        var operation = OperationOf(doing);
        var reach = operation.Rows.Max(row => row.Reach);
        var reached = new State(
            state.Project, reach < 2 ? State.Unreached : doing == $"POST {AllSites}" ? State.Missing : state.Site,
            reach < 3 ? State.Unreached : state.Memory);
        return operation.In(reached).Answers[caller];
    }

    private static Operation OperationOf(string doing) => Matrix.Contract.Operations.Single(operation => operation.Name == doing);

    /// <summary>Tries it; what is let through and met no version is 204.</summary>
    private async Task<string> TryAsync(string doing, Stage stage, string caller)
    {
        var about = doing == $"POST {AllSites}" ? stage with { Site = World.Fresh("site") } : stage;
        var answer = await Inquiry.AskAsync(Api, OperationOf(doing), about, cast, cast.Find(caller), NoVersion);
        return answer.Status == 412 ? "204" : answer.Verdict;
    }
}
