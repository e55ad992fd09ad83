using System.Runtime.CompilerServices;
using Muistot.Infrastructure.Import.Mending;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>How the rows of one table come over. Table and key have the same names on both sides.</summary>
/// <param name="context">What the parts of the import share.</param>
internal abstract class TableImport(ImportContext context)
{
    private static readonly string[] Stamps = ["created_at", "modified_at"];

    private static readonly (long First, long Second) Start = (long.MinValue, long.MinValue);

    private static readonly (long First, long Second) End = (long.MaxValue, long.MaxValue);

    /// <summary>Name of the table.</summary>
    internal abstract string Table { get; }

    /// <summary>The columns of its key: one or two.</summary>
    internal virtual IReadOnlyList<string> Key => ["id"];

    /// <summary>True when its key is a number of its own, which another row here may have.</summary>
    internal bool HasNumbers => Key is ["id"];

    /// <summary>The columns that are read, besides the key and the times.</summary>
    internal abstract IReadOnlyList<string> Reads { get; }

    /// <summary>The columns that are written, besides the key and the times.</summary>
    internal abstract IReadOnlyList<Column> Writes { get; }

    /// <summary>The columns that say when a row was made and changed.</summary>
    internal virtual IReadOnlyList<string> Times => Stamps;

    /// <summary>What the parts of the import share.</summary>
    protected ImportContext Context => context;

    /// <summary>The table over there.</summary>
    internal OldTable Old => field ??= OldTable();

    /// <summary>Looks up what the rows of a batch need.</summary>
    internal virtual Task PrepareAsync(IReadOnlyList<OldRow> rows, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Finds out what a row is here.</summary>
    /// <param name="row">The row.</param>
    /// <param name="known">What is known of it, or null when it is new.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal abstract Task<Mapping> MapAsync(OldRow row, Known? known, CancellationToken cancellationToken);

    /// <summary>The table's rows in batches, each with the range of keys that it covers.</summary>
    internal virtual async IAsyncEnumerable<RowBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (after, isLast) = (Start, false);
        while (!isLast)
        {
            var rows = await context.Old.ReadAsync(Old, after, BatchSize, cancellationToken);
            isLast = rows.Count < BatchSize;
            var until = isLast ? End : (rows[^1].First, rows[^1].Second);
            yield return new RowBatch(rows, after, until);
            after = until;
        }
    }

    /// <summary>What is known of the rows of a batch, and of others in its range.</summary>
    internal virtual Task<Dictionary<(long First, long Second), Known>> FindKnownAsync(RowBatch batch, CancellationToken cancellationToken) =>
        context.Ledger.FindAsync(this, batch.After, batch.Until, cancellationToken);

    /// <summary>Counts rows here that came from there and are gone there, where batches do not tell.</summary>
    internal virtual long GoneThere(ImportBalance balance) => 0;

    /// <summary>Rows in a batch.</summary>
    protected virtual int BatchSize => context.Plan.Batch;

    /// <summary>The table over there.</summary>
    protected virtual OldTable OldTable() => context.Old.Schema.Table(Table, Key, Reads, Stamps);

    /// <summary>Where a row that this one refers to is here; null, which is reported, when it is not.</summary>
    protected int? Refer(OldRow row, string column, References references, string what)
    {
        if (row.Number(column) is not { } id)
            return null;
        if (references.Find(id) is { } here)
            return (int)here;
        Mended(row, $"{what} {id} is not here; it has none now");
        return null;
    }

    /// <summary>A moment; null, which is reported, where there is something that is none.</summary>
    protected DateTime? Moment(OldRow row, string column)
    {
        var time = row.Time(column, out var isWrong);
        if (isWrong)
            Mended(row, $"{column} is no date; it has none now");
        return time is { } local ? LocalTime.ToUtc(local, context.Zone) : null;
    }

    /// <summary>Says when a row was made and last changed, the one for the other where one is missing.</summary>
    protected Mapping Stamped(Mapping mapping, OldRow row)
    {
        var (made, changed) = (Moment(row, Stamps[0]), Moment(row, Stamps[1]));
        return mapping with { CreatedAt = made ?? changed ?? context.Now, ModifiedAt = changed ?? made ?? context.Now };
    }

    /// <summary>A text as it may be here; null, which is reported, when no column holds it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="limit">Longest text that the service takes itself, in code points. A longer one is kept whole, and reported.</param>
    /// <param name="room">Longest text that a short column holds, in code points; null when the column is a long one.</param>
    protected string? Text(OldRow row, string column, int limit, int? room = null)
    {
        if (row.Text(column) is not { } text)
            return null;
        var clean = WellFormed.WithoutNulls(text);
        if (clean.Length < text.Length)
            Mended(row, $"{column} held U+0000, which is left out");
        if (!WellFormed.Fits(clean, room))
        {
            Mended(row, $"{column} is too long for the database here, and is left out as a whole");
            return null;
        }

        var length = Domain.Values.Text.CodePoints(clean);
        if (length > limit)
            Note(row, $"{column} has {length} characters; it is kept whole, and has to be at most {limit} when it is changed");
        return clean;
    }

    /// <summary>Reports that a row is not quite what it was.</summary>
    protected void Mended(OldRow row, string reason) => context.Findings.Add(ImportFindingKind.Mended, Table, row.Id, reason);

    /// <summary>Reports something unusual about a row.</summary>
    protected void Note(OldRow row, string reason) => context.Findings.Add(ImportFindingKind.Note, Table, row.Id, reason);
}

/// <summary>Some rows of a table over there.</summary>
/// <param name="Rows">The rows, in the order of their keys.</param>
/// <param name="After">Their range begins after this key.</param>
/// <param name="Until">Their range ends with this key.</param>
internal sealed record RowBatch(IReadOnlyList<OldRow> Rows, (long First, long Second) After, (long First, long Second) Until);
