using System.Collections.Concurrent;
using MediatR;
using Muistot.Application.Common;

namespace Muistot.Application.Pipeline;

/// <summary>
/// A command that keeps others from a project for as long as it runs, which may be longer than writes wait for each other. Another one of
/// that project waits for its turn, and where the database has one writer, of any project.
/// </summary>
public interface ILongCommand : IAtomicCommand, IProjectRequest;

/// <summary>Is it the turn of a long command? Asked when nothing but the database can refuse it any more.</summary>
/// <typeparam name="TRequest">The command.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="turns">What they wait for.</param>
/// <param name="db">The database.</param>
public sealed class LongCommandBehavior<TRequest, TResponse>(LongCommandTurns turns, IMuistotDb db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, ILongCommand
{
    private const string Everything = "";

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var taken = await turns.TakeAsync(db.HasOneWriter ? Everything : request.Project!.Value, cancellationToken);
        return await next();
    }
}

/// <summary>The turns of long commands, which those of a process take one after the other.</summary>
public sealed class LongCommandTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    // Proxies wait about as long for an answer.
    /// <summary>How long each waits for its turn.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Takes the turn, until what this returns is disposed.</summary>
    /// <param name="name">What those before it keep others from.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="UnavailableException">It must come within <see cref="LongestWait"/>.</exception>
    internal async Task<IDisposable> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        return await turn.WaitAsync(LongestWait, cancellationToken) ? new Taken(turn) : throw new UnavailableException();
    }

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
