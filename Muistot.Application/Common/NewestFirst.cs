namespace Muistot.Application.Common;

/// <summary>
/// Keys of lists that begin with the newest. <see cref="KeysetPages"/> and cursors want keys that are greater than zero and grow, so they are
/// counted down from the greatest number.
/// </summary>
internal static class NewestFirst
{
    /// <summary>The key of what has an id in the database.</summary>
    internal static long KeyOf(long id) => long.MaxValue - id;

    /// <summary>The id that what has a key has in the database.</summary>
    internal static long IdOf(long key) => long.MaxValue - key;

    /// <summary>The id that all that follow on a key are smaller than.</summary>
    /// <param name="last">The key, or zero at the beginning.</param>
    /// <param name="greatest">The greatest id that there can be.</param>
    internal static long Before(long last, long greatest) => Math.Clamp(long.MaxValue - last, 0, greatest);
}
