using System.Globalization;
using System.Text;

namespace Muistot.Benchmark.Chaos;

/// <summary>Counts what was met while each thing was broken, and holds it to the limits.</summary>
/// <param name="book">What was met.</param>
/// <param name="kept">How often each thing that was made is on a node, by its name; one for each node.</param>
internal sealed class Table(Book book, IReadOnlyList<IReadOnlyDictionary<string, int>> kept)
{
    /// <summary>The oldest that anything may be that is read.</summary>
    internal static readonly TimeSpan LongestStale = TimeSpan.FromSeconds(1);

    /// <summary>How long the service may be unavailable once what it stands on has healed.</summary>
    private static readonly TimeSpan LongestUnavailable = TimeSpan.FromSeconds(5);

    /// <summary>The heading of the columns, in Markdown.</summary>
    internal const string Heading = """
        | fault | healed s | requests | answered | 503 | 500 | cut off | wrong | lost | doubled | away s | slowest s | stale | oldest s |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """;

    /// <summary>True when a limit is broken.</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>The rows, in Markdown.</summary>
    internal string Write()
    {
        var rows = new StringBuilder();
        foreach (var fault in book.Faults)
            rows.AppendLine(RowOf(fault));
        return rows.ToString();
    }

    private string RowOf(Fault fault)
    {
        // What was on its way when something broke met that.
        var sent = book.Sent.Where(one => one.Asked + one.Took >= fault.Began && one.Asked + one.Took < fault.Ended).ToList();
        var stale = book.Stale.Where(one => one.At >= fault.Began && one.At < fault.Ended).Select(one => one.Age).ToList();
        var made = sent.Where(one => one.Made is not null).Select(one => one.Made!).ToList();
        var lost = made.Count(name => kept.Any(node => node.GetValueOrDefault(name) == 0));
        var doubled = made.Count(name => kept.Any(node => node.GetValueOrDefault(name) > 1));
        var (failed, wrong, old) = (Count(Outcome.Failed), Count(Outcome.Wrong), stale.Count(age => age > LongestStale));
        var unavailable = UnavailableFor(fault, sent);
        var isBroken = failed + wrong + lost + doubled + old > 0 || unavailable > LongestUnavailable || sent.Count == 0;
        IsBroken |= isBroken;
        string[] cells =
        [
            isBroken ? $"**{fault.Name}**" : fault.Name, Seconds(fault.Healed - fault.Began), Text(sent.Count),
            Text(Count(Outcome.Answered)), Text(Count(Outcome.Refused)), Text(failed), Text(Count(Outcome.CutOff)), Text(wrong), Text(lost),
            Text(doubled), Seconds(unavailable), Seconds(sent.Select(one => one.Took).DefaultIfEmpty().Max()), Text(old),
            Seconds(stale.DefaultIfEmpty().Max()),
        ];
        return $"| {string.Join(" | ", cells)} |";

        int Count(Outcome outcome) => sent.Count(one => one.Outcome == outcome);
    }

    /// <summary>
    /// The longest that anybody had to try again, once the rest had gone on; those whose process stands on what is broken, once it was
    /// whole again.
    /// </summary>
    private static TimeSpan UnavailableFor(Fault fault, List<Sent> sent)
    {
        var longest = TimeSpan.Zero;
        foreach (var side in sent.GroupBy(one => (one.Side, one.Channel)))
        {
            var from = fault.Without.Contains(side.Key.Channel, StringComparer.Ordinal) ? fault.Restored : fault.Healed;
            TimeSpan? since = null;
            foreach (var one in side.Where(one => one.Asked >= from).OrderBy(one => one.Asked))
            {
                if (one.Outcome is Outcome.Refused or Outcome.CutOff)
                    since ??= one.Asked;
                else if (since is { } failing)
                    (longest, since) = (Max(longest, one.Asked + one.Took - failing), null);
            }

            if (since is { } still)
                longest = Max(longest, side.Max(one => one.Asked + one.Took) - still);
        }

        return longest;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? time) => time?.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
