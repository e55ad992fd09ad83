using System.Text.Json;
using Muistot.Tests.Harness;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NSwag;
using NUnit.Framework;

namespace Muistot.Tests.Clients;

/// <summary>Every member and parameter of the document has an example, which fits its own schema.</summary>
public sealed class ExampleTests
{
    private OpenApiDocument document;

    [OneTimeSetUp]
    public async Task ReadAsync() => document = await OpenApiDocument.FromFileAsync(Repository.At("clients", "openapi.json"));

    [Test]
    public void EveryMemberHasOneThatFits()
    {
        var members = document.Components.Schemas.SelectMany(
            schema => schema.Value.Properties.Select(member => ($"{schema.Key}.{member.Key}", (JsonSchema)member.Value))).ToList();

        Assert.That(members, Has.Count.GreaterThan(80));
        Assert.That(members.SelectMany(member => ProblemsOf(member.Item1, member.Item2)), Is.Empty);
    }

    [Test]
    public void EveryParameterHasOneThatFits()
    {
        var parameters = document.Operations
            .SelectMany(
                described => described.Operation.Parameters.Select(
                parameter => ($"{described.Operation.OperationId} {parameter.Name}", parameter.Schema))).ToList();

        Assert.That(parameters, Has.Count.GreaterThan(80));
        Assert.That(parameters.SelectMany(parameter => ProblemsOf(parameter.Item1, parameter.Schema)), Is.Empty);
    }

    [TestCase("""{"type": "string"}""", "has no example")]
    [TestCase("""{"type": "string", "example": 1}""", "does not fit")]
    [TestCase("""{"type": "string", "maxLength": 2, "example": "abc"}""", "does not fit")]
    [TestCase("""{"type": "number", "maximum": 90, "example": 91}""", "does not fit")]
    [TestCase("""{"type": "array", "items": {"type": "string"}}""", "has no example")]
    [TestCase("""{"type": "array", "items": {"type": "string"}, "example": [1]}""", "does not fit")]
    [TestCase("""{"type": "string", "example": "abc"}""", null)]
    public async Task TheRuleFindsWhatBreaksIt(string schema, string? problem)
    {
        var text = $$$"""{"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {}, "components": {"schemas": {"A": {"type": "object", "properties": {"b": {{{schema}}} } } } } }""";
        var member = (await OpenApiDocument.FromJsonAsync(text)).Components.Schemas["A"].Properties["b"];

        Assert.That(ProblemsOf("A.b", member).SingleOrDefault(), problem is null ? Is.Null : Does.Contain(problem));
    }

    [Test]
    public void ProjectsAndSitesComeFirst() =>
        Assert.That(document.Tags.Select(tag => tag.Name).Take(3), Is.EqualTo(["Projects", "Sites", "Memories"]));

    [Test]
    public void EveryGroupIsDescribed() => Assert.That(
        document.Tags.Where(tag => !string.IsNullOrWhiteSpace(tag.Description)).Select(tag => tag.Name),
        Is.EquivalentTo(document.Operations.SelectMany(described => described.Operation.Tags).Distinct()));

    [Test]
    public void SaysHowToGetAToken()
    {
        var said = new[] { document.Info.Description, document.Components.SecuritySchemes["bearer"].Description };

        Assert.That(said, Is.All.Contains("/auth/email").And.All.Contains("/auth/email/exchange")
            .And.All.Contains("Authorization: bearer"));
    }

    [Test]
    public void RefusalsAreDescribedOnce()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.At("clients", "openapi.json")));

        var refusals =
            from path in json.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            from response in operation.Value.GetProperty("responses").EnumerateObject()
            where string.CompareOrdinal(response.Name, "400") >= 0
            select response.Value.TryGetProperty("$ref", out var reference)
                ? reference.GetString()
                : $"{operation.Name} {path.Name} {response.Name}";

        Assert.That(refusals.Distinct().ToList(), Has.Count.GreaterThan(10).And.All.StartsWith("#/components/responses/"));
    }

    private static IEnumerable<string> ProblemsOf(string name, JsonSchema schema)
    {
        if (IsMadeOfMembers(schema))
            yield break;
        if (schema.Example is null)
            yield return $"{name} has no example.";
        else if (schema.Validate(JToken.FromObject(schema.Example), SchemaType.OpenApi3) is { Count: > 0 } faults)
            yield return $"{name}: {JsonSerializer.Serialize(schema.Example)} does not fit, {faults.First().Kind}.";
    }

    // Their examples are those of their members.
    private static bool IsMadeOfMembers(JsonSchema schema) =>
        schema.ActualTypeSchema.ActualProperties.Count > 0 || schema.Item?.ActualTypeSchema.ActualProperties.Count > 0
        || schema.OneOf.Any(choice => choice.ActualSchema.ActualProperties.Count > 0);
}
