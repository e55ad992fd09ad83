using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Commands that could spoil each other's decisions run at the same moment, fifty times each pair.</summary>
/// <remarks>They take longest of their neighbors, which come last of all: they begin first.</remarks>
[OnEveryBackend]
[Order(1)]
public sealed class RaceTests(Backend backend) : IntegrationTest(backend)
{
    private const int Times = 50;
    private const int AtOnce = 5;

    [Test]
    public Task ADefaultLanguageBesideANewSite() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();
        await Api.PatchAsync(project, new { info = new { lang = "en", name = "Name" } }, admin);

        await BothAsync(
            Api.PatchAsync(project, new { default_language = "en" }, admin),
            Api.PostAsync($"{project}/sites", Samples.Site("new-site"), admin));

        Assert.That((await Api.GetAsync($"{project}/sites/new-site", admin, ("Accept-Language", "en"))).Status, Is.EqualTo(200));
    });

    [Test]
    public Task ADefaultLanguageBesideANewText() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();
        await Api.PostAsync($"{project}/sites", Samples.Site("old-site"), admin);
        await Api.PatchAsync(project, new { info = new { lang = "en", name = "Name" } }, admin);

        await BothAsync(
            Api.PatchAsync(project, new { default_language = "en" }, admin),
            Api.PatchAsync($"{project}/sites/old-site", new { info = new { lang = "en", @abstract = "About" } }, admin));

        Assert.That((await Api.GetAsync($"{project}/sites/old-site", admin, ("Accept-Language", "en"))).Status, Is.EqualTo(200));
    });

    [Test]
    public Task ABeginningBesideAnEnd() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();

        var answers = await Task.WhenAll(
            Api.PatchAsync(project, new { starts = "2031-05-01" }, admin),
            Api.PatchAsync(project, new { ends = "2031-04-01" }, admin));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 204, 422 }));
    });

    [TestCase("username?username=")]
    [TestCase("email?email=new@example.com")]
    public Task FourEqualChangesOfAnAccount(string change) => RaceAsync(async () =>
    {
        var person = await World.PersonAsync();
        var path = $"/me/{change.Replace("new", World.Fresh("new"), StringComparison.Ordinal)}{(change.EndsWith('=')
        ? World.Fresh("name")
        : "")}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Api.PostAsync(path, by: person)));

        Assert.That(answers.Select(answer => answer.Status).Order().First(), Is.EqualTo(200));
        Assert.That(answers.Select(answer => answer.Status).Order().Skip(1), Is.All.EqualTo(304).Or.EqualTo(401));
        Assert.That(await IsLivingAsync(person.Token), Is.False);
        Assert.That(await IsLivingAsync(answers.Single(answer => answer.Status == 200).Token));
    });

    [Test]
    public Task TwoChangesOfAnAccount() => RaceAsync(async () =>
    {
        var person = await World.PersonAsync();

        var answers = await Task.WhenAll(
            Api.PostAsync($"/me/username?username={World.Fresh("name")}", by: person),
            Api.PostAsync($"/me/email?email={World.Fresh("new")}@example.com", by: person));

        var tokens = answers.Where(answer => answer.Status == 200).Select(answer => answer.Token).ToList();
        var living = await Task.WhenAll(tokens.Append(person.Token).Select(IsLivingAsync));
        Assert.That(living.Count(lives => lives), Is.EqualTo(1), string.Join(", ", answers.Select(answer => answer.Verdict)));
    });

    [Test]
    public Task ANewMemoryBesideTheEndOfItsSite() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();
        await Api.PostAsync($"{project}/sites", Samples.Site("old-site"), admin);

        var answers = await Task.WhenAll(
            Api.DeleteAsync($"{project}/sites/old-site", admin),
            Api.PostAsync($"{project}/sites/old-site/memories", new { title = "Muisto", image = Samples.Png }, admin));

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 204, 201 }).Or.EqualTo(new[] { 204, 404 }));
    }, AssertImagesAsync);

    [Test]
    public Task TwoImagesOfAMemoryBesideItsEnd() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();
        await Api.PostAsync($"{project}/sites", Samples.Site("old-site"), admin);
        var memory = (await Api.PostAsync($"{project}/sites/old-site/memories", new { title = "Muisto", image = Samples.Png }, admin))
        .Location!;

        var answers = await Task.WhenAll(
            Api.PatchAsync(memory, new { image = Samples.Png }, admin),
            Api.PatchAsync(memory, new { image = Samples.Png }, admin),
            Api.DeleteAsync(memory, admin));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(204).Or.EqualTo(404));
    }, AssertImagesAsync);

    [Test]
    public Task TwoImagesOfAProject() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();

        await BothAsync(Api.PatchAsync(project, new { image = Samples.Png }, admin),
        Api.PatchAsync(project, new { image = Samples.Png }, admin));
    }, AssertImagesAsync);

    [Test]
    public Task ARoleGivenBesideItBeingTaken() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();
        var other = await World.PersonAsync();

        var answers = await Task.WhenAll(
            Api.PostAsync($"{project}/admins?username={other.Name}", by: admin),
            Api.PostAsync($"{project}/admins?username={other.Name}", by: admin),
            Api.DeleteAsync($"{project}/admins?username={other.Name}", admin));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201).Or.EqualTo(204).Or.EqualTo(409));
        var isAdmin = (await Api.GetAsync(project, admin)).Json["admins"]!.AsArray().Count == 2;
        Assert.That((await Api.PatchAsync(project, new { auto_publish = true }, other)).Status, Is.EqualTo(isAdmin ? 204 : 403));
    });

    [Test]
    public Task AReportBesideADecision() => RaceAsync(async () =>
    {
        var (admin, project) = await ProjectAsync();
        var reporter = await World.PersonAsync();
        await Api.PostAsync($"{project}/sites", Samples.Site("old-site"), admin);
        await Api.PostAsync($"{project}/sites/old-site/publish?publish=true", by: admin);

        var answers = await Task.WhenAll(
            Api.PutAsync($"{project}/sites/old-site/report", reporter),
            Api.PostAsync($"{project}/sites/old-site/publish?publish=false", by: admin),
            Api.PostAsync("/admin/publish",
            new { type = "site", identifier = "old-site", parents = new { project = project.Split('/')[^1] } }, admin));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(204).Or.EqualTo(304).Or.EqualTo(404));
    });

    private static async Task RaceAsync(Func<Task> race, Func<Task>? afterwards = null)
    {
        for (var time = 0; time < Times; time += AtOnce)
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => race()));
        if (afterwards is not null)
            await afterwards();
    }

    private static async Task BothAsync(params Task<Answer>[] asked) =>
        Assert.That((await Task.WhenAll(asked)).Select(answer => answer.Status), Is.All.EqualTo(204).Or.EqualTo(201));

    private async Task<(Person Admin, string Project)> ProjectAsync()
    {
        var admin = await World.PersonAsync();
        return (admin, $"/projects/{await World.ProjectAsync(admin: admin)}");
    }

    private async Task<bool> IsLivingAsync(string token) =>
        await Host.Application.Services.GetRequiredService<ISessionStore>().FindAsync(token, CancellationToken.None) is not null;

    /// <summary>Every image has a holder, or a version that names it, and a file; and every file has an image.</summary>
    private async Task AssertImagesAsync()
    {
        var names = await World.Read(db => db.Images.Select(image => image.FileName).ToListAsync());
        var held = await World.Read(db => db.Images.CountAsync(image =>
            db.Memories.Any(memory => memory.ImageId == image.Id) || db.Projects.Any(project => project.ImageId == image.Id)
            || db.Changes.Any(change => change.ImageBeforeId == image.Id)));
        Assert.That(Host.Images.Names, Is.EquivalentTo(names));
        Assert.That(held, Is.EqualTo(names.Count));
    }
}
