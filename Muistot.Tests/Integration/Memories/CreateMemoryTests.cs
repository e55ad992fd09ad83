using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Memories;

[OnEveryBackend]
public sealed class CreateMemoryTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task IsForEveryoneWhoIsSignedIn(bool adminPosting)
    {
        var cast = await Cast.GatherAsync(World, adminPosting: adminPosting);
        var site = await World.SiteAsync(cast.Project);

        var verdicts = await cast.AskAsync(
            by => Api.PostAsync($"/projects/{cast.Project}/sites/{site}/memories", new { title = "Muisto" }, by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", "201", "201", "201", "201", "201", "201")));
    }

    [Test]
    public async Task WaitsForApproval()
    {
        var (path, user) = await SceneAsync();

        var created = await Api.PostAsync(path, new { title = " Muisto ", story = " Tarina ", image = Samples.Png }, user);
        var own = (await Api.GetAsync(created.Location!, user)).Json.AsObject();

        Assert.That(created.Status, Is.EqualTo(201));
        Assert.That(created.Headers.Location!.ToString(), Does.Match($"^http://muistot\\.example{path}/[1-9][0-9]*$"));
        Assert.That(created.Bytes, Is.Empty);
        Assert.That((await Api.GetAsync(created.Location!)).Verdict, Is.EqualTo("404 Resource not found"));
        Assert.That(own.Select(member => member.Key),
            Is.EquivalentTo(["id", "user", "title", "story", "image", "modified_at", "own", "waiting_approval"]));
        Assert.That(created.Location, Does.EndWith($"/{own["id"]!.GetValue<long>()}"));
        Assert.That(new[] { own["user"], own["title"], own["story"] }.Select(text => text!.GetValue<string>()),
            Is.EqualTo([user.Name, "Muisto", "Tarina"]));
        Assert.That((own["own"]!.GetValue<bool>(), own["waiting_approval"]!.GetValue<bool>()), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task SaysWhenItWasWrittenInUtc()
    {
        var (path, user) = await SceneAsync();
        var before = TimeProvider.System.GetUtcNow();

        var created = await Api.PostAsync(path, new { title = "Muisto" }, user);
        var modified = (await Api.GetAsync(created.Location!, user)).Json["modified_at"]!;

        Assert.That(modified.GetValue<string>(), Does.EndWith("Z"));
        Assert.That(modified.GetValue<DateTimeOffset>(), Is.InRange(before.AddSeconds(-1), TimeProvider.System.GetUtcNow().AddSeconds(1)));
    }

    [Test]
    public async Task IsPublishedAtOnceWhereTheProjectSaysSo()
    {
        var (path, user) = await SceneAsync(autoPublish: true);

        var created = await Api.PostAsync(path, new { title = "Muisto" }, user);

        Assert.That((await Api.GetAsync(created.Location!)).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync(created.Location!, user)).Json["waiting_approval"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task HasAnIdOfItsOwnForEightAtOnce()
    {
        var (path, user) = await SceneAsync(autoPublish: true);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Api.PostAsync(path, new { title = $"{i}" }, user)));

        Assert.That(answers, Has.All.Property(nameof(Answer.Status)).EqualTo(201));
        Assert.That(answers.Select(answer => answer.Location), Is.Unique);
        var titles = (await Api.GetAsync(path)).Items.Select(item => item!["title"]!.GetValue<string>());
        Assert.That(titles, Is.EquivalentTo(["0", "1", "2", "3", "4", "5", "6", "7"]));
    }

    [TestCase("{}", "body/title")]
    [TestCase("""{"title": null, "story": [1], "image": ""}""", "body/image", "body/story", "body/title")]
    [TestCase("""{"title": {}, "story": true, "image": false}""", "body/image", "body/story", "body/title")]
    public async Task TellsAllFaultsAtOnce(string body, params string[] faults)
    {
        var (path, user) = await SceneAsync();

        var answer = await Api.PostAsync(path, ApiClient.Raw(body), user);

        Assert.That((answer.Verdict, answer.Errors), Is.EqualTo(("422 request validation error", faults)));
    }

    [TestCase("""{"title": ""}""", "")]
    [TestCase("""{"title": " \n\t "}""", "")]
    [TestCase("""{"title": "Muisto", "story": null, "image": null, "id": 7, "user": "nobody", "own": 1}""", "Muisto")]
    public async Task NeedsNoMoreThanATitle(string body, string title)
    {
        var (path, user) = await SceneAsync();

        var created = await Api.PostAsync(path, ApiClient.Raw(body), user);
        var shown = (await Api.GetAsync(created.Location!, user)).Json;

        Assert.That((shown["title"]!.GetValue<string>(), shown["user"]!.GetValue<string>(), shown["story"]),
            Is.EqualTo((title, user.Name, (object?)null)));
    }

    [Test]
    public async Task StoresNothingWithABadImage()
    {
        var (path, user) = await SceneAsync();

        var answer = await Api.PostAsync(path, new { title = "Muisto", image = "bm90IGEgcGljdHVyZQ==" }, user);

        Assert.That(answer.Verdict, Is.EqualTo("400 Bad image"));
        Assert.That((await Api.GetAsync(path, user)).Items, Is.Empty);
    }

    private async Task<(string Path, Person User)> SceneAsync(bool autoPublish = false)
    {
        var project = await World.ProjectAsync(autoPublish: autoPublish);
        return ($"/projects/{project}/sites/{await World.SiteAsync(project)}/memories", await World.PersonAsync());
    }
}
