namespace Muistot.Infrastructure.Import.Reporting;

/// <summary>The counts of a table on both sides, counted by the two databases themselves, and what was done with each row.</summary>
/// <param name="Table">The table.</param>
public sealed record ImportBalance(string Table)
{
    /// <summary>Rows there.</summary>
    public long There { get; internal set; }

    /// <summary>Rows here.</summary>
    public long Here { get; internal set; }

    /// <summary>Rows here that did not come from there, and those that are gone there.</summary>
    public long OnlyHere { get; internal set; }

    /// <summary>Rows that were new.</summary>
    public long Added { get; internal set; }

    /// <summary>Rows that had changed there and were changed here.</summary>
    public long Changed { get; internal set; }

    /// <summary>Rows that are here already as they are there.</summary>
    public long Same { get; internal set; }

    /// <summary>Rows that are another one here, which stays.</summary>
    public long KeptHere { get; internal set; }

    /// <summary>Rows that were not taken.</summary>
    public long NotTaken { get; internal set; }

    /// <summary>Rows that were written here and were not there before.</summary>
    internal long Inserted { get; set; }

    /// <summary>Rows that were made up in place of ones that are missing there, less those that stand for one there now.</summary>
    internal long MadeUp { get; set; }

    /// <summary>True when no row is unaccounted for.</summary>
    public bool AddsUp => There == Added + Changed + Same + KeptHere + NotTaken && There - NotTaken == Here - OnlyHere;

    /// <summary>The sum of two.</summary>
    internal void Add(ImportBalance more)
    {
        (Added, Changed, Same) = (Added + more.Added, Changed + more.Changed, Same + more.Same);
        (KeptHere, NotTaken, OnlyHere) = (KeptHere + more.KeptHere, NotTaken + more.NotTaken, OnlyHere + more.OnlyHere);
        (Inserted, MadeUp) = (Inserted + more.Inserted, MadeUp + more.MadeUp);
    }
}
