using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Languages;

public sealed class NegotiationTests() : IntegrationTest(Backend.Embedded)
{
    private const string Own = "Muistot-Language";
    private const string Accept = "Accept-Language";

    [TestCase("", "fi")]
    [TestCase("en", "en")]
    [TestCase("fi", "fi")]
    [TestCase("EN-us", "en")]
    [TestCase("en-Latn-GB-boont", "en")]
    [TestCase("sv", "fi")]
    [TestCase("sv, en", "en")]
    [TestCase("en, fi", "en")]
    [TestCase("fi, en", "fi")]
    [TestCase("fi-FI;q=0.1,en;q=0.9", "en")]
    [TestCase("fi;q=0.8, en;q=0.9", "en")]
    [TestCase("en;q=0.9 , fi", "fi")]
    [TestCase("en ; q=0.002,\tfi;q=0.001", "en")]
    [TestCase("fi;q=0,en", "en")]
    [TestCase("fi;q=0", "fi")]
    [TestCase("en;q=0", "fi")]
    [TestCase("*", "fi")]
    [TestCase("sv, *;q=0.5", "fi")]
    [TestCase("en, *;q=0.5", "en")]
    [TestCase("fi;q=0, *", "en")]
    [TestCase("english", "fi")]
    [TestCase("e", "fi")]
    [TestCase("en;q=2", "fi", TestName = "QualityIsAtMostOne")]
    [TestCase("en;q=-1", "fi")]
    [TestCase("en;q=0.1234", "fi")]
    [TestCase("sv, en;q=0.0001, fi;q=0.00001", "fi")]
    [TestCase("en;q=1.0000", "fi")]
    [TestCase("en;q=1.000", "en")]
    [TestCase("en;q=abc", "fi")]
    [TestCase("en;;q=1", "fi")]
    [TestCase("en fi", "fi")]
    [TestCase(";", "fi")]
    [TestCase("\"en\"", "fi")]
    [TestCase("en@", "fi")]
    public async Task AcceptLanguageIsWeighed(string header, string language) =>
        await AssertLanguageAsync(language, header.Length == 0 ? [] : [(Accept, header)]);

    [TestCase("en", "fi", "en")]
    [TestCase("EN-gb;q=0.3, fi;q=0.2", "fi", "en")]
    [TestCase("sv", "en", "en", TestName = "AnUnsupportedOwnHeaderLeavesTheChoiceToTheNext")]
    [TestCase(";;;", "en", "en", TestName = "AMalformedOwnHeaderLeavesTheChoiceToTheNext")]
    [TestCase("en;q=0", "en", "en")]
    [TestCase("en", ";;;", "en")]
    [TestCase("sv", "se", "fi")]
    public async Task TheOwnHeaderComesFirst(string own, string accept, string language) =>
        await AssertLanguageAsync(language, (Own, own), (Accept, accept));

    [Test]
    public async Task HeadersOfTheSameNameAreOneList() =>
        await AssertLanguageAsync("en", (Accept, "fi;q=0.1"), (Accept, "sv"), (Accept, "en;q=0.5"));

    [Test]
    public async Task ContentLanguageIsNotWhatAGetAsksFor() => await AssertLanguageAsync("fi", ("Content-Language", "en"));

    [Test]
    public async Task ListsAndSitesSpeakIt()
    {
        var project = await ProjectAsync();
        var creator = await World.PersonAsync();
        var site = await World.SiteAsync(project, creator: creator);
        Assert.That((await Api.PatchAsync($"/projects/{project}/sites/{site}", new { info = new { lang = "en", name = "Place" } }, creator))
            .Status, Is.EqualTo(204));

        foreach (var path in new[] { "/projects", $"/projects/{project}/sites", $"/projects/{project}/sites/{site}" })
        {
            var answer = await Api.GetAsync(path, headers: (Accept, "en"));

            AssertSaysSo(answer, "en", path);
        }

        Assert.That((await Api.GetAsync("/projects", headers: (Accept, "en"))).Items.Single()!["info"]!["name"]!.GetValue<string>(),
            Is.EqualTo("Name"));
    }

    private static void AssertSaysSo(Answer answer, string language, string? message = null)
    {
        Assert.That(answer.ContentHeaders.ContentLanguage, Is.EqualTo(new[] { language }), message);
        Assert.That(answer.Headers.Vary, Is.SupersetOf(new[] { Accept, Own })
            .Using((IComparer<string>)StringComparer.OrdinalIgnoreCase), message);
    }

    private async Task AssertLanguageAsync(string language, params (string Name, string Value)[] headers)
    {
        var answer = await Api.SendAsync(HttpMethod.Get, $"/projects/{await ProjectAsync()}", new ByteArrayContent([]), headers: headers);

        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        Assert.That(answer.Json["info"]!["lang"]!.GetValue<string>(), Is.EqualTo(language));
        AssertSaysSo(answer, language);
    }

    private async Task<string> ProjectAsync()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        Assert.That((await Api.PatchAsync($"/projects/{project}", new { info = new { lang = "en", name = "Name" } }, admin)).Status,
            Is.EqualTo(204));
        return project;
    }
}
