using Muistot.Application.Images;
using Muistot.Application.Jobs;

namespace Muistot.Application.Me;

/// <summary>Finishes the erasures that a service which died, or a part that was unavailable, has left unfinished.</summary>
public sealed record FinishErasureJob : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "finish-erasure";
}

/// <summary>Removes what a transaction that erased an account leaves outside of its rows. It can be run at any time, and again.</summary>
/// <param name="files">Deletes files.</param>
/// <param name="remnants">What else is left.</param>
public sealed class ErasureFinish(FileRemoval files, IEnumerable<IErasureRemnants> remnants)
{
    /// <summary>Does it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var some in remnants.OrderBy(some => some.Order))
            await some.RemoveAsync(cancellationToken);
        await files.RunAsync(cancellationToken);
    }
}

/// <summary>Something of erased rows that their deletion leaves: words, cached responses, free pages of a file.</summary>
public interface IErasureRemnants
{
    /// <summary>Those with a smaller number are removed first.</summary>
    int Order { get; }

    /// <summary>Removes it.</summary>
    Task RemoveAsync(CancellationToken cancellationToken);
}

/// <summary>Does <see cref="FinishErasureJob"/>.</summary>
/// <param name="finish">Does it.</param>
public sealed class FinishErasureHandler(ErasureFinish finish) : IJobHandler<FinishErasureJob>
{
    /// <inheritdoc/>
    public static JobPolicy Policy { get; } = new() { MaxAttempts = int.MaxValue };

    /// <inheritdoc/>
    public Task HandleAsync(RunningJob<FinishErasureJob> job, CancellationToken cancellationToken) => finish.RunAsync(cancellationToken);
}
