using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Contract;

/// <summary>What the names of a script stand for in one run.</summary>
internal sealed partial class NameBook
{
    private readonly Dictionary<string, string> values = [];

    /// <summary>Makes names up.</summary>
    internal NameBook(IReadOnlyDictionary<string, string> patterns)
    {
        foreach (var (name, pattern) in patterns)
            values[name] = pattern.Replace("*", Guid.NewGuid().ToString("N")[..10]);
    }

    internal string this[string name]
    {
        get => values[name];
        set => values[name] = value;
    }

    /// <summary>A text with the values of the names in it.</summary>
    internal string Fill(string text) =>
        Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    /// <summary>A path with the values of the names in it.</summary>
    internal string FillPath(string path) => Placeholder().Replace(path, match => Uri.EscapeDataString(values[match.Groups["name"].Value]));

    /// <summary>JSON with the values of the names in its texts.</summary>
    internal JsonNode? Fill(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key, member.Key == "identifier" && MemoryOf(member.Value) is { } number
            ? JsonValue.Create(number)
            : Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text)),
        _ => json?.DeepClone(),
    };

    private long? MemoryOf(JsonNode? identifier)
    {
        if (identifier is not JsonValue value || !value.TryGetValue<string>(out var text))
            return null;
        var match = Memory().Match(text);
        return match.Success ? long.Parse(values[match.Groups["name"].Value], CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\A\$\{(?<name>memory[^}]*)\}\z")]
    private static partial Regex Memory();
}
