using System.Collections.Concurrent;
using System.Diagnostics;

namespace Muistot.Benchmark.Chaos;

/// <summary>All that was sent, found and broken in a run.</summary>
internal sealed class Book
{
    private const int MostToTell = 60;

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<Sent> sent = new();
    private readonly ConcurrentQueue<(TimeSpan At, TimeSpan Age)> stale = new();
    private readonly List<Fault> faults = [];
    private int told;
    private int toldOfStale;

    /// <summary>How long the run has been going on.</summary>
    internal TimeSpan Now => Stopwatch.GetElapsedTime(started);

    /// <summary>What was sent.</summary>
    internal IReadOnlyCollection<Sent> Sent => sent;

    /// <summary>What was read though something newer had been answered for: when, and how old that was.</summary>
    internal IReadOnlyCollection<(TimeSpan At, TimeSpan Age)> Stale => stale;

    /// <summary>What was broken.</summary>
    internal IReadOnlyList<Fault> Faults => faults;

    internal void Add(Sent one) => sent.Enqueue(one);

    /// <summary>Notes a read that was older than what had been answered for.</summary>
    /// <param name="asked">When it was asked for.</param>
    /// <param name="since">When what is newer had been answered for.</param>
    /// <param name="what">What was read.</param>
    internal void AddStale(TimeSpan asked, TimeSpan since, string what)
    {
        if (asked <= since)
            return;
        stale.Enqueue((asked, asked - since));
        if (asked - since > Table.LongestStale)
            Tell($"stale by {(asked - since).TotalSeconds:0.00} s: {what}", ref toldOfStale);
    }

    /// <summary>Says on the standard error what nobody should see, the first times.</summary>
    internal void Tell(string what) => Tell(what, ref told);

    private void Tell(string what, ref int count)
    {
        if (Interlocked.Increment(ref count) <= MostToTell)
            Console.Error.WriteLine($"{Now.TotalSeconds:0.0} s, {(faults.Count > 0 ? faults[^1].Name : "before")}: {what}");
    }

    /// <summary>Takes an order: what is broken from now on, or how far it is repaired.</summary>
    internal void Take(string order)
    {
        var words = order.Split('|');
        switch (words[0])
        {
            case "fault":
                if (faults.Count > 0)
                    faults[^1].Ended = Now;
                faults.Add(new Fault(words[1], words[2].Split(' ', StringSplitOptions.RemoveEmptyEntries), Now));
                break;
            case "healed":
                faults[^1].Healed = Now;
                break;
            case "restored":
                faults[^1].Restored = Now;
                break;
            default:
                throw new InvalidOperationException($"An order must be fault, healed or restored, and not {order}.");
        }
    }

    /// <summary>Nothing is sent any more.</summary>
    internal void Close()
    {
        if (faults.Count > 0)
            faults[^1].Ended = Now;
    }
}
