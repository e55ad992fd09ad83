namespace Muistot.Application.Common;

/// <summary>A row that stays as it is until the transaction that locks it ends.</summary>
/// <param name="Table">The table.</param>
/// <param name="Id">The key.</param>
/// <param name="Exclusive">True where the row is to be changed or decided on alone; false where others may read it under the same
/// lock.</param>
public readonly record struct RowLock(LockedTable Table, long Id, bool Exclusive);

/// <summary>The tables whose rows are locked, in the order in which they are: whoever locks several never waits in a circle.</summary>
public enum LockedTable
{
    /// <summary>Accounts.</summary>
    Users,

    /// <summary>Projects. Who holds a role in one is decided under its lock.</summary>
    Projects,

    /// <summary>Sites.</summary>
    Sites,

    /// <summary>Memories.</summary>
    Memories,

    /// <summary>Stored images.</summary>
    Images,

    /// <summary>Words of the index of search.</summary>
    SearchTerms,

    /// <summary>Words of long texts that wait to be indexed.</summary>
    SearchBatches,
}
