using System.Diagnostics;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

/// <summary>How long an answer takes does not tell who has an account.</summary>
[NeedsServers]
public sealed class TimeToldTests() : LoginTest(Backend.Production)
{
    private const int Tries = 200;
    private const int FirstTries = 20;
    private const int Sides = 3;

    // In milliseconds: long enough for the work on a busy machine too, and short enough to ask often.
    private const int Step = 100;

    private ApiClient even = null!;

    [SetUp]
    public void Even() => even = new ApiClient(Host.Node(("Login:AnswerMilliseconds", $"{Step}")).Address);

    [TearDown]
    public void Close() => even.Dispose();

    [Test]
    public async Task IsTheSameForKnownAndUnknownAddresses()
    {
        var people = await PeopleAsync();

        await AssertSameAsync(204, index => AskAsync(even, people[index].Email), _ => AskAsync(even, FreshEmail()));
    }

    [Test]
    public async Task IsTheSameForKnownAndUnknownNames()
    {
        var people = await PeopleAsync();

        await AssertSameAsync(404, index => ExchangeAsync(even, people[index].Name, "wrong"),
            _ => ExchangeAsync(even, World.Fresh("user"), "wrong"));
    }

    [Test]
    public void TheComparisonFindsADifference()
    {
        var times = Enumerable.Range(0, Tries).Select(index => 2 + (index % 20 * 0.1)).ToList();

        Assert.That(Advantage(times, times), Is.Zero);
        Assert.That(Advantage(times, [.. times.Select(time => time + 1)]), Is.GreaterThan(0.35));
        Assert.That(Advantage([.. times.Select(time => time + 1)], times), Is.GreaterThan(0.35));
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync()
    {
        var people = new List<Person>();
        for (var index = 0; index < FirstTries + Tries; index++)
            people.Add(await World.PersonAsync());
        return people;
    }

    /// <summary>
    /// Asks for both in turn, again and again, so that whatever else the machine does slows both. The answers are waits for the most
    /// part, and several sides can wait at once. The sides are odd in number, so that each begins now with the one, now with the other.
    /// </summary>
    private static async Task AssertSameAsync(int status, Func<int, Task<Answer>> known, Func<int, Task<Answer>> unknown)
    {
        var times = new (double Known, double Unknown)[FirstTries + Tries];
        await Task.WhenAll(Enumerable.Range(0, Sides).Select(AskAsync));
        var (ofKnown, ofUnknown) = (times[FirstTries..].Select(time => time.Known).ToList(),
            times[FirstTries..].Select(time => time.Unknown).ToList());

        // Chance alone stays within 0.12 in all but one of ten thousand rounds.
        var advantage = Advantage(ofKnown, ofUnknown);
        await TestContext.Out.WriteLineAsync($"Advantage {advantage:F3}; medians {Median(ofKnown):F2} and {Median(ofUnknown):F2} ms.");
        Assert.That(advantage, Is.LessThan(0.12));

        async Task AskAsync(int side)
        {
            for (var index = side; index < times.Length; index += Sides)
            {
                var isKnownFirst = index % 2 == 0;
                var first = await TimeAsync(status, isKnownFirst ? known : unknown, index);
                var second = await TimeAsync(status, isKnownFirst ? unknown : known, index);
                times[index] = isKnownFirst ? (first, second) : (second, first);
            }
        }
    }

    private static async Task<double> TimeAsync(int status, Func<int, Task<Answer>> ask, int index)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await ask(index);
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Assert.That(answer.Status, Is.EqualTo(status));
        return time;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Tries / 2);

    /// <summary>By how much better than a coin one tells by the times which is which: from 0 to one half (Mann and Whitney's U).</summary>
    private static double Advantage(List<double> first, List<double> second)
    {
        var longer = first.Sum(one => second.Count(other => other > one) + (second.Count(other => other == one) / 2.0));
        return Math.Abs((longer / (first.Count * second.Count)) - 0.5);
    }
}
