using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Muistot.Application.Caching;

/// <summary>
/// Lets one caller at a time make what several ask for, while the others wait for it. When the one fails, or goes away, the next takes
/// over. Nobody waits longer than <see cref="Patience"/>: then they make it themselves.
/// </summary>
/// <typeparam name="TKey">What is made, with the versions that it is made from: whoever waits is given nothing older than their
/// question.</typeparam>
/// <typeparam name="T">What comes of it.</typeparam>
public sealed class SingleFlight<TKey, T>
    where TKey : notnull
{
    /// <summary>The longest that anyone waits for others.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TKey, Flight> flights = new();

    /// <summary>Joins those who want something.</summary>
    /// <param name="key">What is wanted.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// What another one made, or the task to make it. It is to be disposed, which hands the task over unless it is settled.
    /// </returns>
    /// <exception cref="Exception">What <see cref="Place.Fail"/> shared.</exception>
    public async ValueTask<Place> JoinAsync(TKey key, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (Flight? own = null; ;)
        {
            var flight = flights.GetOrAdd(key, own ??= new Flight());
            if (flight == own)
                return new Place(this, key, own);
            var left = Patience - Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return default;
            if (await flight.WaitAsync(left, cancellationToken) is not { } end)
                return default;
            end.Fault?.Throw();
            if (end.Kind != Ending.HandedOver)
                return end.Kind == Ending.Shared ? new Place(end.Made!) : default;
        }
    }

    internal enum Ending
    {
        HandedOver,
        Released,
        Shared,
    }

    /// <summary>A place among those who want the same. The default is that of someone who makes it alone.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "It belongs to its flight.")]
    [SuppressMessage("Performance", "CA1815", Justification = "Places are not compared.")]
    public readonly struct Place : IDisposable
    {
        private readonly SingleFlight<TKey, T>? all;
        private readonly TKey? key;
        private readonly Flight? flight;

        internal Place(T made) => (Made, HasMade) = (made, true);

        internal Place(SingleFlight<TKey, T> all, TKey key, Flight flight) => (this.all, this.key, this.flight) = (all, key, flight);

        /// <summary>True when another one made it.</summary>
        public bool HasMade { get; }

        /// <summary>What another one made.</summary>
        public T? Made { get; }

        /// <summary>Gives what was made to those who wait.</summary>
        public void Share(T made) => Settle(Ending.Shared, made);

        /// <summary>Lets those who wait make it themselves, all at once: what was made is not for them.</summary>
        public void Release() => Settle(Ending.Released, default);

        /// <summary>Tells those who wait what would stop each of them too.</summary>
        public void Fail(Exception fault) => Settle(Ending.Shared, default, fault);

        /// <inheritdoc/>
        public void Dispose() => Settle(Ending.HandedOver, default);

        private void Settle(Ending end, T? made, Exception? fault = null)
        {
            if (flight is null)
                return;
            all!.flights.TryRemove(KeyValuePair.Create(key!, flight));
            flight.End(new Outcome(end, made, fault is null ? null : ExceptionDispatchInfo.Capture(fault)));
        }
    }

    internal sealed class Flight
    {
        private readonly TaskCompletionSource<Outcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal void End(Outcome how) => outcome.TrySetResult(how);

        /// <summary>How it ended, or null when it did not in time.</summary>
        internal async Task<Outcome?> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
        {
            try
            {
                return await outcome.Task.WaitAsync(limit, cancellationToken);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }
    }

    internal sealed record Outcome(Ending Kind, T? Made, ExceptionDispatchInfo? Fault);
}
