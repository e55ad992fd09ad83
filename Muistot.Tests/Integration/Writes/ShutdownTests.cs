using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Domain.Projects;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>A service that is told to stop finishes the writes that are in flight, and answers them.</summary>
[NeedsServers]
[TestFixture(Backend.Production)]
public sealed class ShutdownTests(Backend backend) : IntegrationTest(backend)
{
    // Longer than System.CommandLine lets a program live after it was told to stop, unless it is told otherwise.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    [Test]
    public async Task AWriteInFlightIsFinished()
    {
        var (person, project) = (await World.PersonAsync(), await World.ProjectAsync());
        var memories = $"/projects/{project}/sites/{await World.SiteAsync(project)}/memories";
        await using var service = await RunningService.StartAsync(Host);
        await service.Api.GetAsync($"/projects/{project}", person);
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        await using var holder = await db.Database.BeginTransactionAsync();
        var id = await db.Set<Project>().Where(row => row.Name == project).Select(row => row.Id).SingleAsync();
        await db.LockAsync([new RowLock(LockedTable.Projects, id, Exclusive: true)], CancellationToken.None);

        var writing = service.Api.PostAsync(memories, new { title = "Muisto" }, person);
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        await service.Process.TerminateAsync();
        await Task.Delay(Slow);
        await holder.DisposeAsync();

        Assert.That((await writing).Status, Is.EqualTo(201));
        Assert.That((await Api.GetAsync(memories, person)).Ids, Has.Count.EqualTo(1));
        Assert.That(await service.Process.WaitForExitAsync(), Is.Zero);
    }
}
