using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Posting;

/// <summary>How much one account may post in an hour.</summary>
public sealed class PostingLimitTests() : IntegrationTest(Backend.Embedded)
{
    private const int Memories = 3;
    private const int Sites = 2;
    private const int Megabyte = 1024 * 1024;

    private static readonly byte[] Photograph = File.ReadAllBytes(Repository.At("Muistot.Infrastructure", "Demo", "Images", "market.jpg"));

    private TestApplication node = null!;
    private ApiClient limited = null!;

    /// <summary>A node for each test: the accounts of the next one have the same keys.</summary>
    [SetUp]
    public void Limit()
    {
        node = Host.StartNode(changes:
            [("RateLimiting:Enabled", "true"), ("Posting:MemoriesPerHour", $"{Memories}"), ("Posting:SitesPerHour", $"{Sites}"),
            ("Posting:ImageMegabytesPerHour", "1")]);
        limited = new ApiClient(node.Address);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        limited.Dispose();
        await node.DisposeAsync();
    }

    [Test]
    public async Task SoManyMemoriesAnHour()
    {
        var (project, author) = (await World.ProjectAsync(autoPublish: true), await World.PersonAsync());
        var (path, elsewhere) = (await MemoriesAsync(project), await MemoriesAsync(await World.ProjectAsync()));

        for (var posted = 0; posted < Memories; posted++)
            Assert.That((await PostAsync(path, author)).Status, Is.EqualTo(201));
        var refused = await PostAsync(elsewhere, author);
        var others = await PostAsync(path, await World.PersonAsync());
        await Host.LetPassAsync(TimeSpan.FromHours(1));
        var later = await PostAsync(path, author with { Token = await World.SignInAsync(author.Name) });

        AssertTooMany(refused, "Too many memories");
        Assert.That((others.Status, later.Status), Is.EqualTo((201, 201)));
    }

    [Test]
    public async Task SoManySitesAnHour()
    {
        var (project, author) = (await World.ProjectAsync(), await World.PersonAsync());

        for (var posted = 0; posted < Sites; posted++)
            Assert.That((await limited.PostAsync($"/projects/{project}/sites", Samples.Site(World.Fresh("site")), author)).Status,
                Is.EqualTo(201));

        AssertTooMany(await limited.PostAsync($"/projects/{project}/sites", Samples.Site(World.Fresh("site")), author), "Too many sites");
    }

    [Test]
    public async Task SoManyMegabytesOfImagesAnHourWhateverTheyAreOf()
    {
        var (project, author) = (await World.ProjectAsync(), await World.PersonAsync());
        var site = await World.SiteAsync(project, creator: author);
        var path = $"/projects/{project}/sites/{site}";
        var memory = $"{path}/memories/{await World.MemoryAsync(project, site, author)}";
        var image = Convert.ToBase64String(Photograph);

        var answers = new List<Answer> { await limited.PostAsync($"{path}/memories", new { title = "Muisto", image }, author) };
        for (var fits = Megabyte / Photograph.Length; answers.Count < fits;)
            answers.Add(await limited.PatchAsync(answers.Count % 2 == 0 ? path : memory, new { image }, author));
        var refused = await limited.PatchAsync(memory, new { image }, author);

        Assert.That(answers.Select(answer => answer.Status), Is.All.LessThan(300));
        AssertTooMany(refused, "Too many images");
        AssertTooMany(await limited.PatchAsync(path, new { image }, author), "Too many images");
        Assert.That((await limited.PatchAsync(memory, new { title = "Toinen" }, author)).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task DeletingDoesNotRefund()
    {
        var author = await World.PersonAsync();
        var path = await MemoriesAsync(await World.ProjectAsync(autoPublish: true));

        for (var posted = 0; posted < Memories; posted++)
            Assert.That((await limited.DeleteAsync((await PostAsync(path, author)).Location!, author)).Status, Is.EqualTo(204));

        AssertTooMany(await PostAsync(path, author), "Too many memories");
    }

    [Test]
    public async Task WhatFailsDoesNotCount()
    {
        var (project, author) = (await World.ProjectAsync(), await World.PersonAsync());
        var path = await MemoriesAsync(project);
        var taken = await World.SiteAsync(project);

        List<int> answers = [];
        for (var tries = 0; tries <= Memories; tries++)
        {
            answers.Add((await limited.PostAsync(path, new { title = "Muisto", image = "AAAA" }, author)).Status);
            answers.Add((await limited.PostAsync($"/projects/{project}/sites", Samples.Site(taken), author)).Status);
            answers.Add((await limited.PostAsync(path, new { title = new string('a', 201) }, author)).Status);
        }

        Assert.That(answers.Distinct(), Is.EqualTo(new[] { 400, 409, 422 }));
        Assert.That((await PostAsync(path, author)).Status, Is.EqualTo(201));
        Assert.That((await limited.PostAsync($"/projects/{project}/sites", Samples.Site(World.Fresh("site")), author)).Status,
            Is.EqualTo(201));
    }

    [TestCase("admin")]
    [TestCase("moderator")]
    [TestCase("superuser")]
    public async Task IsNotForThoseWhoRunTheProject(string role)
    {
        var person = await World.PersonAsync(superuser: role == "superuser");
        var own = await MemoriesAsync(await World.ProjectAsync(admin: role == "admin"
            ? person : null, moderator: role == "moderator" ? person
            : null));
        var other = await MemoriesAsync(await World.ProjectAsync());

        for (var posted = 0; posted <= Memories; posted++)
            Assert.That((await PostAsync(own, person)).Status, Is.EqualTo(201));
        for (var posted = 0; posted < Memories; posted++)
            Assert.That((await PostAsync(other, person)).Status, Is.EqualTo(201));

        Assert.That((await PostAsync(other, person)).Status, Is.EqualTo(role == "superuser" ? 201 : 429));
    }

    [Test]
    public async Task IsOffWithoutRateLimits()
    {
        using var api = new ApiClient(Host.Node(("Posting:MemoriesPerHour", "1")).Address);
        var (path, author) = (await MemoriesAsync(await World.ProjectAsync()), await World.PersonAsync());

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.That((await api.PostAsync(path, new { title = "Muisto" }, author)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task IsNotExceededByManyAtOnce()
    {
        var (path, author) = (await MemoriesAsync(await World.ProjectAsync()), await World.PersonAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4 * Memories).Select(_ => PostAsync(path, author)));

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(Memories));
        Assert.That(answers.Where(answer => answer.Status != 201).Select(answer => answer.Status), Is.All.EqualTo(429));
    }

    private static void AssertTooMany(Answer answer, string message)
    {
        Assert.That((answer.Status, answer.Message), Is.EqualTo((429, message)), answer.ToString());
        Assert.That(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, Is.InRange(3000, 3600));
    }

    private Task<Answer> PostAsync(string path, Person by) => limited.PostAsync(path, new { title = "Muisto" }, by);

    private async Task<string> MemoriesAsync(string project) => $"/projects/{project}/sites/{await World.SiteAsync(project)}/memories";
}
