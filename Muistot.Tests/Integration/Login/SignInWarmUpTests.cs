using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Api.Hosting;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

/// <summary>What the service goes through before it is ready, so that the first sign-in is as quick as the next.</summary>
[OnEveryBackend]
public sealed class SignInWarmUpTests(Backend backend) : LoginTest(backend)
{
    [Test]
    public async Task GoesThroughEverythingAndLeavesNothing()
    {
        await using var node = Host.StartWarmNode(changes: await Host.CreateOwnAsync());
        using var api = new ApiClient(node.Address);
        var warmUp = node.Services.GetRequiredService<SignInWarmUp>();
        var world = new World(node.Services);

        await api.GetAsync("/health/ready");

        Assert.That(warmUp.Completion.IsCompletedSuccessfully, Is.True);
        Assert.That(warmUp.Missed, Is.Empty);
        Assert.That(
            new[]
            {
                await world.Read(db => db.Users.CountAsync()),
                await world.Read(db => db.Jobs.CountAsync(job => job.Kind == LoginMailJob.Kind)),
                await world.Read(db => db.LoginLog.CountAsync()),
            },
            Is.All.Zero);
        if (Host is ProductionHost production)
            Assert.That((await production.RedisAsync()).Multiplexer.GetServers()[0].Keys(), Is.Empty);
    }

    [Test]
    public async Task IsNotInTheWayWhenTheDatabaseIsAway()
    {
        await using var node = Host.StartWarmNode(changes: [.. await Host.CreateOwnAsync(), ("Database:MigrateOnStart", "false")]);
        using var api = new ApiClient(node.Address);

        var (ready, live) = (await api.GetAsync("/health/ready"), await api.GetAsync("/health/live"));

        Assert.That((ready.Status, live.Status), Is.EqualTo((503, 200)));
        Assert.That(node.Services.GetRequiredService<SignInWarmUp>().Missed, Is.Not.Empty);
    }
}
