using System.Diagnostics;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Values;

/// <summary>A small request never becomes a large answer: the errors that are told are counted, wherever they come from.</summary>
public sealed class ErrorLimitTests() : IntegrationTest(Backend.Embedded)
{
    private const int Most = 100;
    private const int FewKilobytes = 32 * 1024;

    [TestCase("1", 200_000)]
    [TestCase("\"\"", 100_000)]
    [TestCase("{}", 100_000)]
    [TestCase("null", 80_000)]
    [TestCase("[[]]", 80_000)]
    [TestCase("\"Aino Saarela\"", 101)]
    public async Task ListsHaveALength(string item, int count)
    {
        var root = await World.PersonAsync(superuser: true);
        var started = Stopwatch.GetTimestamp();

        var answer = await Api.PostAsync("/projects", Project(Repeated(item, count)), root);

        Assert.That(answer.Errors, Is.EqualTo(["body/admins"]));
        Assert.That(answer.Json["error"]!["errors"]![0]!["msg"]!.GetValue<string>(), Is.EqualTo("At most 100 items are allowed."));
        Assert.That(answer.Bytes, Has.Length.LessThan(FewKilobytes));
        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task AHundredItemsAreTaken()
    {
        var root = await World.PersonAsync(superuser: true);
        var names = await Task.WhenAll(Enumerable.Range(0, Most).Select(_ => World.PersonAsync()));

        var answer = await Api.PostAsync("/projects", Project(string.Join(',', names.Select(person => $"\"{person.Name}\""))), root);

        Assert.That(answer.Verdict, Is.EqualTo("201"));
    }

    [Test]
    public async Task AtMostAHundredErrorsAreTold()
    {
        var root = await World.PersonAsync(superuser: true);
        var bad = ApiClient.Raw($$"""
            {"id": "?", "info": {"lang": "xx", "name": null, "abstract": 1}, "admins": [{{Repeated("1", Most)}}],
             "contact": {"contact_email": "?"}, "admin_posting": "?", "auto_publish": "?", "starts": "?", "ends": "?"}
            """);

        var answer = await Api.PostAsync("/projects", bad, root);

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Errors, Has.Count.EqualTo(Most));
        Assert.That(answer.Errors, Has.Member("body/id").And.Member("body/admins/0"), "The first ones are told.");
        Assert.That(answer.Bytes, Has.Length.LessThan(FewKilobytes));
    }

    [TestCase("PATCH", "/me", "first_name")]
    [TestCase("PATCH", "/me", "birth_date")]
    [TestCase("POST", "/admin/publish", "identifier")]
    [TestCase("POST", "/admin/publish", "parents")]
    public async Task LongAndDeepValuesAreNotRepeated(string method, string path, string member)
    {
        var root = await World.PersonAsync(superuser: true);
        var deep = $"{new string('[', 200_000)}{new string(']', 200_000)}";
        foreach (
            var value in new[] { deep, new string('9', 1_000_000), $"-0.{new string('1', 1_000_000)}e9", $"\"{new string('x', 400_000)}\"",
            $$"""{"{{new string('n', 400_000)}}": 1}""" })
        {
            var started = Stopwatch.GetTimestamp();

            var answer = await Api.SendAsync(new HttpMethod(method), path,
                ApiClient.Raw($$"""{"type": "site", "{{member}}": {{value}} }"""), root);

            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Bytes, Has.Length.LessThan(FewKilobytes));
            Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(5)));
        }
    }

    [Test]
    public async Task RepeatedParametersAreOneParameter()
    {
        var project = await World.ProjectAsync();

        var answer = await Api.GetAsync(
            $"/projects/{project}/sites?lat=60.18&lon=24.97&{string.Join('&', Enumerable.Repeat("n=x", 1_500))}");

        Assert.That(answer.Errors, Is.EqualTo(["query/n"]));
    }

    private static string Repeated(string item, int count) => string.Join(',', Enumerable.Repeat(item, count));

    private static HttpContent Project(string admins) =>
        ApiClient.Raw($$"""{"id": "{{World.Fresh("project")}}", "info": {"lang": "fi", "name": "Nimi"}, "admins": [{{admins}}]}""");
}
