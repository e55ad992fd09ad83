using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>What more than ten people report is hidden until someone decides.</summary>
[OnEveryBackend]
public sealed class ReportThresholdTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task TheEleventhReportHides([Values(Thing.Site, Thing.Memory)] string kind, [Values] bool byOrder)
    {
        var (thing, people, _) = await SceneAsync(kind, 11);
        async Task RaiseAsync(Person by) =>
            _ = byOrder ? await Api.PostAsync("/report", thing.Order, by) : await Api.PutAsync($"{thing.Path}/report", by);

        foreach (var person in people[..10])
            await RaiseAsync(person);
        await RaiseAsync(people[0]);
        var afterTen = await Api.GetAsync(thing.Path);
        await RaiseAsync(people[10]);
        var afterEleven = await Api.GetAsync(thing.Path);

        Assert.That((afterTen.Verdict, afterEleven.Verdict), Is.EqualTo(("200", "404 Resource not found")));
    }

    [Test]
    public async Task TheReportOfTheMakerCountsAsAnyOther([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var (thing, people, _) = await SceneAsync(kind, 11);

        foreach (var person in people.Reverse())
            await Api.PutAsync($"{thing.Path}/report", person);
        var (publicly, byMaker) = (await Api.GetAsync(thing.Path), await Api.GetAsync(thing.Path, people[0]));

        Assert.That((publicly.Verdict, byMaker.Json["waiting_approval"]!.GetValue<bool>()), Is.EqualTo(("404 Resource not found", true)));
    }

    [TestCase(Thing.Site, 10, "200")]
    [TestCase(Thing.Site, 12, "404 Resource not found")]
    [TestCase(Thing.Memory, 10, "200")]
    [TestCase(Thing.Memory, 12, "404 Resource not found")]
    public async Task NoReportIsLostAmongManyAtOnce(string kind, int count, string verdict)
    {
        var (thing, people, _) = await SceneAsync(kind, count);

        var answers = await Task.WhenAll(people.Select(person => Api.PutAsync($"{thing.Path}/report", person)));

        Assert.That(answers.Select(answer => answer.Verdict), count <= 10
            ? Has.All.EqualTo("204")
            : Has.All.AnyOf("204", "404 Resource not found"));
        Assert.That((await Api.GetAsync(thing.Path)).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public async Task OnePersonHasOneReportHoweverOftenAtOnce([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var (thing, people, _) = await SceneAsync(kind, 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Api.PutAsync($"{thing.Path}/report", people[0])));

        Assert.That(answers.Select(answer => answer.Verdict), Has.All.EqualTo("204"));
        Assert.That((await Api.GetAsync(thing.Path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task PublishingClearsTheReportsBefore([Values(Thing.Site, Thing.Memory)] string kind, [Values] bool byOrder)
    {
        var (thing, people, admin) = await SceneAsync(kind, 11);
        await ReportAsync(people);
        var hidden = await Api.GetAsync(thing.Path);

        var published = byOrder
            ? await Api.PostAsync("/admin/publish", thing.Order, admin)
            : await Api.PostAsync($"{thing.Path}/publish?publish=true", null, admin);
        await ReportAsync(people[..10]);
        var afterTen = await Api.GetAsync(thing.Path);
        await ReportAsync(people[10..]);
        var afterEleven = await Api.GetAsync(thing.Path);

        Assert.That((hidden.Status, published.Status, afterTen.Status, afterEleven.Status), Is.EqualTo((404, 204, 200, 404)));

        async Task ReportAsync(Person[] reporters)
        {
            foreach (var person in reporters)
                await Api.PutAsync($"{thing.Path}/report", person);
        }
    }

    [Test]
    public async Task HiddenThingsLeaveCountsAndLists()
    {
        var (thing, people, _) = await SceneAsync(Thing.Memory, 11);
        var site = thing.Path[..thing.Path.IndexOf("/memories/", StringComparison.Ordinal)];

        foreach (var person in people)
            await Api.PutAsync($"{thing.Path}/report", person);

        Assert.That((await Api.GetAsync(site)).Json["memories_count"]!.GetValue<int>(), Is.Zero);
        Assert.That((await Api.GetAsync($"{site}/memories")).Items, Is.Empty);
    }

    /// <summary>Something that the first of so many people made, and an admin.</summary>
    private async Task<(Thing Thing, Person[] People, Person Admin)> SceneAsync(string kind, int count)
    {
        var admin = await World.PersonAsync();
        var people = new Person[count];
        for (var i = 0; i < count; i++)
            people[i] = await World.PersonAsync();
        return (await Thing.MakeAsync(World, kind, await World.ProjectAsync(admin: admin), by: people[0]), people, admin);
    }
}
