namespace Muistot.Infrastructure.Import.Reporting;

/// <summary>The counts of a table on both sides, counted by the two databases themselves, and what was done with each row.</summary>
/// <param name="Table">The table.</param>
public sealed record ImportBalance(string Table)
{
    /// <summary>Rows there.</summary>
    public long Source { get; internal set; }

    /// <summary>Rows in the target.</summary>
    public long Target { get; internal set; }

    /// <summary>Rows in the target that did not come from the source, and those that are gone in the source.</summary>
    public long OnlyInTarget { get; internal set; }

    /// <summary>Rows that were new.</summary>
    public long Added { get; internal set; }

    /// <summary>Rows that had changed in the source and were changed in the target.</summary>
    public long Changed { get; internal set; }

    /// <summary>Rows that are in the target already as they are in the source.</summary>
    public long Same { get; internal set; }

    /// <summary>Rows that are another one in the target, which stays.</summary>
    public long KeptInTarget { get; internal set; }

    /// <summary>Rows that were not taken.</summary>
    public long NotTaken { get; internal set; }

    /// <summary>Rows that were written in the target and were not there before.</summary>
    internal long Inserted { get; set; }

    /// <summary>Rows that were made up in place of ones that are missing there, less those that stand for one there now.</summary>
    internal long MadeUp { get; set; }

    /// <summary>True when no row is unaccounted for.</summary>
    public bool AddsUp => Source == Added + Changed + Same + KeptInTarget + NotTaken && Source - NotTaken == Target - OnlyInTarget;

    /// <summary>The sum of two.</summary>
    internal void Add(ImportBalance more)
    {
        (Added, Changed, Same) = (Added + more.Added, Changed + more.Changed, Same + more.Same);
        (KeptInTarget, NotTaken, OnlyInTarget) = (KeptInTarget + more.KeptInTarget, NotTaken + more.NotTaken,
            OnlyInTarget + more.OnlyInTarget);
        (Inserted, MadeUp) = (Inserted + more.Inserted, MadeUp + more.MadeUp);
    }
}
