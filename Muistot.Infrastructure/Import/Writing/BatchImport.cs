using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>
/// Takes over the rows of a table, a batch at a time, each in one transaction that also says what was taken. What another writer in the
/// target got in the way of is done again.
/// </summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="table">The table.</param>
/// <param name="dialect">Knows what a failure means.</param>
internal sealed class BatchImport(ImportContext context, TableImport table, IDatabaseDialect dialect)
{
    private const int MostAttempts = 5;

    private readonly NewRows newRows = new(context, table);
    private readonly KnownRows knownRows = new(context, table);

    /// <summary>Takes over a batch.</summary>
    /// <returns>What was done with its rows.</returns>
    internal async Task<ImportBalance> RunAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        for (var attempts = 1; ; attempts++)
        {
            context.Findings.Clear();
            try
            {
                await using var transaction = context.Plan.DryRun
                    ? null
                    : await context.Db.Database.BeginTransactionAsync(cancellationToken);
                var balance = await AttemptAsync(batch, cancellationToken);
                if (transaction is not null)
                    await transaction.CommitAsync(cancellationToken);
                return balance;
            }
            catch (Exception fault) when (attempts < MostAttempts
                && dialect.Classify(fault) is DatabaseFault.Deadlock or DatabaseFault.UniqueKey or DatabaseFault.MissingRow)
            {
                context.Db.ClearChanges();
            }
        }
    }

    private async Task<ImportBalance> AttemptAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var balance = new ImportBalance(table.Table);
        var known = await table.FindKnownAsync(batch, cancellationToken);
        await table.PrepareAsync(batch.Rows, cancellationToken);
        if (batch.IsSettling)
            table.Release(known.Values.Where(row => !table.IsTouched(row)).Select(row => row.Key.First));
        var added = new List<(SourceRow Row, Mapping Mapping)>();
        foreach (var row in batch.Rows)
        {
            known.Remove((row.First, row.Second), out var before);
            if (before is not null && knownRows.IsLeft(row, before, balance))
                continue;
            var mapping = await table.MapAsync(row, before, cancellationToken);
            if (mapping.IsWaiting)
                context.Findings.TakeBack(row.Id);
            else if (before is not null)
                await knownRows.FollowAsync(row, mapping, before, balance, cancellationToken);
            else if (mapping.Refusal is { } refusal)
                Refuse(row, refusal, balance);
            else
                added.Add((row, mapping));
        }

        await newRows.WriteAsync(added, balance, cancellationToken);
        foreach (var (key, _) in known.Where(entry => entry.Value is { Target: not null, IsMadeUp: false }))
        {
            balance.OnlyInTarget++;
            context.Findings.Add(
                ImportFindingKind.GoneFromSource, table.Table, table.Key.Count > 1
                ? $"{key.First}/{key.Second}"
                : $"{key.First}", "it was deleted from the source; delete it from the target if it should go");
        }

        return balance;
    }

    private void Refuse(SourceRow row, string refusal, ImportBalance balance)
    {
        balance.NotTaken++;
        context.Findings.TakeBack(row.Id);
        context.Findings.Add(ImportFindingKind.NotTaken, table.Table, row.Id, refusal);
    }
}
