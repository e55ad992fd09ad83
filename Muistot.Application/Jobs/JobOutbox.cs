using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Jobs;
using Muistot.Domain.Users;

namespace Muistot.Application.Jobs;

/// <summary>
/// Enqueues jobs within the change that asks for them (a transactional outbox): a job is saved with it, or not at all. It is run after
/// the command was saved, on whichever node handles its kind.
/// </summary>
/// <param name="db">The database of the command.</param>
/// <param name="signal">Wakes the runner of this node.</param>
/// <param name="postCommit">Says when the command is saved.</param>
/// <param name="clock">The current time.</param>
public sealed class JobOutbox(IMuistotDb db, IJobSignal signal, PostCommitActions postCommit, TimeProvider clock)
{
    /// <summary>Enqueues a job, which the command's next save saves.</summary>
    /// <param name="payload">What its handler needs to know.</param>
    /// <param name="options">For whom and when; for nobody and at once when it is left out.</param>
    public void Enqueue<TPayload>(TPayload payload, JobOptions? options = null)
        where TPayload : class, IJobPayload => Add(payload, options ?? new JobOptions(), key: null);

    /// <summary>
    /// Enqueues a job unless one with the same key waits already. One that has begun does not count: it may have read what the command
    /// changes.
    /// </summary>
    /// <param name="key">The key: the kind and the id of what it is about, at most 100 characters.</param>
    /// <param name="payload">What its handler needs to know.</param>
    /// <param name="options">For whom and when; for nobody and at once when it is left out.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task EnqueueOnceAsync<TPayload>(string key, TPayload payload, JobOptions? options, CancellationToken cancellationToken)
        where TPayload : class, IJobPayload
    {
        if (!await db.Jobs.AnyAsync(job => job.Key == key, cancellationToken))
            Add(payload, options ?? new JobOptions(), key);
    }

    private void Add<TPayload>(TPayload payload, JobOptions options, string? key)
        where TPayload : class, IJobPayload
    {
        var (now, json) = (clock.GetUtcNow().UtcDateTime, JobKind.Write(payload));
        if (json.Length > Job.LongestPayload)
            throw new ArgumentException($"A payload must have at most {Job.LongestPayload} characters as JSON.", nameof(payload));
        db.Jobs.Add(new Job
        {
            Kind = TPayload.Kind,
            Payload = json,
            UserId = options.UserId,
            User = options.User,
            Key = key,
            CreatedAt = now,
            DueAt = now + options.Delay,
            ExpiresAt = now + options.Lifetime,
        });
        postCommit.AfterSaving(() =>
        {
            signal.Notify(TPayload.Kind);
            return Task.CompletedTask;
        });
    }
}

/// <summary>For whom a job is done, and when.</summary>
public sealed record JobOptions
{
    /// <summary>Key of the account that it is done for.</summary>
    public int? UserId { get; init; }

    /// <summary>The account that it is done for, when it has no key yet.</summary>
    public User? User { get; init; }

    /// <summary>How much later it is run.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How much later it is dropped instead of run; null when it does not expire.</summary>
    public TimeSpan? Lifetime { get; init; }
}

/// <summary>Wakes the runner of jobs of this process.</summary>
public interface IJobSignal
{
    /// <summary>There may be a job of a kind to run.</summary>
    void Notify(string kind);
}
