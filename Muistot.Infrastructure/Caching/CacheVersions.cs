using System.IO.Hashing;
using System.Runtime.InteropServices;
using Muistot.Application.Caching;

namespace Muistot.Infrastructure.Caching;

/// <summary>
/// Keeps versions in a fixed number of counters, which things are spread over by their names. Two things that share one make an
/// answer be made again too early, never too late.
/// </summary>
public class CacheVersions : ICacheVersions
{
    private const int Counters = 1 << 16;

    private readonly long[] versions = new long[Counters];

    /// <inheritdoc/>
    public virtual bool IsShared => false;

    /// <inheritdoc/>
    public virtual bool IsConnected => true;

    /// <inheritdoc/>
    public long Of(params ReadOnlySpan<string> tags)
    {
        var sum = 0L;
        foreach (var name in tags)
            sum += Volatile.Read(ref versions[CounterOf(name)]);
        return sum;
    }

    /// <inheritdoc/>
    public virtual void Invalidate(params ReadOnlySpan<string> tags)
    {
        foreach (var name in tags)
            Invalidate(CounterOf(name));
    }

    /// <summary>The counter of a thing: the same in every process.</summary>
    protected static int CounterOf(string name) => (int)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(name.AsSpan())) % Counters);

    /// <summary>Makes a counter go up.</summary>
    protected void Invalidate(int counter) => Interlocked.Increment(ref versions[counter]);
}
