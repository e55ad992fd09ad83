using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Contexts are used again, and know nothing of who used them before.</summary>
[OnEveryBackend]
public sealed class PooledContextTests(Backend backend) : IntegrationTest(backend)
{
    private const int MostContexts = 1024;

    [Test]
    public async Task WhoeverLeavesAConnectionOpenHoldsNoneOfTheNextUsers()
    {
        var left = await LeaveOpenAsync();

        // The pool gives the one that was given back first.
        await using var scopes = new AsyncScopes(Host.Application.Services);
        var next = Enumerable.Range(0, MostContexts).Select(_ => scopes.Begin().GetRequiredService<MuistotDb>()).First(db => db == left);
        var before = next.Database.GetDbConnection().State;
        await next.Users.AnyAsync();
        var after = next.Database.GetDbConnection().State;
        await next.CommitAsync(() => next.Users.AnyAsync(), atomic: true, CancellationToken.None);

        Assert.That((before, after, next.Database.GetDbConnection().State),
            Is.EqualTo((ConnectionState.Closed, ConnectionState.Closed, ConnectionState.Closed)));
    }

    private async Task<MuistotDb> LeaveOpenAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        await db.Database.OpenConnectionAsync();
        return db;
    }

    private sealed class AsyncScopes(IServiceProvider services) : IAsyncDisposable
    {
        private readonly List<AsyncServiceScope> begun = [];

        public IServiceProvider Begin()
        {
            begun.Add(services.CreateAsyncScope());
            return begun[^1].ServiceProvider;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var scope in begun)
                await scope.DisposeAsync();
        }
    }
}
