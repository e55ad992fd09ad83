using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muistot.Application.Jobs;

namespace Muistot.Infrastructure.Jobs;

/// <summary>
/// Runs the jobs of the kinds that this process handles. A job is taken by one conditional update, so that of several nodes one runs it.
/// Each kind has a lane of its own, so that a slow kind holds up no other.
/// </summary>
/// <param name="kinds">The kinds.</param>
/// <param name="store">The jobs.</param>
/// <param name="signal">Says when there may be something to do.</param>
/// <param name="scopes">Makes the scopes of handlers.</param>
/// <param name="clock">The current time.</param>
/// <param name="logger">Hears what fails, without payloads.</param>
public sealed class JobRunner(
    IEnumerable<JobKind> kinds, JobStore store, JobSignal signal, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<JobRunner> logger) : BackgroundService
{
    // Jobs of other nodes, and jobs whose time comes, are noticed this late.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private int isDatabaseAway;

    /// <summary>
    /// Asks the database what running a job asks it, of a job that there is not, so that the first one need not wait for code to be
    /// compiled.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        const long Nothing = -1;
        var now = clock.GetUtcNow().UtcDateTime;
        await store.FindDueAsync("", now, 1, cancellationToken);
        await store.TryLeaseAsync(Nothing, "", now, now, keepsKey: false, cancellationToken);
        await store.ReadAsync(Nothing, "", cancellationToken);
        await store.ExtendAsync(Nothing, "", now, cancellationToken);
        await store.SettleAsync(new JobSettlement(Nothing, "", now, StartsOver: false), cancellationToken);
        await store.SettleAsync(new JobSettlement(Nothing, "", DueAt: null, StartsOver: false), cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(kinds.Select(kind => Task.Run(() => RunAsync(kind, stoppingToken), CancellationToken.None)));

    private async Task RunAsync(JobKind kind, CancellationToken stoppingToken)
    {
        var lane = new JobLane(kind, store, signal, scopes, clock, logger);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await lane.BeginDueAsync(stoppingToken);
                Interlocked.Exchange(ref isDatabaseAway, 0);
            }
            catch (Exception fault)
            {
                // While the service stops, its parts may be gone already. An outage is told of once.
                if (!stoppingToken.IsCancellationRequested && Interlocked.Exchange(ref isDatabaseAway, 1) == 0)
                    logger.LogWarning("Looking for jobs failed ({Fault}), and is tried again until it works.", fault.GetType().Name);
            }

            await signal.WaitAsync(kind.Name, Interval, stoppingToken);
        }

        await lane.EndAsync();
    }
}
