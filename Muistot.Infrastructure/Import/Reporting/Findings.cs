namespace Muistot.Infrastructure.Import.Reporting;

/// <summary>Gathers what there is to say about the rows of a batch, until the batch is written.</summary>
internal sealed class Findings
{
    private readonly List<ImportFinding?> gathered = [];
    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    /// <summary>Removes what was said of a row.</summary>
    internal void TakeBack(string id)
    {
        if (!places.Remove(id, out var found))
            return;
        foreach (var place in found)
            gathered[place] = null;
    }

    /// <summary>Says something about a row.</summary>
    internal void Add(ImportFindingKind kind, string table, string id, string reason)
    {
        if (!places.TryGetValue(id, out var found))
            places.Add(id, found = []);
        found.Add(gathered.Count);
        gathered.Add(new ImportFinding(kind, table, id, reason));
    }

    /// <summary>Removes what was said of all rows: the batch is made again.</summary>
    internal void Clear()
    {
        gathered.Clear();
        places.Clear();
    }

    /// <summary>Hands over what was said.</summary>
    internal IReadOnlyList<ImportFinding> Take()
    {
        List<ImportFinding> taken = [.. gathered.OfType<ImportFinding>()];
        Clear();
        return taken;
    }
}
