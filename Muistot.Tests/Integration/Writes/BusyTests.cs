using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>A busy database is waited for, up to a setting; beyond what runs and waits, callers are told to come back.</summary>
[OnEveryBackend]
public sealed class BusyTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    private readonly Backend backend = backend;

    [Test]
    public async Task WaitsForALockAsLongAsItIsTold()
    {
        var (person, project, memories) = await MapAsync();
        using var hasty = new ApiClient(Host.Node(("Database:BusySeconds", "1")).Address);
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var holder = await HoldAsync(scope, project);

        var (began, writing) = (Stopwatch.GetTimestamp(), Api.PostAsync(memories, new { title = "Muisto" }, person));
        var refused = await hasty.PostAsync(memories, new { title = "Muisto", image = Samples.Png }, person);
        var took = Stopwatch.GetElapsedTime(began);
        await Task.Delay(Slow > took ? Slow - took : TimeSpan.Zero);
        await holder.DisposeAsync();

        Assert.That((refused.Status, refused.Headers.RetryAfter is not null), Is.EqualTo((503, true)));
        Assert.That(took, Is.LessThan(Soon));
        Assert.That((await writing).Status, Is.EqualTo(201));
        Assert.That((await Api.GetAsync(memories, person)).Ids, Has.Count.EqualTo(1));
        Assert.That(Host.Images.Names, Is.Empty);
    }

    [Test]
    public async Task ShedsWhatIsMoreThanRunsAndWaits()
    {
        var (person, project, memories) = await MapAsync();
        using var small = new ApiClient(Host.Node(("Requests:MaxConcurrent", "2"), ("Requests:MaxQueued", "3")).Address);
        await small.GetAsync($"/projects/{project}");
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var holder = await HoldAsync(scope, project);

        var writes = Enumerable.Range(0, 12).Select(_ => small.PostAsync(memories, new { title = "Muisto" }, person)).ToList();
        while (writes.Count(write => write.IsCompleted) < 7)
            await Task.Delay(10);
        var (read, health) = (await small.GetAsync($"/projects/{project}/sites?n=3&lat=60&lon=20"), await small.GetAsync("/health/ready"));
        await holder.DisposeAsync();
        var answers = await Task.WhenAll(writes);

        Assert.That((read.Status, health.Status), Is.EqualTo((200, 200)));
        Assert.That(answers.Select(answer => answer.Status).Order(),
            Is.EqualTo([.. Enumerable.Repeat(201, 5), .. Enumerable.Repeat(503, 7)]));
        Assert.That(answers.Where(answer => answer.Status == 503)
            .Select(answer => (answer.Headers.RetryAfter is not null, answer.Message)), Is.All.EqualTo((true, "Service Unavailable")));
        Assert.That((await Api.GetAsync(memories, person)).Ids, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task WaitsForAConnectionWhileTheServerAnswers()
    {
        if (backend == Backend.Embedded)
            return;
        var (person, project, memories) = await MapAsync();
        using var narrow = new ApiClient(
            Host.Node(("ConnectionStrings:Muistot", $"{Host.Settings["ConnectionStrings:Muistot"]};Maximum Pool Size=1")).Address);
        await narrow.GetAsync($"/projects/{project}", person);
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var holder = await HoldAsync(scope, project);

        var writing = narrow.PostAsync(memories, new { title = "Muisto" }, person);
        await Task.Delay(TimeSpan.FromSeconds(0.3));
        var reading = narrow.GetAsync($"/projects/{project}/sites?n=3&lat=60&lon=20");
        await Task.Delay(Slow);
        await holder.DisposeAsync();

        Assert.That(((await writing).Status, (await reading).Status), Is.EqualTo((201, 200)));
    }

    private async Task<(Person Person, string Project, string Memories)> MapAsync()
    {
        var (person, project) = (await World.PersonAsync(), await World.ProjectAsync());
        return (person, project, $"/projects/{project}/sites/{await World.SiteAsync(project)}/memories");
    }

    /// <summary>Holds what every write in a project waits for, until what this returns is disposed.</summary>
    private static async Task<IDbContextTransaction> HoldAsync(AsyncServiceScope scope, string project)
    {
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        var transaction = await db.Database.BeginTransactionAsync();
        var id = await db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync();
        await db.LockAsync([new RowLock(LockedTable.Projects, id, Exclusive: true)], CancellationToken.None);
        return transaction;
    }
}
