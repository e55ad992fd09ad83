using System.Globalization;
using System.Text.Json;
using Muistot.Tests.Fuzz.Document;

namespace Muistot.Tests.Fuzz.Writing;

/// <summary>Writes paths and queries.</summary>
/// <param name="dice">The dice.</param>
internal sealed class TargetWriter(Dice dice)
{
    private static readonly string[] OddSteps =
    [
        "abc", "%20<site0>", "<project0>%20", "a%2Fb", "%00", "%ff%fe", "%C3%A4%C3%A4%C3%A4%C3%A4", "....", "-1", "0", "1e3", "1.0", "+1",
        "%2B1", "99999999999999999999",
        "9223372036854775807",
        "%D9%A1", "undefined", "<project1>", "<site1>", "<memory1>", "<PROJECT0>", "a;b=c", "%25", "%E0%A4%A", "%u0041", "placeholder.jpg",
        "favicon.ico", "CON", "x%0d%0ay", "~root",
        "<long250>", "<long251>", new string('b', 3000),
    ];

    private static readonly string[] OddValues =
    [
        "", "%20", "abc", "%00", "%ff", "true", "TRUE", "2", "perhaps", "1001", "-5", "0", "1e2", "NaN", "Infinity", "90.0000001",
        "-180.5", "60,17",
        "%F0%9F%98%80%F0%9F%98%80", "fi", "fin", "ace", "FI", "zzzz",
        "<user2>", "<user2>%20", "%20<user3>", "a%0Ab@example.com", "<canary>@example", "p%C3%A4ivi", "99999999999999999999999",
        "%25C3%25A4", "<fresh>@%C3%A4.example",
    ];

    private static readonly string[] Nowhere =
    [
        "/", "/nowhere", "/projects/<project0>/nowhere", "/%2e%2e/etc/passwd", "/docs", "/openapi.json", "/health/live", "/health/ready",
        "/favicon.ico", "/index.html", "//",
        "/projects//sites", "/me/../projects",
        "/PROJECTS/<project0>", "/projects/<project0>/", "/images/", "/images/..%2f..%2fappsettings.json", "/appsettings.json",
        "/.env", "/swagger", "/projects;x=1", "/projects?x[]=1&x=%00&=&&", "/%ff", "/metrics",
    ];

    /// <summary>
    /// The target of an operation in a scene, well formed. What files change, and what is restored, is in no ledger: they are tried only.
    /// </summary>
    public string Write(Operation operation, Scene scene) =>
        Path(operation, parameter => IsRestoration(operation) && parameter.Name == "version" ? "999" : Step(parameter, scene))
        + (operation.TakesFile ? "?dry_run=true" : Query(operation, scene));

    /// <summary>A target with one thing wrong; or at least unusual.</summary>
    public string Break(Operation operation, Scene scene)
    {
        if (operation.TakesFile)
            return Path(operation, _ => dice.Pick(OddSteps)) + "?dry_run=true";
        if (IsRestoration(operation))
            return Path(operation, _ => dice.Pick(OddSteps));
        if (operation.Parameters.Count == 0)
            return operation.Path + dice.Pick("?unknown=1", "/", "?", "?a=%ff&b=%00");
        var broken = dice.Pick(operation.Parameters);
        if (!broken.IsQuery)
            return Path(operation, parameter => parameter == broken ? dice.Pick(OddSteps) : Step(parameter, scene))
                + Query(operation, scene);
        var query = dice.Below(3) switch
        {
            0 => "",
            1 => $"?{broken.Name}={dice.Pick(OddValues)}&{broken.Name}={dice.Pick(OddValues)}",
            _ => Query(operation.Parameters.Where(parameter => parameter.IsQuery), parameter => parameter == broken
                ? dice.Pick(OddValues)
                : Value(parameter, scene)),
        };
        return Path(operation, parameter => Step(parameter, scene)) + query;
    }

    /// <summary>A path that is nobody's, or no operation's.</summary>
    public string Lost() => dice.Pick(Nowhere);

    private static bool IsRestoration(Operation operation) => operation.Path.EndsWith("/restore", StringComparison.Ordinal);

    private static string Path(Operation operation, Func<Parameter, string> step) =>
        operation.Parameters.Where(parameter => !parameter.IsQuery)
        .Aggregate(operation.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", step(parameter), StringComparison.Ordinal));

    private string Query(Operation operation, Scene scene)
    {
        // The three of the nearest go together, without a part of the list; others may be left out when they are not required.
        var (all, isNearest) = (dice.OneIn(2), operation.Parameters.Any(parameter => parameter.Name == "n"));
        return Query(operation.Parameters.Where(parameter => parameter.IsQuery
            && (parameter.IsRequired || (all && parameter.Name is not ("bbox" or "limit" or "cursor")
                && !(isNearest && parameter.Name is ("q" or "modified_since"))))),
            parameter => Value(parameter, scene));
    }

    private static string Query(IEnumerable<Parameter> parameters, Func<Parameter, string> value)
    {
        var pairs = parameters.Select(parameter => $"{parameter.Name}={value(parameter)}").ToList();
        return pairs.Count == 0 ? "" : $"?{string.Join('&', pairs)}";
    }

    private string Step(Parameter parameter, Scene scene) => parameter.Name switch
    {
        "project" => $"<project{scene.Project}>",
        "site" => $"<site{scene.Site}>",
        "memory" => $"<memory{scene.Memory}>",
        "image" => $"<image{dice.Below(8)}>",
        "collection" => dice.Pick("sites", "memories", $"<project{scene.Project}>.sites"),
        "version" => dice.Pick("1", "2", "999"),

        // Who is blocked is in no ledger: strangers are.
        "username" => "<fresh>",
        "z" or "x" or "y" => dice.Below(3).ToString(CultureInfo.InvariantCulture),
        _ => "<fresh>",
    };

    private string Value(Parameter parameter, Scene scene) => parameter.Name switch
    {
        "username" => dice.OneIn(3) ? "<fresh>" : $"<user{dice.Below(Role.Count)}>",
        "email" => dice.OneIn(3) ? "<canary>@example.com" : $"<email{dice.Below(Role.Count)}>",
        "user" => $"<user{scene.Memory % Role.Count}>",
        "token" => $"<login{scene.Memory % Role.Count}>",
        "q" => dice.Pick("fi", "en", "swe", "fin", "ace"),
        "type" => dice.Pick("site", "memory,project"),
        "modified_since" => dice.Pick("2000-01-01T00:00:00Z", "2024-06-21T12:00:00.5%2B03:00"),
        "width" => dice.Pick("160", "2048"),
        "contributions" => dice.Pick("keep", "delete"),
        "state" => dice.Pick("waiting", "hidden", "deleted"),
        "publish" => dice.Pick("true", "true", "false", "1", "no"),
        _ => Plain(parameter.Schema, scene),
    };

    private string Plain(JsonElement schema, Scene scene) => schema.GetProperty("type").GetString() switch
    {
        "boolean" => dice.Pick("true", "false"),
        "integer" => (dice.Below(schema.TryGetProperty("maximum", out var most) ? (int)most.GetDouble() : 100) + 1)
            .ToString(CultureInfo.InvariantCulture),
        "number" => (dice.Below(179) - 89 + (0.25 * scene.Site)).ToString(CultureInfo.InvariantCulture),
        _ => "<fresh>",
    };
}
