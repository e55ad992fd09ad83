using System.Diagnostics;
using Muistot.Application.Common;

namespace Muistot.Application.Observability;

/// <summary>One run of a use case, from its beginning to its end.</summary>
internal sealed class ObservedUseCase : IItemsObserver
{
    private const string Done = "done";
    private const string Failed = "failed";
    private const string Canceled = "canceled";

    private readonly string name;
    private readonly Activity? span;
    private long started = Stopwatch.GetTimestamp();
    private TimeSpan elapsed;
    private CancellationToken aborted;
    private bool hasEnded;

    /// <summary>Begins.</summary>
    /// <param name="name">Name of the request type.</param>
    internal ObservedUseCase(string name) => (this.name, span) = (name, Observation.Activities.StartActivity(name));

    /// <inheritdoc/>
    public async IAsyncEnumerable<T> Watch<T>(IAsyncEnumerable<T> items)
    {
        var outcome = Canceled;
        try
        {
            await using var reading = items.GetAsyncEnumerator(aborted);
            while (await MoveAsync(reading))
                yield return reading.Current;
            outcome = Done;
        }
        finally
        {
            // A fault has ended it already. Whoever stops reading before the last item has gone away.
            End(outcome);
        }
    }

    /// <summary>The handler returned, and what it answers is yet to be read.</summary>
    internal ObservedUseCase Continue(CancellationToken cancellationToken)
    {
        aborted = cancellationToken;
        elapsed += Stopwatch.GetElapsedTime(started);
        return this;
    }

    /// <summary>Ends well.</summary>
    internal void End()
    {
        elapsed += Stopwatch.GetElapsedTime(started);
        End(Done);
    }

    /// <summary>Ends with a fault.</summary>
    internal void End(Exception fault, CancellationToken cancellationToken)
    {
        elapsed += Stopwatch.GetElapsedTime(started);
        End(fault switch
        {
            RefusedException => fault.GetType().Name,
            OperationCanceledException when cancellationToken.IsCancellationRequested => Canceled,
            _ => Failed,
        });
    }

    private async ValueTask<bool> MoveAsync<T>(IAsyncEnumerator<T> reading)
    {
        started = Stopwatch.GetTimestamp();
        if (span is not null)
            Activity.Current = span;
        try
        {
            var hasMoved = await reading.MoveNextAsync();
            elapsed += Stopwatch.GetElapsedTime(started);
            return hasMoved;
        }
        catch (Exception fault)
        {
            End(fault, aborted);
            throw;
        }
    }

    private void End(string outcome)
    {
        if (hasEnded)
            return;
        hasEnded = true;
        if (outcome == Failed)
            span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("muistot.outcome", outcome);
        span?.Dispose();
        Observation.UseCase(name, outcome, elapsed);
    }
}
