using System.Globalization;

namespace Muistot.Infrastructure.Import.Reporting;

/// <summary>Something about a row that operators should know. It does not repeat what people wrote.</summary>
/// <param name="Kind">What became of the row.</param>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its key in the source, two numbers with a slash between where the key is two columns.</param>
/// <param name="Reason">Why.</param>
public sealed record ImportFinding(ImportFindingKind Kind, string Table, string Id, string Reason)
{
    /// <summary>A line of the report: kind, table, id and reason, with tabs between.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Word}\t{Table}\t{Id}\t{Reason}");

    private string Word => Kind switch
    {
        ImportFindingKind.Repaired => "repaired",
        ImportFindingKind.NotTaken => "not taken",
        ImportFindingKind.KeptInTarget => "kept in the target",
        ImportFindingKind.GoneFromSource => "gone in the source",
        _ => "note",
    };
}

/// <summary>What can become of a row that is not simply taken.</summary>
public enum ImportFindingKind
{
    /// <summary>It was taken as it is, and something about it is unusual.</summary>
    Note,

    /// <summary>It was taken, and is not quite what it was in the source.</summary>
    Repaired,

    /// <summary>It was not taken.</summary>
    NotTaken,

    /// <summary>It changed in the source and is another one in the target too, which stays.</summary>
    KeptInTarget,

    /// <summary>It was deleted from the source, and stays in the target.</summary>
    GoneFromSource,
}
