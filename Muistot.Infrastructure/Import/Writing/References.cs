namespace Muistot.Infrastructure.Import.Writing;

/// <summary>Where rows that others refer to are in the target. What a batch needs is looked up at once.</summary>
/// <param name="ledger">Knows it.</param>
/// <param name="table">Their table.</param>
internal sealed class References(Ledger ledger, string table)
{
    private Dictionary<long, long> found = [];

    /// <summary>Looks rows up, by their keys in the source.</summary>
    internal async Task LoadAsync(IEnumerable<long?> ids, CancellationToken cancellationToken) =>
        found = await ledger.WhereAreAsync(table, ids.OfType<long>().ToHashSet(), cancellationToken);

    /// <summary>The key in the target of a row that was looked up, or null when it is not in the target.</summary>
    internal long? Find(long? id) => id is { } source && found.TryGetValue(source, out var target) ? target : null;
}
