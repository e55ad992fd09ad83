using System.Globalization;
using System.Runtime.CompilerServices;
using Muistot.Infrastructure.Import.Reading;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>
/// How the rows of a table come over that have unique names, which can pass from one row to another. A row whose name is another's who
/// goes by another one in the source waits until all others are written.
/// </summary>
/// <param name="context">What the parts of the import share.</param>
internal abstract class NamedTableImport(ImportContext context) : TableImport(context)
{
    private readonly SortedDictionary<long, SourceRow> waiting = [];

    // From which number on a name may be free, of those that several new rows should have.
    private readonly Dictionary<(long Scope, string Key), int> numbers = [];

    private HashSet<string>? fitting;
    private long? preparedFirst;

    /// <summary>Who has which name.</summary>
    internal NameHolders Holders { get; } = new(context.Plan.DryRun);

    /// <summary>True once rows that waited get what names there are.</summary>
    protected bool IsSettling { get; private set; }

    /// <summary>The column of the names.</summary>
    protected abstract string NameColumn { get; }

    /// <inheritdoc/>
    internal override async IAsyncEnumerable<RowBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in base.BatchesAsync(cancellationToken))
            yield return batch;
        IsSettling = true;
        if (waiting.Count > 0)
            yield return new RowBatch([.. waiting.Values], default, default, IsSettling: true);
    }

    /// <inheritdoc/>
    internal override async Task<Dictionary<(long First, long Second),
        Known>> FindKnownAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        if (!batch.IsSettling)
            return await base.FindKnownAsync(batch, cancellationToken);
        var known = await Context.Ledger.FindAsync(this, (batch.Rows[0].First, -1), (batch.Rows[^1].First, 0), cancellationToken);
        return known.Where(row => waiting.ContainsKey(row.Key.First)).ToDictionary(row => row.Key, row => row.Value);
    }

    /// <inheritdoc/>
    internal override Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        // A batch that is done again may find that nothing has to wait.
        if (!IsSettling)
        {
            foreach (var again in rows)
                waiting.Remove(again.First);
        }

        // The numbers that a failed attempt gave are free again.
        var first = rows is [var row, ..] ? row.First : (long?)null;
        if (preparedFirst == first)
            numbers.Clear();
        preparedFirst = first;
        Holders.Clear();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    internal override void Release(IEnumerable<long> rows)
    {
        foreach (var row in rows)
            Holders.Release(row);
    }

    /// <summary>True when a row in the target that has a name goes by another one in the source, which it has not got yet.</summary>
    internal async Task<bool> MovesOnAsync(long holder, Func<SourceRow, bool> stays, CancellationToken cancellationToken)
    {
        if (IsSettling || holder < 0 || await Context.Ledger.FindInSourceAsync(Table, holder, cancellationToken) is not { } source)
            return false;
        var rows = await Context.Old.ReadAsync(Old, (source - 1, long.MaxValue), 1, cancellationToken);
        return rows is [var row] && row.First == source && !stays(row);
    }

    /// <summary>The name that a row should have.</summary>
    protected abstract string NameOf(SourceRow row);

    /// <summary>What names that are the same share.</summary>
    protected virtual string KeyOf(string name) => name;

    /// <summary>Another name, told from the one that a row should have by a number.</summary>
    protected abstract string WithNumber(string name, int number);

    /// <summary>Finds the row in the target that has a name, or 0.</summary>
    protected abstract Task<long> FindHolderAsync(long scope, string key, CancellationToken cancellationToken);

    /// <summary>Finds the name that a row has in the target.</summary>
    protected abstract Task<string?> FindNameAsync(int id, CancellationToken cancellationToken);

    /// <summary>True when a row in the source has its name in this scope.</summary>
    protected virtual bool IsIn(SourceRow row, long scope) => true;

    /// <summary>
    /// Chooses a name: the one that a row should have, unless another row has it. One that is not as it is in the source also gives way to
    /// every row in the source that has it as it is.
    /// </summary>
    /// <returns>The name and its number, which is 1 when it is the one that it should be; null when the row has to wait.</returns>
    protected async Task<(string Name, int Number)?> ChooseAsync(SourceRow row, Known? known, long scope,
        CancellationToken cancellationToken)
    {
        var (wanted, own) = (NameOf(row), OwnOf(row, known));
        for (var number = 1; ; number = number > 1 ? number + 1 : await FirstNumberAsync(wanted, known, scope, cancellationToken))
        {
            var name = number == 1 ? wanted : WithNumber(wanted, number);
            var key = KeyOf(name);
            if ((number > 1 || !IsAsItWas(row)) && (await FindFittingAsync(cancellationToken)).Contains(key))
                continue;
            var holder = Holders.Find(scope, key, await FindHolderAsync(scope, key, cancellationToken));
            if ((holder == 0 || holder == own) && number > 1 && known is null)
                numbers[(scope, KeyOf(wanted))] = number + 1;
            if (holder == 0 || holder == own)
                return (name, number);
            if (number == 1 && await MovesOnAsync(holder, other => KeyOf(NameOf(other)) == key && IsIn(other, scope), cancellationToken))
                return null;
        }
    }

    /// <summary>Gives a row its names in place of those that it has in the database, unless it keeps those.</summary>
    protected void Give(SourceRow row, Known? known, params IEnumerable<(long Scope, string Key)> names)
    {
        if (known is not null && IsTouched(known))
            return;
        if (known is not null)
            Holders.Release(known.Key.First);
        foreach (var (scope, key) in names)
            Holders.Give(scope, key, OwnOf(row, known));
    }

    /// <summary>Looks at a row again once all others are written.</summary>
    protected Mapping Wait(SourceRow row)
    {
        waiting[row.First] = row;
        return Mapping.Waiting();
    }

    /// <summary>Stands for a row among the holders of names.</summary>
    protected static long OwnOf(SourceRow row, Known? known) => known?.Key.First ?? -row.First;

    /// <summary>
    /// The number to begin with: the one that a row has already, else the first that may be free. To try all takes quadratic time where
    /// many rows should have the same name.
    /// </summary>
    private async Task<int> FirstNumberAsync(string wanted, Known? known, long scope, CancellationToken cancellationToken)
    {
        const int First = 2;
        if (known is null)
            return numbers.GetValueOrDefault((scope, KeyOf(wanted)), First);
        var name = await FindNameAsync((int)known.Key.First, cancellationToken) ?? "";
        var digits = name.AsSpan(name.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= First
            && WithNumber(wanted, number) == name
            ? number
            : First;
    }

    private bool IsAsItWas(SourceRow row) => NameOf(row) == row.Text(NameColumn);

    /// <summary>The names that rows in the source have as they are in the target.</summary>
    private async Task<HashSet<string>> FindFittingAsync(CancellationToken cancellationToken)
    {
        if (fitting is not null)
            return fitting;
        var found = new HashSet<string>(StringComparer.Ordinal);
        var table = Context.Old.Schema.Table(Table, Key, [NameColumn], []);
        await foreach (var row in Context.Old.ReadAllAsync(table, cancellationToken, Key))
        {
            if (IsAsItWas(row))
                found.Add(KeyOf(NameOf(row)));
        }

        return fitting = found;
    }
}
