using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;

namespace Muistot.Api.Hosting;

/// <summary>
/// Sheds load: of what reaches the database, so much runs at the same time, and so much waits for it in order. Bodies that are still on
/// their way, and answers that slow clients read, hold no place. Writes and reads have places of their own: writes that wait for each other
/// do not keep readers out.
/// </summary>
internal sealed class RequestAdmission : IDisposable
{
    // Why 48 and 1000 by default: both kinds together keep within the 100 connections of a pool, so that no request waits for one. More
    // writes at the same time would wait for the same disk. The length of the queue is an estimate: what waits longer than BusySeconds is
    // given up anyway.
    private readonly ConcurrencyLimiter commands;
    private readonly ConcurrencyLimiter queries;

    /// <param name="options">How much.</param>
    public RequestAdmission(IOptions<RequestsOptions> options) => (commands, queries) = (Limiter(options.Value), Limiter(options.Value));

    /// <inheritdoc/>
    public void Dispose()
    {
        commands.Dispose();
        queries.Dispose();
    }

    /// <summary>Runs a use case when it is its turn.</summary>
    /// <param name="isCommand">True where it changes something.</param>
    /// <param name="run">Runs it.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="UnavailableException">Too many wait already.</exception>
    internal async Task<T> RunAsync<T>(bool isCommand, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        using var lease = await (isCommand ? commands : queries).AcquireAsync(1, cancellationToken);
        return lease.IsAcquired ? await run() : throw new UnavailableException();
    }

    private static ConcurrencyLimiter Limiter(RequestsOptions options) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.MaxConcurrent,
        QueueLimit = options.MaxQueued,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
