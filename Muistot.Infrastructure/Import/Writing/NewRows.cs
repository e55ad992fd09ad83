using System.Globalization;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>Writes rows that were not taken before, and says in the same transaction that they are.</summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="table">Their table.</param>
internal sealed class NewRows(ImportContext context, TableImport table)
{
    private long? lastNumber;

    /// <summary>Writes rows of a batch.</summary>
    internal async Task WriteAsync(IReadOnlyList<(SourceRow Row, Mapping Mapping)> rows, ImportBalance balance,
        CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        var taken = await FindTakenAsync(rows, cancellationToken);
        var free = table.HasNumbers && rows.Any(row => IsToBeNumbered(row.Mapping, taken)) ? await FreeNumberAsync(cancellationToken) : 0;
        string[] columns = [.. table.Key, .. table.Writes.Select(column => column.Name), .. table.Times];
        await using var insert = new BulkInsert(context.Db, table.Table, columns);
        await using var ledger = context.Ledger.Writer(insert);
        foreach (var (row, mapping) in rows)
        {
            var key = mapping.Key;
            if (table.HasNumbers && IsToBeNumbered(mapping, taken))
            {
                if (key.First != 0)
                    Say(ImportFindingKind.Repaired, row, KnownRows.Renumbered(free));
                (key, lastNumber) = ((free, 0), free++);
            }

            var fate = FateOf(mapping, key, taken);
            taken[key] = true;
            Count(row, fate, balance);
            if (fate == Fate.Twin)
                continue;
            context.Ledger.Note(table.Table, (row.First, row.Second), key);
            if (context.Plan.DryRun)
                continue;
            if (fate == Fate.New)
                await insert.AddAsync(cancellationToken, [.. KeyOf(key), .. mapping.Values, .. TimesOf(mapping)]);
            var fingerprint = table.FingerprintOf(mapping);
            await ledger.AddAsync(
                cancellationToken, table.Table, row.First, row.Second, key.First, key.Second,
                (fate == Fate.New ? fingerprint : fingerprint.With(Mark.FromElsewhere)).Number, false);
        }

        await insert.FlushAsync(cancellationToken);
        await ledger.FlushAsync(cancellationToken);
    }

    private static Fate FateOf(Mapping mapping, (long First, long Second) key, Dictionary<(long First, long Second), bool> taken)
    {
        if (mapping.IsInTargetAlready)
            return Fate.FromElsewhere;
        if (!taken.TryGetValue(key, out var isFromSource))
            return Fate.New;
        return isFromSource ? Fate.Twin : Fate.FromElsewhere;
    }

    private void Count(SourceRow row, Fate fate, ImportBalance balance)
    {
        switch (fate)
        {
            case Fate.New:
                balance.Added++;
                balance.Inserted++;
                break;
            case Fate.FromElsewhere:
                balance.KeptInTarget++;
                context.Findings.TakeBack(row.Id);
                Say(ImportFindingKind.KeptInTarget, row, KnownRows.FromElsewhere);
                break;
            default:
                balance.NotTaken++;
                context.Findings.TakeBack(row.Id);
                Say(ImportFindingKind.NotTaken, row, "another row there is the same one in the target");
                break;
        }
    }

    private static bool IsToBeNumbered(Mapping mapping, Dictionary<(long First, long Second), bool> taken) =>
        !mapping.IsInTargetAlready && (mapping.Key.First == 0 || taken.ContainsKey(mapping.Key));

    /// <summary>The keys in the target, around those of the rows, that are taken, and whether by what came from in the source.</summary>
    private async Task<Dictionary<(long First, long Second), bool>> FindTakenAsync(
        IReadOnlyList<(SourceRow Row, Mapping Mapping)> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Where(row => !row.Mapping.IsInTargetAlready && row.Mapping.Key.First != 0)
            .Select(row => row.Mapping.Key.First).ToList();
        if (keys.Count == 0)
            return [];
        var second = table.Key.Count > 1 ? $"t.{table.Key[1]}" : "0";
        var text = $"""
            SELECT t.{table.Key[0]}, {second}, l.table_name
            FROM {table.Table} t LEFT JOIN imported_rows l ON l.table_name = @p0 AND l.made_up = @p1 AND {Ledger.OnKey(table)}
            WHERE t.{table.Key[0]} BETWEEN @p2 AND @p3
            """;
        var found = await new Statement(context.Db, text, table.Table, false, keys.Min(), keys.Max()).ReadAsync(
            reader => (Key: (reader.GetInt64(0), reader.GetInt64(1)), IsFromSource: !reader.IsDBNull(2)), cancellationToken);
        return found.DistinctBy(row => row.Key).ToDictionary(row => row.Key, row => row.IsFromSource);
    }

    /// <summary>A number from which on nothing in the target or there has one.</summary>
    private async Task<long> FreeNumberAsync(CancellationToken cancellationToken)
    {
        lastNumber ??= table.Old.Key.Count > 0 ? await LastSourceNumberAsync(cancellationToken) : 0;
        var target = await new Statement(context.Db, $"SELECT COALESCE(MAX(id), 0) FROM {table.Table}")
            .ReadAsync(row => row.GetInt64(0), cancellationToken);
        return Math.Max(target[0], lastNumber.Value) + 1;
    }

    private async Task<long> LastSourceNumberAsync(CancellationToken cancellationToken)
    {
        await foreach (var values in context.Old.QueryAsync($"SELECT MAX(`id`) FROM `{table.Table}`", cancellationToken))
            return values[0] is { } last ? Convert.ToInt64(last, CultureInfo.InvariantCulture) : 0;
        return 0;
    }

    private IEnumerable<object?> KeyOf((long First, long Second) key) => table.Key.Count > 1 ? [key.First, key.Second] : [key.First];

    private IEnumerable<object?> TimesOf(Mapping mapping) =>
        table.Times.Select(time => (object?)((time == "created_at" ? mapping.CreatedAt : mapping.ModifiedAt) ?? context.Now));

    private void Say(ImportFindingKind kind, SourceRow row, string reason) => context.Findings.Add(kind, table.Table, row.Id, reason);

    /// <summary>What becomes of a row.</summary>
    private enum Fate
    {
        /// <summary>It is written.</summary>
        New,

        /// <summary>A row in the target that did not come from the source has its key, and stands for it.</summary>
        FromElsewhere,

        /// <summary>A row that came from the source has its key already.</summary>
        Twin,
    }
}
