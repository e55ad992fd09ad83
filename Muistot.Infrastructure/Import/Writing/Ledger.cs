using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>What was taken over, when it was written, and where it is now.</summary>
/// <param name="db">The target database.</param>
/// <param name="isDryRun">True to remember in memory what a dry run would take.</param>
internal sealed class Ledger(MuistotDb db, bool isDryRun)
{
    private const int MostIds = 500;

    private readonly Dictionary<(string Table, long Source), long> would = [];
    private readonly Dictionary<(string Table, long Target), long> wouldComeFrom = [];

    /// <summary>What is known of the rows of a table in the source whose keys lie in a range.</summary>
    /// <param name="table">The table.</param>
    /// <param name="after">The range begins after this key.</param>
    /// <param name="until">The range ends with this key.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<Dictionary<(long First, long Second), Known>> FindAsync(
        TableImport table, (long First, long Second) after, (long First, long Second) until, CancellationToken cancellationToken)
    {
        string[] columns = [table.Key[0], .. table.Writes.Select(column => column.Name)];
        var text = $"""
            SELECT l.there_first, l.there_second, l.here_first, l.here_second, l.fingerprint, l.made_up, {string.Join(", ", columns.Select(column => $"t.{column}"))}
            FROM imported_rows l LEFT JOIN {table.Table} t ON {OnKey(table)}{Present(table.Table)}
            WHERE l.table_name = @p0 AND l.there_first BETWEEN @p1 AND @p3
              AND NOT (l.there_first = @p1 AND l.there_second <= @p2) AND NOT (l.there_first = @p3 AND l.there_second > @p4)
            """;
        var rows = await new Statement(db, text, table.Table, after.First, after.Second, until.First, until.Second).ReadAsync(
            reader => (
                Source: (reader.GetInt64(0), reader.GetInt64(1)),
                Known: new Known((reader.GetInt64(2), reader.GetInt64(3)), new Fingerprint(reader.GetInt64(4)), reader.GetBoolean(5),
                ReadTarget(table, reader))),
            cancellationToken);
        return rows.ToDictionary(row => row.Source, row => row.Known);
    }

    /// <summary>
    /// Where rows of a table are in the target, by their keys in the source. Those that were not taken, or are gone, are not among them.
    /// </summary>
    internal async Task<Dictionary<long,
        long>> WhereAreAsync(string table, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, long>();
        foreach (var some in ids.Distinct().Chunk(MostIds))
        {
            var text = $"""
                SELECT l.there_first, l.here_first FROM imported_rows l JOIN {table} t ON t.id = l.here_first{Present(table)}
                WHERE l.table_name = @p0 AND l.there_second = 0 AND l.there_first IN ({string.Join(", ", some.Select((_, index) => $"@p{index + 1}"))})
                """;
            foreach (var (source, target) in await new Statement(db, text, [table, .. some.Cast<object?>()])
                .ReadAsync(row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken))
                found[source] = target;
        }

        if (isDryRun)
        {
            foreach (var id in ids)
            {
                if (would.TryGetValue((table, id), out var target))
                    found[id] = target;
            }
        }

        return found;
    }

    /// <summary>The key in the source of a row in the target, or null when it did not come from the source.</summary>
    internal async Task<long?> FindInSourceAsync(string table, long target, CancellationToken cancellationToken) =>
        wouldComeFrom.TryGetValue((table, target), out var source)
            ? source
            : await db.Set<ImportedRow>()
                .Where(row => row.TableName == table && row.TargetFirst == target && row.TargetSecond == 0)
                .Select(row => (long?)row.SourceFirst).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Notes, in a dry run, where a row would be.</summary>
    internal void Note(string table, (long First, long Second) source, (long First, long Second) target)
    {
        if (!isDryRun || source.Second != 0)
            return;
        would[(table, source.First)] = target.First;
        wouldComeFrom.TryAdd((table, target.First), source.First);
    }

    /// <summary>Writes new entries.</summary>
    internal BulkInsert Writer(BulkInsert? after = null) =>
        new(db, "imported_rows", "table_name", "there_first", "there_second", "here_first", "here_second", "fingerprint",
            "made_up")
        { Parent = after };

    /// <summary>Replaces the fingerprint of an entry.</summary>
    internal Task UpdateAsync(string table, (long First, long Second) source, Fingerprint fingerprint,
        CancellationToken cancellationToken) =>
        new Statement(
            db,
            "UPDATE imported_rows SET fingerprint = @p0, made_up = @p1 WHERE table_name = @p2 AND there_first = @p3 AND there_second = @p4",
            fingerprint.Number, false, table, source.First, source.Second).ExecuteAsync(cancellationToken);

    /// <summary>Counts the rows of a table in the target, and those of them that did not come from the source, at one moment.</summary>
    internal async Task<(long All, long Others)> CountAsync(TableImport table, CancellationToken cancellationToken)
    {
        var text = $"""
            SELECT COUNT(*), COUNT(*) - COUNT(l.table_name)
            FROM {table.Table} t LEFT JOIN imported_rows l ON l.table_name = @p0 AND l.made_up = @p1 AND {OnKey(table)}
            WHERE 1 = 1{Present(table.Table)}
            """;
        return (await new Statement(db, text, table.Table, false)
            .ReadAsync(row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken))[0];
    }

    private static Fingerprint? ReadTarget(TableImport table, DbDataReader reader)
    {
        const int Key = 6;
        return reader.IsDBNull(Key)
            ? null
            : Fingerprint.Of([.. table.Writes.Select((column, index) => column.Read(reader, Key + 1 + index))], []);
    }

    /// <summary>The condition that a row is not deleted: those that are stay in their tables for some time.</summary>
    internal static string Present(string table) => table is "sites" or "memories" ? " AND t.deletion = 0" : "";

    /// <summary>How entries and rows of a table belong together.</summary>
    internal static string OnKey(TableImport table) =>
        $"t.{table.Key[0]} = l.here_first AND {(table.Key.Count > 1 ? $"t.{table.Key[1]}" : "0")} = l.here_second";
}
