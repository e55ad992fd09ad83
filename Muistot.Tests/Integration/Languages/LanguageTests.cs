using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Languages;

[OnEveryBackend]
public sealed class LanguageTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("fi", """{"id": "fin", "name": "Finnish", "alpha_3": "fin", "alpha_2": "fi"}""")]
    [TestCase("fin", """{"id": "fin", "name": "Finnish", "alpha_3": "fin", "alpha_2": "fi"}""")]
    [TestCase("en", """{"id": "eng", "name": "English", "alpha_3": "eng", "alpha_2": "en"}""")]
    [TestCase("se", """{"id": "sme", "name": "Northern Sami", "alpha_3": "sme", "alpha_2": "se"}""")]
    [TestCase("ace", """{"id": "ace", "name": "Achinese", "alpha_3": "ace"}""")]
    public async Task IsFoundByTwoOrThreeLetters(string q, string expected)
    {
        var answer = await Api.GetAsync($"/languages?q={q}");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(JsonNode.DeepEquals(answer.Json, JsonNode.Parse(expected)), Is.True, answer.ToString());
    }

    [TestCase("xxx")]
    [TestCase("qq")]
    [TestCase("zz")]
    public async Task IsNotFound(string q)
    {
        var answer = await Api.GetAsync($"/languages?q={q}");

        Assert.That((answer.Status, answer.Message), Is.EqualTo((404, "Language not found")));
    }

    [TestCase("?q=FI")]
    [TestCase("?q=Fin")]
    [TestCase("?q=f")]
    [TestCase("?q=finn")]
    [TestCase("?q=f1")]
    [TestCase("?q=fi-FI")]
    [TestCase("?q=f%C3%A4")]
    [TestCase("?q=f%C4%B1")]
    [TestCase("?q=f%00")]
    [TestCase("?q=")]
    [TestCase("?language=fi")]
    [TestCase("")]
    public async Task IsAskedForByTwoOrThreeSmallLetters(string query)
    {
        var answer = await Api.GetAsync($"/languages{query}");

        Assert.That(answer.Status, Is.EqualTo(422), answer.ToString());
        Assert.That(answer.Errors, Is.EqualTo(new[] { "query/q" }));
    }
}
