using System.Security.Cryptography;

namespace Muistot.Application.Jobs;

/// <summary>How the jobs of a kind are run. A job that fails is tried again after a delay that doubles each time.</summary>
public sealed record JobPolicy
{
    // The part of a delay that chance takes off, in percent, so that what failed together is not tried again together.
    private const int Jitter = 20;

    /// <summary>How many jobs of the kind one node runs at once. Kinds do not wait for each other.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>How often a job is begun at most. Without a limit, an expiry ends it.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>Delay after the first failure.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest delay after a failure.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a node that died keeps others off a job. It is renewed while the handler runs, however long that takes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How much later the one job of a recurring kind is run again; null when the kind does not recur. Runs that were missed are made up
    /// for by one.
    /// </summary>
    public TimeSpan? Every { get; init; }

    /// <summary>True when the times of a recurring kind are those of the clock: multiples of <see cref="Every"/> from midnight on, UTC.</summary>
    public bool IsByTheClock { get; init; }

    /// <summary>When a recurring job is run first, once it is there.</summary>
    /// <param name="now">The current time.</param>
    public DateTime FirstAfter(DateTime now) => IsByTheClock && Every is { } interval ? OfTheClock(now, interval) : now;

    /// <summary>How long a job waits after a failure: twice as long each time, less up to a fifth.</summary>
    /// <param name="attempts">How often it was begun, 1 or more.</param>
    public TimeSpan DelayAfter(int attempts)
    {
        var doubled = FirstDelay * Math.Pow(2, Math.Min(attempts - 1, 30));
        var longest = doubled < MaxDelay ? doubled : MaxDelay;
        return longest * ((100 - RandomNumberGenerator.GetInt32(Jitter + 1)) / 100.0);
    }

    /// <summary>When a recurring job is run next: at the next of the times that lie <see cref="Every"/> apart.</summary>
    /// <param name="dueAt">When it was due.</param>
    /// <param name="now">The current time.</param>
    /// <returns>Null when the kind does not recur.</returns>
    public DateTime? NextAfter(DateTime dueAt, DateTime now)
    {
        if (Every is not { } interval)
            return null;

        // One that has failed was due anew at any time.
        return IsByTheClock
            ? OfTheClock(now, interval)
            : dueAt + (interval * Math.Max(1, Math.Floor((now - dueAt) / interval) + 1));
    }

    private static DateTime OfTheClock(DateTime after, TimeSpan interval) =>
        after.Date + (interval * (Math.Floor(after.TimeOfDay / interval) + 1));
}
