using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Memories;

[OnEveryBackend]
public sealed class DeleteMemoryTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(true, "403 Not enough privileges")]
    [TestCase(false, "404 Resource not found")]
    public async Task IsForItsWriterAndAdmins(bool published, string others)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project);

        var verdicts = await cast.AskAsync(async by =>
            await Api.DeleteAsync(
            $"/projects/{cast.Project}/sites/{site}/memories/{await World.MemoryAsync(cast.Project, site, cast.Maker, published)}", by));

        Assert.That(verdicts, Is.EqualTo(new Verdicts("401 Unauthorized", others, others, "204", others, "204", "204")));
    }

    [Test]
    public async Task TakesTheReportsWithIt()
    {
        var (writer, reporter) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        var memories = $"/projects/{project}/sites/{site}/memories";
        var path = $"{memories}/{await World.MemoryAsync(project, site, writer)}";
        await Api.PutAsync($"{path}/report", reporter);

        var (first, second) = (await Api.DeleteAsync(path, writer), await Api.DeleteAsync(path, writer));

        Assert.That((first.Status, first.Headers.Location), Is.EqualTo((204, new Uri($"http://muistot.example{memories}"))));
        Assert.That(second.Verdict, Is.EqualTo("404 Resource not found"));
        Assert.That((await Api.GetAsync(path, writer)).Verdict, Is.EqualTo("404 Resource not found"));
        Assert.That((await Api.GetAsync(memories, writer)).Items, Is.Empty);
        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}")).Json["memories_count"]!.GetValue<int>(), Is.Zero);
    }
}
