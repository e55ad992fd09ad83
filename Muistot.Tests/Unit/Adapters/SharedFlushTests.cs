using Muistot.Infrastructure.Persistence.Providers;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>Those who wait for the disk share a flush, and each waits for one that began after them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SharedFlushTests
{
    private readonly SemaphoreSlim begun = new(0);
    private readonly SemaphoreSlim ended = new(0);
    private int flushes;

    [TearDown]
    public void Release()
    {
        begun.Dispose();
        ended.Dispose();
    }

    [Test]
    public async Task WaitForOneThatBeganAfterThem()
    {
        var flush = new SharedFlush(Flush);
        var first = flush.WaitAsync();
        await begun.WaitAsync();

        Task[] later = [.. Enumerable.Range(0, 20).Select(_ => flush.WaitAsync())];
        ended.Release();
        await first;
        await begun.WaitAsync();
        Assert.That(later.Select(wait => wait.IsCompleted), Has.None.True);

        ended.Release();
        await Task.WhenAll(later);
        Assert.That(flushes, Is.EqualTo(2));
    }

    [Test]
    public async Task HearOfTheirOwnFailureAlone()
    {
        var flush = new SharedFlush(() =>
        {
            Flush();
            if (flushes == 1)
                throw new IOException("The disk is full.");
        });
        var first = flush.WaitAsync();
        await begun.WaitAsync();
        var later = flush.WaitAsync();
        ended.Release(2);

        Assert.ThrowsAsync<IOException>(() => first);
        Assert.DoesNotThrowAsync(() => later);
    }

    private void Flush()
    {
        Interlocked.Increment(ref flushes);
        begun.Release();
        ended.Wait();
    }
}
