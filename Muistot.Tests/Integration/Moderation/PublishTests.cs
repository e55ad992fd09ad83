using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Publishing and hiding sites and memories, where they are.</summary>
[OnEveryBackend]
public sealed class PublishTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(Thing.Site, true, "403 Not enough privileges")]
    [TestCase(Thing.Site, false, "404 Resource not found")]
    [TestCase(Thing.Memory, true, "403 Not enough privileges")]
    [TestCase(Thing.Memory, false, "404 Resource not found")]
    public async Task IsForAdminsAndModerators(string kind, bool published, string foreign)
    {
        var cast = await Cast.GatherAsync(World);

        var verdicts = await cast.AskAsync(async by =>
        {
            var thing = await Thing.MakeAsync(World, kind, cast.Project, published, cast.Maker);
            return await Api.PostAsync($"{thing.Path}/publish?publish={(published ? "false" : "true")}", null, by);
        });

        Assert.That(
            verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", "403 Unauthorized", foreign, "403 Unauthorized", "204", "204", "204")));
    }

    [Test]
    public async Task ShowsAndHides([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var moderator = await World.PersonAsync();
        var thing = await Thing.MakeAsync(World, kind, await World.ProjectAsync(moderator: moderator), published: false);

        foreach (var (publish, publicly) in new[] { ("true", "200"), ("false", "404 Resource not found") })
        {
            var (first, second) = (await PublishAsync(), await PublishAsync());

            Assert.That((first.Status, first.Headers.Location), Is.EqualTo((204, new Uri($"http://muistot.example{thing.Path}"))));
            Assert.That((second.Status, second.Headers.Location), Is.EqualTo((304, (Uri?)null)));
            Assert.That((await Api.GetAsync(thing.Path)).Verdict, Is.EqualTo(publicly));

            Task<Answer> PublishAsync() => Api.PostAsync($"{thing.Path}/publish?publish={publish}", null, moderator);
        }
    }

    [Test]
    public async Task ChangesSomethingOnceForEightAtOnce([Values(Thing.Site, Thing.Memory)] string kind,
        [Values("true", "false")] string publish)
    {
        var moderator = await World.PersonAsync();
        var thing = await Thing.MakeAsync(World, kind, await World.ProjectAsync(moderator: moderator), published: publish == "false");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Api.PostAsync($"{thing.Path}/publish?publish={publish}", null, moderator)));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo([204, .. Enumerable.Repeat(304, 7)]));
    }

    [TestCase("/no-such-site", "404 Resource not found")]
    [TestCase("/no-such-site/memories/1", "404 Site not found")]
    public async Task FindsNothingThatIsNotThere(string path, string verdict)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);

        Assert.That((await Api.PostAsync($"/projects/{project}/sites{path}/publish?publish=true", null, admin)).Verdict,
            Is.EqualTo(verdict));
    }
}
