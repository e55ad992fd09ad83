using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>What someone may see is there behind every door, and what they may not see behind none.</summary>
[OnEveryBackend]
public sealed class VisibilityTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly State[] States =
    [
        .. State.OfProjects.Where(project => project != State.Missing)
            .Select(project => new State(project, State.Published, State.Published)),
        new(State.Published, "waiting", State.Published), new(State.Published, State.Published, "waiting"),
        new("hidden", "waiting", "waiting"), new(State.Published, State.Missing, State.Published),
        new(State.Published, State.Published, State.Missing),
    ];

    private static readonly string[] Callers =
        ["anon", "user", "maker", "writer", "mod", "admin"];

    [Test]
    public async Task IsTheSameBehindEveryDoor()
    {
        var cast = new Callers(World, Host.Application.Services.GetRequiredService<ISessionStore>(), Api);
        await cast.GatherAsync(Matrix.Contract.Callers);
        var (shown, unseen, wrong) = (0, 0, new List<string>());
        foreach (var state in States)
        {
            var stage = await Stage.SetAsync(World, cast, state, null);
            var isPublic = new HashSet<Door>();
            foreach (var caller in Callers)
            {
                var truth = new Dictionary<string, bool>();
                foreach (var door in Door.All)
                {
                    var answer = await Api.SendAsync(
                        new HttpMethod(door.Method), door.On(stage.Project, stage.Site, stage.Memory), null, cast.Find(caller));
                    var isShown = answer.Status == 200 && door.IsShown(answer, stage);
                    if (isShown != (truth.TryAdd(door.Kind, isShown) ? isShown : truth[door.Kind]))
                        wrong.Add($"{door} [{state}] {caller}: {(isShown ? "shown" : "unseen")}");
                    if (isShown && caller == "anon")
                        isPublic.Add(door);
                    if (isShown && !isPublic.Contains(door) && answer.Headers.CacheControl is not { Private: true, NoStore: true })
                        wrong.Add($"{door} [{state}] {caller}: Cache-Control is {answer.Headers.CacheControl}");
                    (shown, unseen) = isShown ? (shown + 1, unseen) : (shown, unseen + 1);
                }
            }
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
        Assert.That((shown, unseen), Is.GreaterThan((300, 300)));
    }

    [Test]
    public void EveryRouteThatReadsIsADoor()
    {
        var reads = Matrix.Contract.Operations.Where(operation => operation.Method == "GET").GroupBy(operation => operation.Route)
            .Where(operations => operations.All(operation => operation.IsDoor));

        Assert.That(reads.Where(read => !Door.All.Any(door => Matches(read.Key, door))).Select(read => read.Key), Is.Empty);
    }

    private static bool Matches(string route, Door door) =>
        new TemplateMatcher(TemplateParser.Parse(route.TrimStart('/')), []).TryMatch(door.On("project", "site", 1).Split('?')[0], []);
}
