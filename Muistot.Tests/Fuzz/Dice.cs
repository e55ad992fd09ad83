namespace Muistot.Tests.Fuzz;

/// <summary>Dice that fall the same way whenever they start from the same seed (SplitMix64: Steele, Lea and Flood 2014).</summary>
/// <param name="seed">Where they start.</param>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>The dice of one episode of one client.</summary>
    public static Dice Of(ulong seed, int client, int episode) => new(Mix(Mix(Mix(seed) + (ulong)client + 1) + (ulong)episode + 1));

    /// <summary>A number from 0, below a limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>True once in so many throws.</summary>
    public bool OneIn(int throws) => Below(throws) == 0;

    /// <summary>One of several.</summary>
    public T Pick<T>(params IReadOnlyList<T> from) => from[Below(from.Count)];

    private ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
