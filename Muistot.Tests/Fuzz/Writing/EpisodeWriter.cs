using System.Text.Json.Nodes;
using Muistot.Tests.Fuzz.Document;

namespace Muistot.Tests.Fuzz.Writing;

/// <summary>
/// Writes episodes: two projects are made and published, with sites and memories; then anything happens to them; then they are
/// reported, deleted, and looked for again.
/// </summary>
/// <param name="document">What the service says about itself.</param>
/// <param name="dice">The dice.</param>
internal sealed class EpisodeWriter(ApiDescription document, Dice dice)
{
    private const int Sites = 4;
    private const int Memories = 2;
    private const int Length = 110;

    private readonly BodyWriter bodies = new(document, dice);
    private readonly BodyBreaker breaker = new(dice);
    private readonly HeaderWriter headers = new(dice);
    private readonly TargetWriter targets = new(dice);
    private readonly Casting casting = new(dice);

    /// <summary>An episode.</summary>
    public IReadOnlyList<Step> Write() =>
        [.. Beginning(), .. Enumerable.Range(0, Length).SelectMany(_ => Anything()), .. End()];

    private IEnumerable<Step> Beginning()
    {
        for (var project = 0; project < 2; project++)
        {
            var (scene, admin) = (new Scene(project, project, 0), Casting.AdminOf(project));
            yield return Named(scene, Role.Root, "Projects_Create",
                Naming(scene, new JsonObject { ["admins"] = new JsonArray($"<user{admin}>") }));
            yield return Step("POST", $"/projects/<project{project}>/moderators?username=<user{Role.Moderator}>", Role.Root);
            if (!dice.OneIn(6))
                yield return Step("POST", $"/projects/<project{project}>/publish?publish=true", admin);
        }

        for (var site = 0; site < Sites; site++)
        {
            yield return Good(document["Sites_Create"], Scene.Of(site, 0), Role.Maker);
            for (var memory = 0; memory < Memories; memory++)
                yield return Good(document["Memories_Create"], Scene.Of(site, memory), Role.Maker);
            yield return Good(document["Sites_Get"], Scene.Of(site, 0), Role.Maker);
        }

        yield return Good(document["Me_Change"], Scene.Of(0, 0), Role.Maker);
    }

    /// <summary>One request of any operation, and what should follow it.</summary>
    private IEnumerable<Step> Anything()
    {
        var operation = dice.Pick(document.Operations);
        var scene = Scene.Of(dice.Below(Sites), dice.Below(Memories));
        if (dice.OneIn(8))
            scene = scene with { Project = 1 - scene.Project };
        if (dice.OneIn(8))
            scene = scene with { Memory = Scene.Of(dice.Below(Sites), dice.Below(Memories)).Memory };

        // What ends everything is rarer, or nothing would be left to end.
        if (IsFinal(operation) && !dice.OneIn(4))
            operation = document[dice.Pick("Memories_Create", "Sites_Create", "Memories_Get")];
        var step = One(operation, scene);
        yield return step;
        foreach (var following in Following(operation, scene, step))
            yield return following;
    }

    private Step One(Operation operation, Scene scene)
    {
        var (caller, shape) = (casting.For(operation, scene), dice.Below(20));
        if (caller.Kind == CallerKind.Garbage)
            caller = caller with { Text = headers.NoToken() };
        return shape switch
        {
            < 11 => Good(operation, scene, caller),
            < 14 when operation.Body is not null => Bare(operation, scene,
                caller) with
            { Body = breaker.Break(bodies.Write(operation, scene)) },
            < 14 => Bare(operation, scene, caller) with { Target = targets.Break(operation, scene) },
            14 when operation.Body is not null => Bare(operation, scene, caller) with { Body = breaker.Wild() },
            < 17 => Bare(operation, scene, caller) with { Target = targets.Break(operation, scene) },
            17 => Bare(operation, scene, caller) with { Headers = headers.Strange() },
            18 when operation.IsRead => Bare(operation, scene, caller) with { Method = "HEAD" },
            18 => Bare(operation, scene, caller) with
            {
                Method = dice.Pick("PUT", "OPTIONS", "BREW", "PATCH", "TRACE"),
                Target = operation.IsRead ? operation.Path : "/projects"
            },
            _ => new Step("GET", targets.Lost(), caller, headers.Plain(), null),
        };
    }

    /// <summary>What was changed is read, by someone who may; who signed out signs in again.</summary>
    private IEnumerable<Step> Following(Operation operation, Scene scene, Step step)
    {
        if (operation.Id is "Me_EndSession" or "Me_EndAllSessions" && step.Caller.Kind == CallerKind.Person)
        {
            yield return Good(document["Me_Get"], scene, step.Caller);
            yield return Step("POST", $"/auth/email/exchange?user=<user{step.Caller.Person}>&token=<login{step.Caller.Person}>",
                Caller.Anonymous);
        }
        else if (
            !operation.IsRead && document.Operations.FirstOrDefault(other => other.Id == $"{operation.Id.Split('_')[0]}_Get")
            is { } reading && dice.OneIn(2))
        {
            yield return Good(reading, scene, step.Caller);
        }
    }

    private IEnumerable<Step> End()
    {
        yield return Good(document["Sites_Report"], Scene.Of(0, 0), Role.User);
        foreach (
            var (operation, number) in new[] { ("Memories_Delete", 0), ("Sites_Delete", 0), ("Sites_Delete", 1), ("Projects_Delete", 0),
            ("Projects_Delete", 1) })
        {
            var scene = Scene.Of(number, 0);
            yield return Good(document[operation], scene, dice.Pick(Role.Root, Casting.AdminOf(scene.Project)));
            foreach (var reading in document.Operations.Where(other => other.IsRead
                && other.Path.Contains("{project}", StringComparison.Ordinal)))
                yield return Good(reading, scene, casting.Anyone());
        }
    }

    private Step Good(Operation operation, Scene scene, int person) => Good(operation, scene, Caller.Of(person));

    // Another default language needs a name in it; whether there is one shows only later.
    private Step Good(Operation operation, Scene scene, Caller caller) => Bare(operation, scene, caller) is var step
        && step.Body?.Contains("default_language", StringComparison.Ordinal) != true
            ? step with { Headers = headers.Plain(), IsWellFormed = true }
            : step;

    private Step Bare(Operation operation, Scene scene, Caller caller) => new(
        operation.Method, targets.Write(operation, scene), caller, [], operation.Body is null
        ? null
        : Json.Write(bodies.Write(operation, scene)));

    private Step Named(Scene scene, int person, string operation, JsonObject more)
    {
        var body = bodies.Write(document[operation], scene)!.AsObject();
        foreach (var (name, value) in more)
            body[name] = value?.DeepClone();
        return Good(document[operation], scene, person) with { Body = Json.Write(body) };
    }

    private JsonObject Naming(Scene scene, JsonObject more)
    {
        more["auto_publish"] = dice.OneIn(2);
        more["id"] = $"<project{scene.Project}>";
        return more;
    }

    private static Step Step(string method, string target, int person) => Step(method, target, Caller.Of(person));

    private static Step Step(string method, string target, Caller caller) => new(method, target, caller, [], null, IsWellFormed: true);

    private static bool IsFinal(Operation operation) =>
        operation.Method == "DELETE" || operation.Id is "Me_ChangeEmail" or "Me_ChangeUsername" or "Login_RequestMail";
}
