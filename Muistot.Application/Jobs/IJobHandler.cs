namespace Muistot.Application.Jobs;

/// <summary>
/// Does the jobs of one kind, each in a scope of its own. It must be idempotent: a job is run again when the node that ran it died, lost
/// the database before it could say that the job is done, or held its lease too short. It throws when the job is to be tried again.
/// </summary>
/// <typeparam name="TPayload">What it needs to know.</typeparam>
public interface IJobHandler<TPayload>
    where TPayload : class, IJobPayload
{
    /// <summary>How often, how soon and how many at once.</summary>
    static abstract JobPolicy Policy { get; }

    /// <summary>Does a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">Canceled when the service stops and when the lease is lost; another node then runs the job.</param>
    /// <exception cref="HopelessJobException">A job must be one that another try can do; this one is not, and ends.</exception>
    Task HandleAsync(RunningJob<TPayload> job, CancellationToken cancellationToken);

    /// <summary>Takes note that a job is given up: it expired, or has failed as often as it may.</summary>
    Task DropAsync(RunningJob<TPayload> job, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A job that this node runs.</summary>
/// <typeparam name="TPayload">What its handler needs to know.</typeparam>
/// <param name="Id">Key of its row.</param>
/// <param name="Payload">What its handler needs to know.</param>
/// <param name="UserId">Key of the account that it is done for, if any.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
/// <param name="Attempt">How often it was begun: 1 in the first run.</param>
/// <param name="Lease">What keeps other nodes off. It is renewed while the handler runs.</param>
public sealed record RunningJob<TPayload>(long Id, TPayload Payload, int? UserId, DateTime CreatedAt, int Attempt, IJobLease Lease)
{
    /// <summary>
    /// When it was due, UTC: the first of the times that one run of a recurring job makes up for, unless it has failed meanwhile.
    /// </summary>
    public DateTime DueAt { get; init; }
}

/// <summary>What keeps other nodes off a job.</summary>
public interface IJobLease
{
    /// <summary>
    /// Keeps other nodes off for some time from now, also when this node cannot reach the database meanwhile. For use before a step that
    /// cannot be taken back. A lease that lasts longer already stays as it is.
    /// </summary>
    /// <exception cref="LeaseLostException">Another node has the job, or it is gone.</exception>
    Task ExtendAsync(TimeSpan time, CancellationToken cancellationToken);
}

/// <summary>Another node has the job, or it is gone with the account that it was done for.</summary>
public sealed class LeaseLostException() : Exception("The lease of the job is lost.");
