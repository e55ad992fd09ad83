namespace Muistot.Infrastructure.Import.Reporting;

/// <summary>Gathers what there is to say about the rows of a batch, until the batch is written.</summary>
internal sealed class Findings
{
    private List<ImportFinding> gathered = [];

    /// <summary>How much has been said.</summary>
    internal int Count => gathered.Count;

    /// <summary>Forgets what was said after a point.</summary>
    internal void TakeBack(int count) => gathered.RemoveRange(count, gathered.Count - count);

    /// <summary>Says something about a row.</summary>
    internal void Add(ImportFindingKind kind, string table, string id, string reason) => gathered.Add(new ImportFinding(kind, table, id, reason));

    /// <summary>Forgets what was said: the batch is made again.</summary>
    internal void Clear() => gathered.Clear();

    /// <summary>Hands over what was said.</summary>
    internal IReadOnlyList<ImportFinding> Take()
    {
        var taken = gathered;
        gathered = [];
        return taken;
    }
}
