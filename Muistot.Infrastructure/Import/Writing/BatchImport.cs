using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>
/// Takes over the rows of a table, a batch at a time, each in one transaction that also says what was taken. What another writer here
/// got in the way of is done again.
/// </summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="table">The table.</param>
/// <param name="dialect">Knows what a failure means.</param>
internal sealed class BatchImport(ImportContext context, TableImport table, IDatabaseDialect dialect)
{
    private const int MostAttempts = 5;

    private readonly NewRows newRows = new(context, table);

    /// <summary>Takes over a batch.</summary>
    /// <returns>What was done with its rows.</returns>
    internal async Task<ImportBalance> RunAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        for (var attempts = 1; ; attempts++)
        {
            context.Findings.Clear();
            try
            {
                await using var transaction = context.Plan.DryRun ? null : await context.Db.Database.BeginTransactionAsync(cancellationToken);
                var balance = await AttemptAsync(batch, cancellationToken);
                if (transaction is not null)
                    await transaction.CommitAsync(cancellationToken);
                return balance;
            }
            catch (Exception fault) when (attempts < MostAttempts
                && dialect.Classify(fault) is DatabaseFault.GivenUp or DatabaseFault.UniqueKey or DatabaseFault.MissingRow)
            {
                context.Db.Forget();
            }
        }
    }

    private async Task<ImportBalance> AttemptAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var balance = new ImportBalance(table.Table);
        var known = await table.FindKnownAsync(batch, cancellationToken);
        await table.PrepareAsync(batch.Rows, cancellationToken);
        var added = new List<(OldRow Row, Mapping Mapping)>();
        foreach (var row in batch.Rows)
        {
            known.Remove((row.First, row.Second), out var before);
            if (before is { IsHere: false })
            {
                balance.NotTaken++;
                Say(ImportFindingKind.NotTaken, row.Id, "it was taken earlier, and has been deleted here since");
                continue;
            }

            var said = context.Findings.Count;
            var mapping = await table.MapAsync(row, before, cancellationToken);
            if (mapping.IsSettled || (before is { IsMadeUp: false } && mapping.Refusal is null && Column.FingerprintOf(mapping.Values) == before.Fingerprint))
            {
                // What was mended in it was said when it was.
                context.Findings.TakeBack(said);
                balance.Same++;
            }
            else if (before is not null)
                await FollowAsync(row, mapping, before, balance, cancellationToken);
            else if (mapping.Refusal is { } refusal)
                Refuse(row, refusal, balance);
            else
                added.Add((row, mapping));
        }

        await newRows.WriteAsync(added, balance, cancellationToken);
        foreach (var (key, _) in known.Where(entry => entry.Value is { IsHere: true, IsMadeUp: false }))
        {
            balance.OnlyHere++;
            Say(ImportFindingKind.GoneThere, table.Key.Count > 1 ? $"{key.First}/{key.Second}" : $"{key.First}", "it is no longer there, and stays here");
        }

        return balance;
    }

    private void Refuse(OldRow row, string refusal, ImportBalance balance)
    {
        balance.NotTaken++;
        Say(ImportFindingKind.NotTaken, row.Id, refusal);
    }

    /// <summary>Lets a row that is here follow the one over there, unless it was changed here.</summary>
    private async Task FollowAsync(OldRow row, Mapping mapping, Known before, ImportBalance balance, CancellationToken cancellationToken)
    {
        if (mapping.Refusal is { } refusal)
        {
            balance.KeptHere++;
            Say(ImportFindingKind.KeptHere, row.Id, $"it was taken earlier and stays as it is; what is there now cannot be taken: {refusal}");
            return;
        }

        var fingerprint = Column.FingerprintOf(mapping.Values);
        var now = await ReadFingerprintAsync(before.Key, cancellationToken);
        if (now != fingerprint && now != before.Fingerprint)
        {
            balance.KeptHere++;
            Say(ImportFindingKind.KeptHere, row.Id, "it changed there and was changed here too; what is here stays");
            return;
        }

        if (!context.Plan.DryRun)
        {
            if (now != fingerprint)
                await UpdateAsync(before.Key, mapping, cancellationToken);
            await context.Ledger.UpdateAsync(table.Table, (row.First, row.Second), fingerprint, cancellationToken);
        }

        if (before.IsMadeUp)
            balance.Added++;
        else if (now == fingerprint)
            balance.Same++;
        else
            balance.Changed++;
    }

    private async Task<long?> ReadFingerprintAsync((long First, long Second) key, CancellationToken cancellationToken)
    {
        var columns = table.Writes.Count == 0 ? "1" : string.Join(", ", table.Writes.Select(column => column.Name));
        var rows = await new Statement(context.Db, $"SELECT {columns} FROM {table.Table} WHERE {Where(0)}", key.First, key.Second).ReadAsync(
            reader => Column.FingerprintOf([.. table.Writes.Select((column, index) => column.Read(reader, index))]), cancellationToken);
        return rows.Count > 0 ? rows[0] : null;
    }

    private async Task UpdateAsync((long First, long Second) key, Mapping mapping, CancellationToken cancellationToken)
    {
        List<string> columns = [.. table.Writes.Select(column => column.Name)];
        List<object?> values = [key.First, key.Second, .. mapping.Values];
        if (table.Times.Contains("modified_at", StringComparer.Ordinal))
        {
            columns.Add("modified_at");
            values.Add(mapping.ModifiedAt);
        }

        var changes = string.Join(", ", columns.Select((column, index) => $"{column} = @p{index + 2}"));
        await new Statement(context.Db, $"UPDATE {table.Table} SET {changes} WHERE {Where(0)}", values).ExecuteAsync(cancellationToken);
    }

    private string Where(int first) =>
        table.Key.Count > 1 ? $"{table.Key[0]} = @p{first} AND {table.Key[1]} = @p{first + 1}" : $"{table.Key[0]} = @p{first} AND 0 = @p{first + 1}";

    private void Say(ImportFindingKind kind, string id, string reason) => context.Findings.Add(kind, table.Table, id, reason);
}
