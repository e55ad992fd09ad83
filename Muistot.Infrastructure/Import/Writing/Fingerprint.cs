namespace Muistot.Infrastructure.Import.Writing;

/// <summary>How a row came, where later runs have to know it.</summary>
internal enum Mark
{
    /// <summary>There is nothing to know.</summary>
    None,

    /// <summary>It was in the target already and came from elsewhere.</summary>
    FromElsewhere,

    /// <summary>It is an image whose file told more than the image.</summary>
    Cleaned,
}

/// <summary>
/// What a row was when it was written: a hash of its values, one of its times, and a mark, in the one number that the ledger keeps. Times
/// are apart because they alone do not make a row one that was changed in the target.
/// </summary>
/// <param name="Number">The number.</param>
internal readonly record struct Fingerprint(long Number)
{
    private const int BitsOfTimes = 32;
    private const long Marks = 0b11;
    private const long Times = uint.MaxValue & ~Marks;

    /// <summary>The mark.</summary>
    internal Mark Mark => (Mark)(Number & Marks);

    /// <summary>Takes one.</summary>
    internal static Fingerprint Of(IEnumerable<object?> values, IEnumerable<object?> times, Mark mark = Mark.None) =>
        new((Column.HashOf(values) << BitsOfTimes) | (Column.HashOf(times) & Times) | (long)mark);

    /// <summary>The same with another mark.</summary>
    internal Fingerprint With(Mark mark) => new((Number & ~Marks) | (long)mark);

    /// <summary>True when the values are the same.</summary>
    internal bool HasValuesOf(Fingerprint other) => Number >> BitsOfTimes == other.Number >> BitsOfTimes;

    /// <summary>True when the times are the same.</summary>
    internal bool HasTimesOf(Fingerprint other) => ((Number ^ other.Number) & Times) == 0;
}
