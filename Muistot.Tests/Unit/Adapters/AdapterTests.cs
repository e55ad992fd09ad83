using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>Tests of a port that hold for its adapter in process and for its adapter over Redis, which they have to themselves.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class AdapterTests
{
    /// <summary>The clock of what is tested.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 6, 21, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Lets time pass.</summary>
    protected virtual Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>The same try from many sides at the same time.</summary>
    protected static async Task<T[]> AtOnceAsync<T>(int count, Func<Task<T>> attempt)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var attempts = Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
        {
            await go.Task;
            return await attempt();
        })).ToList();
        go.SetResult();
        return await Task.WhenAll(attempts);
    }
}
