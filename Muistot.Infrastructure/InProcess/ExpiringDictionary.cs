namespace Muistot.Infrastructure.InProcess;

/// <summary>
/// A dictionary whose entries end by themselves. It is what the in-process adapters are made of; its lock makes each of their
/// steps atomic, as Redis makes a script.
/// </summary>
/// <typeparam name="TKey">Type of keys.</typeparam>
/// <typeparam name="TValue">Type of values.</typeparam>
/// <param name="clock">The current time.</param>
/// <param name="most">Number of entries that it holds at most: beyond that, those go that end soonest.</param>
internal sealed class ExpiringDictionary<TKey, TValue>(TimeProvider clock, int most = int.MaxValue)
    where TKey : notnull
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);

    private readonly Dictionary<TKey, (TValue Value, DateTimeOffset Expires)> entries = [];
    private DateTimeOffset nextSweep;

    /// <summary>Held while something is read and changed in one step.</summary>
    internal Lock Gate { get; } = new();

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal int Count => entries.Count;

    internal bool TryGet(TKey key, out TValue value, out DateTimeOffset expires)
    {
        var found = entries.TryGetValue(key, out var entry) && entry.Expires > Now;
        (value, expires) = entry;
        return found;
    }

    internal void Set(TKey key, TValue value, DateTimeOffset expires)
    {
        if (Now >= nextSweep)
            Sweep();
        if (entries.Count >= most && !entries.ContainsKey(key))
            MakeRoom();
        entries[key] = (value, expires);
    }

    internal void Remove(TKey key) => entries.Remove(key);

    internal List<TKey> Keys(Func<TValue, bool> which) =>
        [.. entries.Where(entry => entry.Value.Expires > Now && which(entry.Value.Value)).Select(entry => entry.Key)];

    internal List<TValue> Values(Func<TValue, bool> which) =>
        [.. entries.Values.Where(entry => entry.Expires > Now && which(entry.Value)).Select(entry => entry.Value)];

    private void MakeRoom()
    {
        Sweep();
        if (entries.Count < most)
            return;

        // Some at once: to look for those that end soonest costs as much as to look at all.
        foreach (var key in entries.OrderBy(entry => entry.Value.Expires).Take((most / 10) + 1).Select(entry => entry.Key).ToList())
            entries.Remove(key);
    }

    private void Sweep()
    {
        nextSweep = Now + BetweenSweeps;
        foreach (var key in entries.Where(entry => entry.Value.Expires <= Now).Select(entry => entry.Key).ToList())
            entries.Remove(key);
    }
}
