namespace Muistot.Benchmark.Chaos;

/// <summary>A memory whose title counts up, one writer at a time.</summary>
/// <param name="path">Where it is.</param>
internal sealed class CountedMemory(string path)
{
    private readonly List<(int Value, TimeSpan At)> settled = [];

    /// <summary>Where it is.</summary>
    internal string Path => path;

    /// <summary>The last value that was answered for.</summary>
    internal int Last
    {
        get
        {
            lock (settled)
                return settled.Count > 0 ? settled[^1].Value : 0;
        }
    }

    /// <summary>A value was answered for.</summary>
    internal void Settle(int value, TimeSpan at)
    {
        lock (settled)
            settled.Add((value, at));
    }

    /// <summary>What was answered for last, and when.</summary>
    internal string Tell()
    {
        lock (settled)
            return string.Join(", ", settled.TakeLast(8).Select(one => $"{Scene.Text(one.Value)} at {one.At.TotalSeconds:0.00}"));
    }

    /// <summary>When something newer than a value was answered for, or never.</summary>
    internal TimeSpan? NewerSince(int value)
    {
        lock (settled)
        {
            var index = settled.Count;
            while (index > 0 && settled[index - 1].Value > value)
                index--;
            return index < settled.Count ? settled[index].At : null;
        }
    }
}

/// <summary>A site that is published and hidden in turn.</summary>
/// <param name="path">Where it is.</param>
internal sealed class SwitchedSite(string path)
{
    private volatile State state = new(IsPublic: true, TimeSpan.Zero, IsMoving: false);

    /// <summary>Where it is.</summary>
    internal string Path => path;

    /// <summary>What was answered for.</summary>
    internal State Now => state;

    /// <summary>It is about to change, or may have.</summary>
    internal void Move() => state = state with { IsMoving = true };

    /// <summary>It has changed.</summary>
    internal void Settle(bool isPublic, TimeSpan at) => state = new State(isPublic, at, IsMoving: false);

    /// <summary>A state.</summary>
    /// <param name="IsPublic">True when everyone sees it.</param>
    /// <param name="Since">Since when.</param>
    /// <param name="IsMoving">True while nobody can know.</param>
    internal sealed record State(bool IsPublic, TimeSpan Since, bool IsMoving);
}
