using System.Text.Json.Nodes;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Contract;

/// <summary>A conversation with the service, as README.md describes it.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Names">What is made up anew for every run.</param>
/// <param name="Steps">What happens, in order.</param>
public sealed record Script(string Name, IReadOnlyDictionary<string, string> Names, IReadOnlyList<JsonObject> Steps)
{
    /// <summary>All scripts of the contract.</summary>
    public static IReadOnlyList<Script> All { get; } =
    [
        .. Directory.GetFiles(Repository.At("Muistot.Tests", "Contract", "Scripts"), "*.json").Order(StringComparer.Ordinal)
            .Select(path => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    /// <summary>Reads a script.</summary>
    public static Script Parse(string name, string json)
    {
        var script = JsonNode.Parse(json)!;
        return new Script(
            name,
            script["names"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()),
            [.. script["steps"]!.AsArray().Select(step => step!.AsObject())]);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
