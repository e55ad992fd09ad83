using Muistot.Application.Jobs;

namespace Muistot.Infrastructure.Jobs;

/// <summary>The lease of a job on this node.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="id">Key of the job.</param>
/// <param name="clock">The current time.</param>
internal sealed class JobLease(JobStore store, long id, TimeProvider clock) : IJobLease, IDisposable
{
    // The handler and the renewal extend it, each to a time of its own: one after the other, so that the later time stays.
    private readonly SemaphoreSlim turn = new(1, 1);

    private DateTime until;

    /// <summary>Names the lease.</summary>
    internal string Owner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>True when another node has the job, or may have it.</summary>
    internal bool IsLost { get; private set; }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <inheritdoc/>
    public async Task ExtendAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var end = Now + time;
            if (end <= until)
                return;
            if (!await store.ExtendAsync(id, Owner, end, cancellationToken))
            {
                IsLost = true;
                throw new LeaseLostException();
            }

            until = end;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes the lease.</summary>
    /// <returns>False when someone else has the job.</returns>
    internal Task<bool> TryTakeAsync(JobPolicy policy, CancellationToken cancellationToken)
    {
        var now = Now;
        until = now + policy.Lease;
        return store.TryLeaseAsync(id, Owner, now, until, keepsKey: policy.Every is not null, cancellationToken);
    }

    /// <summary>Renews the lease each third of its time, until the run ends. Ends the run when the lease is lost.</summary>
    internal async Task RenewAsync(TimeSpan time, CancellationTokenSource run)
    {
        try
        {
            while (!IsLost)
            {
                await Task.Delay(time / 3, clock, run.Token);
                await TryExtendAsync(time, run.Token);
            }

            await run.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private async Task TryExtendAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await ExtendAsync(time, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A database that is unavailable is asked again, while nobody else can have taken the job.
            IsLost |= until <= Now;
        }
    }
}
