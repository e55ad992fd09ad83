using System.Diagnostics;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>
/// The breaks of who writes in many transactions, one after the other: other processes come to write in them. After each short transaction
/// would be too often, since a break may be longer than that.
/// </summary>
/// <param name="dialect">Knows how long they are.</param>
internal sealed class WritingBreaks(IDatabaseDialect dialect)
{
    // A tenth of what a request waits for its turn to write.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private long since = Stopwatch.GetTimestamp();

    /// <summary>Makes one when it is time for it. Comes after each transaction.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (Stopwatch.GetElapsedTime(since) < Longest)
            return;
        await Task.Delay(dialect.Gap, cancellationToken);
        since = Stopwatch.GetTimestamp();
    }
}
