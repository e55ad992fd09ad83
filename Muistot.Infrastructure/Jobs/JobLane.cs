using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muistot.Application.Jobs;
using Muistot.Application.Observability;
using Muistot.Domain.Jobs;

namespace Muistot.Infrastructure.Jobs;

/// <summary>
/// Runs the jobs of one kind on this node, so many at once as its policy allows. What became of a job is written down; while that fails,
/// this process remembers it, does not run the job again, and writes it down when it next looks for jobs.
/// </summary>
/// <param name="kind">The kind.</param>
/// <param name="store">The jobs.</param>
/// <param name="signal">Says when there may be something to do.</param>
/// <param name="scopes">Makes the scopes of handlers.</param>
/// <param name="clock">The current time.</param>
/// <param name="logger">Hears what fails, without payloads.</param>
internal sealed class JobLane(
    JobKind kind, JobStore store, JobSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger logger)
{
    private readonly Dictionary<long, Task<bool>> running = [];
    private readonly ConcurrentDictionary<long, JobSettlement> unsettled = new();

    // True when there may be more jobs than could be begun.
    private volatile bool hasMore;

    /// <summary>How many jobs can be begun.</summary>
    internal int Free => kind.Policy.Concurrency - running.Count;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins the jobs that are due, as many as there is room for.</summary>
    internal async Task BeginDueAsync(CancellationToken stoppingToken)
    {
        hasMore = true;
        foreach (var settlement in unsettled.Values)
            await TrySettleAsync(settlement, isFirst: false);
        if (kind.Policy.Every is not null)
            await store.PlantAsync(kind.Name, Now, kind.Policy.FirstAfter(Now), stoppingToken);
        foreach (var (id, _) in running.Where(run => run.Value.IsCompleted).ToList())
            running.Remove(id);
        if (Free <= 0)
            return;

        // Jobs of this node are due again when their leases could not be renewed. They are passed over.
        HashSet<long> taken = [.. running.Keys, .. unsettled.Keys];
        var found = await store.FindDueAsync(kind.Name, Now, Free + taken.Count, stoppingToken);
        var due = found.Where(id => !taken.Contains(id)).Take(Free).ToList();
        hasMore = due.Count == Free;
        foreach (var id in due)
        {
            running[id] = Task.Run(() => TryRunAsync(id, stoppingToken), CancellationToken.None);
            _ = NotifyAfterAsync(running[id]);
        }
    }

    /// <summary>Waits for the jobs that are running.</summary>
    internal Task EndAsync() => Task.WhenAll(running.Values);

    // Where the database fails, the next jobs wait until they are looked for again.
    private async Task NotifyAfterAsync(Task<bool> run)
    {
        if (await run && hasMore)
            signal.Notify(kind.Name);
    }

    /// <summary>Takes a job, runs it, and writes down what became of it.</summary>
    /// <returns>False when that failed, not when the handler did.</returns>
    private async Task<bool> TryRunAsync(long id, CancellationToken stoppingToken)
    {
        using var lease = new JobLease(store, id, clock);
        try
        {
            if (!await lease.TryTakeAsync(kind.Policy, stoppingToken)
                || await store.ReadAsync(id, lease.Owner, stoppingToken) is not { } job
                || await RunAsync(job, lease, stoppingToken) is not { } settlement)
                return true;
            unsettled[id] = settlement;
            return await TrySettleAsync(settlement, isFirst: true);
        }
        catch (Exception fault)
        {
            // While the service stops, its parts may be gone already. The lease stays, and another node runs the job when it ends.
            if (!stoppingToken.IsCancellationRequested)
                logger.LogWarning("Job {Job} ({Kind}) waits, for the database failed ({Fault}).", id, kind.Name, fault.GetType().Name);
            return false;
        }
    }

    /// <summary>Runs a job, and renews its lease meanwhile.</summary>
    /// <returns>What became of it; null when another node has it.</returns>
    private async Task<JobSettlement?> RunAsync(Job job, JobLease lease, CancellationToken stoppingToken)
    {
        using var run = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewal = lease.RenewAsync(kind.Policy.Lease, run);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (job.ExpiresAt < Now || job.Attempts > kind.Policy.MaxAttempts)
                return await DropAsync(scope.ServiceProvider, job, lease, run.Token);
            await kind.HandleAsync(scope.ServiceProvider, job, lease, run.Token);
            Observation.Job(kind.Name, "done");
            return Over(job, lease);
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested && lease.IsLost)
        {
            Observation.Job(kind.Name, "lost");
            logger.LogWarning("Job {Job} ({Kind}) was given up, for its lease was lost.", job.Id, kind.Name);
            return null;
        }
        catch (HopelessJobException fault)
        {
            Observation.Job(kind.Name, "hopeless");
            logger.LogWarning("Job {Job} ({Kind}) cannot be done, and is dropped. {Reason}.", job.Id, kind.Name, fault.Message);
            return Over(job, lease);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            return Failed(job, lease, fault);
        }
        finally
        {
            await run.CancelAsync();
            await renewal;
        }
    }

    private async Task<JobSettlement> DropAsync(IServiceProvider scope, Job job, JobLease lease, CancellationToken cancellationToken)
    {
        try
        {
            await kind.DropAsync(scope, job, lease, cancellationToken);
        }
        catch (JsonException)
        {
            // Its payload, of another version, cannot be read; its handler cannot take note of it.
        }

        Observation.Job(kind.Name, "dropped");
        logger.LogWarning("Job {Job} ({Kind}) could not be done in time, and is dropped.", job.Id, kind.Name);
        return Over(job, lease);
    }

    private JobSettlement Failed(Job job, JobLease lease, Exception fault)
    {
        Observation.Job(kind.Name, "failed");

        // What has failed as often as it may is dropped when it is run next, at once.
        var delay = job.Attempts == kind.Policy.MaxAttempts ? TimeSpan.Zero : kind.Policy.DelayAfter(job.Attempts);
        logger.LogWarning("Job {Job} ({Kind}) failed in attempt {Attempt} ({Fault}), and is tried again in {Delay}.",
            job.Id, kind.Name, job.Attempts, fault.GetType().Name, delay);
        return new JobSettlement(job.Id, lease.Owner, Now + delay, StartsOver: false);
    }

    private JobSettlement Over(Job job, JobLease lease) =>
        new(job.Id, lease.Owner, kind.Policy.NextAfter(job.DueAt, Now), StartsOver: true);

    /// <summary>Writes down what became of a job, also while the service stops.</summary>
    /// <returns>False when that failed, and is tried again.</returns>
    private async Task<bool> TrySettleAsync(JobSettlement settlement, bool isFirst)
    {
        try
        {
            await store.SettleAsync(settlement, CancellationToken.None);
            unsettled.TryRemove(settlement.Id, out _);
            return true;
        }
        catch (Exception fault)
        {
            if (isFirst)
                logger.LogWarning("Job {Job} ({Kind}) was run, and its row could not be changed ({Fault}), which is tried again.",
                    settlement.Id, kind.Name, fault.GetType().Name);
            return false;
        }
    }
}
