using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Ogc;

/// <summary>A test of what is below <c>/ogc</c>.</summary>
/// <param name="backend">The backend.</param>
public abstract class OgcTest(Backend backend) : IntegrationTest(backend)
{
    /// <summary>Where the service says that it is reached.</summary>
    internal const string Root = "http://muistot.example/ogc/";

    /// <summary>Gets what an absolute link leads to, or a path below <c>/ogc/</c>.</summary>
    internal Task<Answer> GetAsync(string link, Person? by = null, params (string Name, string Value)[] headers) =>
        Api.GetAsync("/ogc/" + (link.StartsWith(Root, StringComparison.Ordinal) ? link[Root.Length..] : link), by, headers);

    /// <summary>The link of a relation, and of a type where it matters.</summary>
    internal static string? LinkOf(JsonNode document, string rel, string? type = null) => document["links"]!.AsArray()
        .Where(link => link!["rel"]!.ToString() == rel && (type is null || link["type"]!.ToString() == type))
        .Select(link => link!["href"]!.ToString()).FirstOrDefault();

    /// <summary>Reads all pages from a link on.</summary>
    internal async Task<List<JsonNode>> ReadAllAsync(string link, Person? by = null)
    {
        var features = new List<JsonNode>();
        for (string? next = link; next is not null;)
        {
            var page = await GetAsync(next, by);
            Assert.That(page.Status, Is.EqualTo(200), $"{next}: {page}");
            features.AddRange(page.Json["features"]!.AsArray().Select(feature => feature!));
            Assert.That(page.Json["numberReturned"]!.GetValue<int>(), Is.EqualTo(page.Json["features"]!.AsArray().Count));
            next = LinkOf(page.Json, "next");
        }

        return features;
    }

    /// <summary>What is said of a feature.</summary>
    internal static string? Property(JsonNode feature, string name) => feature["properties"]![name]?.ToString();

    /// <summary>The public ids of the sites of features.</summary>
    internal static IEnumerable<string?> SitesOf(IEnumerable<JsonNode> features) => features.Select(feature => Property(feature, "site"));

    /// <summary>Asserts that an answer is an error in the form of the standard.</summary>
    internal static void AssertProblem(Answer answer, int status, string query = "")
    {
        Assert.That((answer.Status, $"{answer.ContentHeaders.ContentType}"), Is.EqualTo((status, "application/problem+json")),
            $"{query}: {answer}");
        Assert.That(answer.Json["status"]!.GetValue<int>(), Is.EqualTo(status));
        Assert.That(answer.Json["title"]!.ToString(), Is.Not.Empty);
    }
}
