using System.Globalization;
using System.Text.Json;

namespace Muistot.Tests.Fuzz.Document;

/// <summary>What the service says about itself in OpenAPI 3.0.</summary>
internal sealed class ApiDescription
{
    private readonly JsonElement root;

    private ApiDescription(JsonElement root)
    {
        this.root = root;
        Operations =
        [
            .. from path in root.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               select Read(path.Name, method.Name.ToUpperInvariant(), method.Value),
        ];
    }

    /// <summary>Every operation.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Reads a document.</summary>
    public static ApiDescription Parse(string json) => new(JsonDocument.Parse(json).RootElement);

    /// <summary>The operation of an id.</summary>
    public Operation this[string id] => Operations.Single(operation => operation.Id == id);

    /// <summary>The operation that a request is for, and what stands in its path. HEAD is for what GET is for.</summary>
    public (Operation Operation, IReadOnlyDictionary<string, string> Values)? Match(string method, string path)
    {
        var steps = path.TrimEnd('/').Split('/')[1..];
        if (steps.Any(step => Uri.UnescapeDataString(step) is "." or ".."))
            return null;
        foreach (var operation in Operations.Where(operation => operation.Method == (method == "HEAD" ? "GET" : method)))
        {
            if (operation.Match(steps) is { } values)
                return (operation, values);
        }

        return null;
    }

    /// <summary>The schema that another one stands for: the end of its references. What it can be beside null is what it is.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (true)
        {
            if (schema.TryGetProperty("$ref", out var reference))
                schema = Find(reference.GetString()!);
            else if (schema.TryGetProperty("oneOf", out var choices)
                && choices.EnumerateArray().Where(choice => !IsNull(choice)).ToList() is [var only])
                schema = only;
            else
                return schema;
        }
    }

    private static bool IsNull(JsonElement schema) =>
        schema.TryGetProperty("enum", out var values) && values.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Null);

    private JsonElement Find(string reference) =>
        reference.Split('/')[1..].Aggregate(root, (node, name) => node.GetProperty(name));

    private Operation Read(string path, string method, JsonElement json) => new(
        json.GetProperty("operationId").GetString()!,
        method,
        path,
        json.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() != "header").Select(ReadParameter)]
            : [],
        json.TryGetProperty("requestBody", out var body)
        ? body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema")
        : null,
        json.GetProperty("responses").EnumerateObject().ToDictionary(
            answer => int.Parse(answer.Name, CultureInfo.InvariantCulture),
            answer => (IReadOnlyDictionary<string, JsonElement>)ReadContent(answer.Value.TryGetProperty("$ref", out var reference)
            ? Find(reference.GetString()!)
            : answer.Value)));

    private static Parameter ReadParameter(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("in").GetString() == "query",
        json.TryGetProperty("required", out var required) && required.GetBoolean(),
        json.GetProperty("schema"));

    private static Dictionary<string, JsonElement> ReadContent(JsonElement answer) => answer.TryGetProperty("content", out var content)
        ? content.EnumerateObject().ToDictionary(type => type.Name, type => type.Value.GetProperty("schema"),
            StringComparer.OrdinalIgnoreCase)
        : [];
}
