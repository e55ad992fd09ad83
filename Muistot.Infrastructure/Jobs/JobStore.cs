using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Domain.Jobs;

namespace Muistot.Infrastructure.Jobs;

/// <summary>
/// What a runner asks the database. Each step is one statement in a scope of its own, and what changes a job that someone holds names the
/// lease, so that of several nodes one wins.
/// </summary>
/// <param name="scopes">Makes databases.</param>
public sealed class JobStore(IServiceScopeFactory scopes)
{
    /// <summary>The jobs of a kind that are due and that nobody holds, oldest first.</summary>
    /// <returns>Their keys.</returns>
    public Task<long[]> FindDueAsync(string kind, DateTime now, int atMost, CancellationToken cancellationToken) => RunAsync(
        jobs => jobs.Where(job => job.Kind == kind && job.DueAt <= now && (job.LeasedUntil == null || job.LeasedUntil <= now))
            .OrderBy(job => job.DueAt).ThenBy(job => job.Id).Select(job => job.Id).Take(atMost).ToArrayAsync(cancellationToken));

    /// <summary>Takes the lease of a job that is due and that nobody holds, counts the attempt, and frees its key.</summary>
    /// <returns>False when someone else has taken it.</returns>
    public async Task<bool> TryLeaseAsync(
        long id, string owner, DateTime now, DateTime until, bool keepsKey, CancellationToken cancellationToken) => await RunAsync(
        jobs => jobs.Where(job => job.Id == id && job.DueAt <= now && (job.LeasedUntil == null || job.LeasedUntil <= now))
            .ExecuteUpdateAsync(
                job => job.SetProperty(row => row.LeaseOwner, owner).SetProperty(row => row.LeasedUntil, until)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.Key, row => keepsKey ? row.Key : null),
                cancellationToken)) > 0;

    /// <summary>Reads a job that someone holds.</summary>
    /// <returns>Null when it is gone, or someone else holds it.</returns>
    public Task<Job?> ReadAsync(long id, string owner, CancellationToken cancellationToken) => RunAsync(
        jobs => jobs.AsNoTracking().FirstOrDefaultAsync(job => job.Id == id && job.LeaseOwner == owner, cancellationToken));

    /// <summary>Moves the end of a lease.</summary>
    /// <returns>False when it is lost.</returns>
    public async Task<bool> ExtendAsync(long id, string owner, DateTime until, CancellationToken cancellationToken) => await RunAsync(
        jobs => jobs.Where(job => job.Id == id && job.LeaseOwner == owner)
            .ExecuteUpdateAsync(job => job.SetProperty(row => row.LeasedUntil, until), cancellationToken)) > 0;

    /// <summary>Writes down what became of a job. One that somebody else holds is left alone.</summary>
    public Task SettleAsync(JobSettlement settlement, CancellationToken cancellationToken) => RunAsync(jobs =>
    {
        var held = jobs.Where(job => job.Id == settlement.Id && job.LeaseOwner == settlement.Owner);
        if (settlement.DueAt is not { } dueAt)
            return held.ExecuteDeleteAsync(cancellationToken);
        var starts = settlement.StartsOver;
        return held.ExecuteUpdateAsync(
            job => job.SetProperty(row => row.DueAt, dueAt).SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeasedUntil, (DateTime?)null)
                .SetProperty(row => row.Attempts, row => starts ? 0 : row.Attempts),
            cancellationToken);
    });

    /// <summary>Makes the one row of a recurring kind, unless it is there. Its key is its kind.</summary>
    public async Task PlantAsync(string kind, DateTime now, DateTime dueAt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IMuistotDb>();
        if (await db.Jobs.AnyAsync(job => job.Key == kind, cancellationToken))
            return;
        db.Jobs.Add(new Job { Kind = kind, Key = kind, Payload = "{}", CreatedAt = now, DueAt = dueAt });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (UniqueKeyException)
        {
            // Another node was faster.
        }
    }

    private async Task<T> RunAsync<T>(Func<DbSet<Job>, Task<T>> step)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await step(scope.ServiceProvider.GetRequiredService<IMuistotDb>().Jobs);
    }
}

/// <summary>What became of a job, to be written down.</summary>
/// <param name="Id">Key of the job.</param>
/// <param name="Owner">Name of the lease.</param>
/// <param name="DueAt">When it is run again; null when it is over.</param>
/// <param name="StartsOver">True to count attempts from the start, as for the next run of a recurring job.</param>
public sealed record JobSettlement(long Id, string Owner, DateTime? DueAt, bool StartsOver);
