using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Memories;

[OnEveryBackend]
public sealed class ChangeMemoryTests(Backend backend) : IntegrationTest(backend)
{
    private const string Refused = "403 Not enough privileges";
    private const string Hidden = "404 Resource not found";

    [TestCase(true, Refused)]
    [TestCase(false, Hidden)]
    public async Task IsForItsWriterAlone(bool published, string others)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project);
        var memory = await World.MemoryAsync(cast.Project, site, cast.Maker, published);

        var verdicts = await cast.AskAsync(
            by => Api.PatchAsync($"/projects/{cast.Project}/sites/{site}/memories/{memory}", new { title = "Toinen" }, by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", others, others, "204", others, Refused, Refused)));
    }

    [Test]
    public async Task FindsNoMemoryThatIsNotThere()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project);

        var verdicts = await cast.AskAsync(
            by => Api.PatchAsync($"/projects/{cast.Project}/sites/{site}/memories/999999999", new { title = "Toinen" }, by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", Hidden, Hidden, Hidden, Hidden, Hidden, Hidden)));
    }

    [TestCase("title", """{"title": " Toinen "}""", "\"Toinen\"")]
    [TestCase("title", """{"title": ""}""", "\"\"")]
    [TestCase("story", """{"story": "Toinen"}""", "\"Toinen\"")]
    [TestCase("story", """{"story": null}""", null)]
    [TestCase("image", """{"image": null}""", null)]
    public async Task ChangesTheMembersThatAreThereAndNoOthers(string member, string body, string? value)
    {
        var (path, writer) = await SceneAsync();
        var before = (await Api.GetAsync(path)).Json.AsObject();

        var changed = await Api.PatchAsync(path, ApiClient.Raw(body), writer);
        var after = (await Api.GetAsync(path)).Json.AsObject();

        Assert.That((changed.Status, changed.Headers.Location), Is.EqualTo((204, new Uri($"http://muistot.example{path}"))));
        Assert.That(after[member]?.ToJsonString(), Is.EqualTo(value));
        foreach (var changing in new[] { member, "modified_at" })
        {
            Assert.That(before.Remove(changing), Is.True);
            after.Remove(changing);
        }

        Assert.That(after.ToJsonString(), Is.EqualTo(before.ToJsonString()));
    }

    [TestCase("{}")]
    [TestCase("""{"id": 7, "user": "nobody", "own": false, "modified_at": "2020-01-01T00:00:00Z", "published": false}""")]
    [TestCase("""{"unknown": {"title": "Toinen"}}""")]
    public async Task HasNothingToChange(string body)
    {
        var (path, writer) = await SceneAsync();
        var before = await Api.GetAsync(path);

        var answer = await Api.PatchAsync(path, ApiClient.Raw(body), writer);

        Assert.That((answer.Status, answer.Location, answer.Bytes.Length), Is.EqualTo((304, (string?)null, 0)));
        Assert.That((await Api.GetAsync(path)).Bytes, Is.EqualTo(before.Bytes));
    }

    [TestCase("""{"title": null}""", "body/title")]
    [TestCase("""{"title": [], "story": {}, "image": ""}""", "body/image", "body/story", "body/title")]
    [TestCase("""{"title": "\u0000", "story": "\udfff"}""", "body/story", "body/title")]
    public async Task TellsAllFaultsAtOnce(string body, params string[] faults)
    {
        var (path, writer) = await SceneAsync();
        var before = await Api.GetAsync(path);

        var answer = await Api.PatchAsync(path, ApiClient.Raw(body), writer);

        Assert.That((answer.Verdict, answer.Errors), Is.EqualTo(("422 request validation error", faults)));
        Assert.That((await Api.GetAsync(path)).Bytes, Is.EqualTo(before.Bytes));
    }

    [Test]
    public async Task SaysWhenItWasChanged()
    {
        var (path, writer) = await SceneAsync();
        var before = await ModifiedAsync();
        Host.Application.Clock.Ahead = TimeSpan.FromMinutes(1);

        await Api.PatchAsync(path, new { title = "Toinen" }, writer);

        Assert.That(await ModifiedAsync(), Is.GreaterThan(before.AddSeconds(50)));

        async Task<DateTimeOffset> ModifiedAsync() => (await Api.GetAsync(path)).Json["modified_at"]!.GetValue<DateTimeOffset>();
    }

    /// <summary>A memory that has everything, and its writer.</summary>
    private async Task<(string Path, Person Writer)> SceneAsync()
    {
        var writer = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);
        var created = await Api.PostAsync(
            $"/projects/{project}/sites/{await World.SiteAsync(project)}/memories",
            new { title = "Muisto", story = "Tarina", image = Samples.Png }, writer);
        return (created.Location!, writer);
    }
}
