namespace Muistot.Infrastructure.Import.Reporting;

/// <summary>Gathers what there is to say about the rows of a batch, until the batch is written.</summary>
internal sealed class Findings
{
    private List<ImportFinding> gathered = [];

    /// <summary>Forgets what was said of a row.</summary>
    internal void TakeBack(string id) => gathered.RemoveAll(finding => finding.Id == id);

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
