using MediatR;
using Muistot.Application.Common;

namespace Muistot.Application.Pipeline;

/// <summary>
/// A command that others wait for as long as it runs, which may be longer than writes wait for each other. One of them runs at a time in a
/// process, and the next waits for its turn.
/// </summary>
public interface ILongCommand : IAtomicCommand;

/// <summary>Is it the turn of a long command? Asked when nothing but the database can refuse it any more.</summary>
/// <typeparam name="TRequest">The command.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="turn">What they wait for.</param>
public sealed class LongCommandBehavior<TRequest, TResponse>(LongCommandTurn turn) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, ILongCommand
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var taken = await turn.TakeAsync(cancellationToken);
        return await next();
    }
}

/// <summary>The turn of long commands, which those of a process take one after the other.</summary>
/// <param name="longestWait">How long each waits for it.</param>
public sealed class LongCommandTurn(TimeSpan longestWait) : IDisposable
{
    // Proxies wait about as long for an answer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Makes one that is waited for up to a minute.</summary>
    public LongCommandTurn()
        : this(LongestWait)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>Takes it, until what this returns is disposed.</summary>
    /// <exception cref="UnavailableException">Others had it for too long.</exception>
    internal async Task<IDisposable> TakeAsync(CancellationToken cancellationToken) =>
        await turn.WaitAsync(longestWait, cancellationToken) ? new Taken(turn) : throw new UnavailableException();

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
