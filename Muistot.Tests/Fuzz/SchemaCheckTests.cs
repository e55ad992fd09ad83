using System.Text.Json;
using Muistot.Tests.Fuzz.Document;
using NUnit.Framework;

namespace Muistot.Tests.Fuzz;

public sealed class SchemaCheckTests
{
    [TestCase("""{"id": 7, "title": "a", "kind": "new", "modified_at": "2024-06-21T12:00:00Z", "day": "2024-06-21", "image": null, "either": 1, "list": [1.5], "own": true}""")]
    [TestCase("""{"id": 1, "title": "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "inner": {"id": 1, "title": "", "inner": {"id": 1, "title": ""}}, "either": "text", "other": null}""")]
    public void FindsNothingWhereAllFits(string json) => Assert.That(Problems(json), Is.Empty);

    [TestCase("""[]""", "$ is Array, not object")]
    [TestCase("""null""", "$ is null")]
    [TestCase("""{"id": 7}""", "$.title is missing")]
    [TestCase("""{"id": 7, "title": "a", "secret": 1}""", "$.secret is not declared")]
    [TestCase("""{"id": 7, "title": null}""", "$.title is null")]
    [TestCase("""{"id": "7", "title": "a"}""", "$.id is String, not integer")]
    [TestCase("""{"id": 7.5, "title": "a"}""", "$.id is not a whole number")]
    [TestCase("""{"id": 0, "title": "a"}""", "$.id is below its minimum")]
    [TestCase("""{"id": 101, "title": "a"}""", "$.id is above its maximum")]
    [TestCase("""{"id": 7, "title": "123456789012345678901"}""", "$.title is 21 long")]
    [TestCase("""{"id": 7, "title": "a!"}""", "$.title does not match ^[^!]*$")]
    [TestCase("""{"id": 7, "title": "a", "story": ""}""", "$.story is 0 long")]
    [TestCase("""{"id": 7, "title": "a", "kind": "odd"}""", "$.kind is none of its words")]
    [TestCase("""{"id": 7, "title": "a", "modified_at": "2024-06-21T12:00:00"}""", "$.modified_at is not a date-time")]
    [TestCase("""{"id": 7, "title": "a", "day": "2024-02-30"}""", "$.day is not a date")]
    [TestCase("""{"id": 7, "title": "a", "own": "true"}""", "$.own is String, not boolean")]
    [TestCase("""{"id": 7, "title": "a", "either": true}""", "$.either is none of what it can be")]
    [TestCase("""{"id": 7, "title": "a", "either": 3000000000}""", "$.either is none of what it can be")]
    [TestCase("""{"id": 7, "title": "a", "inner": {"id": 7}}""", "$.inner.title is missing")]
    [TestCase("""{"id": 7, "title": "a", "other": {"id": 7}}""", "$.other.title is missing")]
    [TestCase("""{"id": 7, "title": "a", "list": [1, "2"]}""", "$.list[1] is String, not number")]
    public void FindsWhatDoesNotFit(string json, string problem) => Assert.That(Problems(json), Is.EqualTo(new[] { problem }));

    private static List<string> Problems(string json)
    {
        var schema = FabricatedDocument.Document["Memories_Get"].Answers[200]["application/json"];
        return [.. new SchemaCheck(FabricatedDocument.Document).Problems(schema, JsonDocument.Parse(json).RootElement)];
    }
}
