using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>A SQLite database that another process writes to, and has not finished.</summary>
[TestFixture(Backend.Embedded)]
public sealed class LockedDatabaseTests(Backend backend) : IntegrationTest(backend)
{
    private const int Writers = 12;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Test]
    public async Task IsToldSoonAndLeavesReadersAlone()
    {
        var (person, project) = (await World.PersonAsync(), await World.ProjectAsync());
        var site = await World.SiteAsync(project);
        var memories = $"/projects/{project}/sites/{site}/memories";
        using var api = new ApiClient(Host.Node(("Database:BusySeconds", "1")).Address);
        await api.PostAsync($"/projects/{project}/sites/{await World.SiteAsync(project)}/memories", new { title = "Muisto" }, person);
        await using var other = new SqliteConnection(Host.Settings["ConnectionStrings:Muistot"]);
        await other.OpenAsync();

        await using (await other.BeginTransactionAsync())
        {
            var began = Stopwatch.GetTimestamp();
            var writes = Enumerable.Range(0, Writers).Select(_ => api.PostAsync(memories, new { title = "Muisto" }, person)).ToList();
            var read = await api.GetAsync($"/projects/{project}/sites?n=3&lat=60&lon=20");
            var answers = await Task.WhenAll(writes);

            Assert.That(read.Status, Is.EqualTo(200));
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(503));
            Assert.That(answers.Select(answer => answer.Headers.RetryAfter), Is.All.Not.Null);
            Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(2 * Soon));
        }

        Assert.That((await Api.PostAsync(memories, new { title = "Muisto" }, person)).Status, Is.EqualTo(201));
        Assert.That((await Api.GetAsync(memories, person)).Ids, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task WaitsForAnotherProcessThatIsSlow()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var memories = $"/projects/{project}/sites/{await World.SiteAsync(project)}/memories";
        await using var other = new SqliteConnection(Host.Settings["ConnectionStrings:Muistot"]);
        await other.OpenAsync();
        var transaction = await other.BeginTransactionAsync();

        var writes = Enumerable.Range(0, Writers).Select(_ => Api.PostAsync(memories, new { title = "Muisto" }, person)).ToList();
        await Task.Delay(Soon);
        await transaction.DisposeAsync();

        Assert.That((await Task.WhenAll(writes)).Select(answer => answer.Status), Is.All.EqualTo(201));
    }

    [Test]
    public async Task TakesManyWritersOfItsOwnInTurn()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true);
        var memories = $"/projects/{project}/sites/{await World.SiteAsync(project)}/memories";

        var answers = await Task.WhenAll(Enumerable.Range(0, 5 * Writers)
            .Select(_ => Api.PostAsync(memories, new { title = "Muisto" }, person)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201));
    }
}
