using System.Diagnostics;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

/// <summary>A test that breaks something under load. Those of one stage take turns.</summary>
[Parallelizable(ParallelScope.Self)]
public abstract class FaultTest
{
    /// <summary>How soon the service has recovered.</summary>
    protected static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    // How long a node that is gone without a word is missed by the others, and a little more.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan While = TimeSpan.FromSeconds(3.5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(0.5);

    /// <summary>The service, and what it stands on.</summary>
    private protected abstract Stage Stage { get; }

    /// <summary>Waits for the stage.</summary>
    [SetUp]
    public async Task BeginAsync()
    {
        await Stages.StartedAsync();
        await Stage.Host.Lane.WaitAsync();
    }

    /// <summary>Lets the next test have it.</summary>
    [TearDown]
    public void End() => Stage.Host.Lane.Release();

    /// <summary>
    /// Breaks something that an answer is made from, and asks for it as it is kept. A service whose Redis was away, or had another
    /// listener that is gone, keeps nothing for long, so there may be nothing at first.
    /// </summary>
    private protected static async Task<Answer> BreakWhatIsKeptAsync(ApiClient api, string path, Func<Task> breaking, Func<Task> repairing)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            await api.GetAsync(path);
            await breaking();
            var kept = await api.GetAsync(path);
            if (kept.Status == 200 || Stopwatch.GetElapsedTime(started) > Forgotten)
                return kept;
            await repairing();
        }
    }

    /// <summary>Breaks something under load, repairs it, and waits until everything goes through again.</summary>
    /// <returns>What was sent, and when the service stood on nothing that was broken.</returns>
    private protected static async Task<Outage> BreakAsync(Load load, Func<Task> breaking, Func<Task> repairing,
        params IReadOnlyList<string> kinds)
    {
        await load.UntilDoneAsync(Load.Warming, kinds);
        var warm = load.Now;
        await Task.Delay(Before);
        await breaking();
        var broken = load.Now;
        await Task.Delay(While);
        var repaired = load.Now;
        await repairing();
        var recovered = await load.UntilDoneAsync(Recovery, kinds);
        await Task.Delay(After);
        await TestContext.Out.WriteLineAsync($"Recovered in {recovered}.");
        return new Outage(await load.StopAsync(), warm, broken, repaired);
    }
}

/// <summary>What was sent around an outage.</summary>
/// <param name="Answers">Everything that was sent.</param>
/// <param name="Warm">When the service had done everything once, since the load began.</param>
/// <param name="Began">When the outage had begun.</param>
/// <param name="Ended">When it was about to end.</param>
internal sealed record Outage(IReadOnlyList<Sent> Answers, TimeSpan Warm, TimeSpan Began, TimeSpan Ended)
{
    /// <summary>What was sent once the service had done everything.</summary>
    public IReadOnlyList<Sent> Measured => [.. Answers.Where(one => one.Asked > Warm)];

    /// <summary>How many were on their way when it began or when it ended, and failed.</summary>
    public int CutOff(string kind) => Answers.Count(one => one.Kind == kind && !one.Done && (one.Asked <= Began || one.Answered >= Ended));

    /// <summary>What was sent and answered while it lasted.</summary>
    public IEnumerable<Sent> Within(string kind) => Answers.Where(one => one.Kind == kind && one.Asked > Began && one.Answered < Ended);
}
