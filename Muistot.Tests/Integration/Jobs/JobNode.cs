using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Domain.Jobs;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Jobs;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Jobs;

/// <summary>A node that does errands, on the database of a host. Its polls happen when its clock is set forward or it is woken.</summary>
internal sealed class JobNode : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider parts;
    private readonly JobRunner runner;

    internal JobNode(TestHost host, FakeTimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(host.Settings!).Build();
        parts = new ServiceCollection().AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IConfiguration>(configuration).AddMuistotInfrastructure(configuration)

            // SQLite is for one process, in which all take turns to write.
            .AddSingleton(host.Application.Services.GetRequiredService<IDatabaseDialect>())
            .AddSingleton(Book)
            .AddJobHandler<Errand, ErrandHandler>().AddJobHandler<OtherErrand, OtherErrandHandler>().AddScoped<HourlyErrandHandler>()
            .BuildServiceProvider();
        Scopes = new BreakableScopes(parts.GetRequiredService<IServiceScopeFactory>());
        Store = new JobStore(Scopes);
        runner = RunnerOf([.. parts.GetServices<JobKind>()]);
        Clock = clock;
    }

    internal FakeTimeProvider Clock { get; }

    internal ErrandBook Book { get; } = new();

    internal LogBook Log { get; } = new();

    internal BreakableScopes Scopes { get; }

    internal JobStore Store { get; }

    internal JobSignal Signal => parts.GetRequiredService<JobSignal>();

    /// <summary>Waits until something is so.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
                throw new TimeoutException("It has not happened.");
            await Task.Delay(5);
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}})"/>
    internal static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    internal Task StartAsync() => runner.StartAsync(CancellationToken.None);

    internal Task StopAsync() => runner.StopAsync(CancellationToken.None);

    /// <summary>Another runner of this node, for kinds of its own.</summary>
    internal JobRunner RunnerOf(params JobKind[] kinds) => new(
        kinds, Store, Signal, parts.GetRequiredService<IServiceScopeFactory>(),
        parts.GetRequiredService<TimeProvider>(), parts.GetRequiredService<ILogger<JobRunner>>());

    internal void Wake(string? kind = null) => Signal.Notify(kind ?? Errand.Kind);

    /// <summary>Waits until this node has looked for errands once more, and begun those that it found.</summary>
    internal async Task PollAsync(int number)
    {
        await EnqueueAsync(outbox => outbox.Enqueue(new Errand(number)));
        Wake();
        await UntilAsync(() => Book.Begun.Contains(number));
    }

    /// <summary>Enqueues jobs as a command does, and saves them.</summary>
    internal Task EnqueueAsync(Action<JobOutbox> enqueue) => CommandAsync(outbox =>
    {
        enqueue(outbox);
        return Task.CompletedTask;
    });

    /// <summary>A command that enqueues jobs.</summary>
    internal async Task CommandAsync(Func<JobOutbox, Task> handler)
    {
        await using var scope = parts.CreateAsyncScope();
        var (db, actions) = (scope.ServiceProvider.GetRequiredService<IMuistotDb>(),
            new PostCommitActions(NullLogger<PostCommitActions>.Instance));
        var outbox = new JobOutbox(db, Signal, actions, Clock);
        await db.CommitAsync(async () =>
        {
            await handler(outbox);
            return await db.SaveChangesAsync(CancellationToken.None);
        }, atomic: true, CancellationToken.None);
        await actions.CompleteAsync();
    }

    internal async Task<List<Job>> JobsAsync()
    {
        await using var scope = parts.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMuistotDb>().Jobs.AsNoTracking().OrderBy(job => job.Id).ToListAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await runner.StopAsync(CancellationToken.None);
        runner.Dispose();
        await parts.DisposeAsync();
    }
}

/// <summary>Databases that are away for a while.</summary>
internal sealed class BreakableScopes(IServiceScopeFactory scopes) : IServiceScopeFactory
{
    private int asked;

    /// <summary>True while they are away.</summary>
    internal bool AreAway { get; set; }

    /// <summary>How often they were asked for while they were away.</summary>
    internal int Asked => Volatile.Read(ref asked);

    /// <inheritdoc/>
    public IServiceScope CreateScope()
    {
        if (!AreAway)
            return scopes.CreateScope();
        Interlocked.Increment(ref asked);
        throw new IOException("It is away.");
    }
}
