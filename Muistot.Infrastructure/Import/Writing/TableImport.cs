using System.Runtime.CompilerServices;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>How the rows of one table come over. Table and key have the same names on both sides.</summary>
/// <param name="context">What the parts of the import share.</param>
internal abstract class TableImport(ImportContext context)
{
    private const string Made = "created_at";
    private const string Changed = "modified_at";

    private static readonly string[] Stamps = [Made, Changed];

    private static readonly (long First, long Second) Start = (long.MinValue, long.MinValue);

    private static readonly (long First, long Second) End = (long.MaxValue, long.MaxValue);

    /// <summary>Name of the table.</summary>
    internal abstract string Table { get; }

    /// <summary>The columns of its key: one or two.</summary>
    internal virtual IReadOnlyList<string> Key => ["id"];

    /// <summary>True when its key is a number of its own, which another row in the target may have.</summary>
    internal bool HasNumbers => Key is ["id"];

    /// <summary>The columns that are read, besides the key and the times.</summary>
    internal abstract IReadOnlyList<string> Reads { get; }

    /// <summary>The columns that are written, besides the key and the times.</summary>
    internal abstract IReadOnlyList<Column> Writes { get; }

    /// <summary>The columns that say when a row was made and changed.</summary>
    internal virtual IReadOnlyList<string> Times => Stamps;

    /// <summary>What the parts of the import share.</summary>
    protected ImportContext Context => context;

    /// <summary>The table in the source.</summary>
    internal SourceTable Old => field ??= SourceTable();

    /// <summary>Finds out whether the table in the source has what is read of it.</summary>
    /// <exception cref="ImportRefusedException">It has not.</exception>
    internal void Check() => _ = Old;

    /// <summary>Looks up what the rows of a batch need.</summary>
    internal virtual Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Finds out what a row is in the target.</summary>
    /// <param name="row">The row.</param>
    /// <param name="known">What is known of it, or null when it is new.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal abstract Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken);

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
    internal virtual Task<Dictionary<(long First, long Second),
        Known>> FindKnownAsync(RowBatch batch, CancellationToken cancellationToken) =>
        context.Ledger.FindAsync(this, batch.After, batch.Until, cancellationToken);

    /// <summary>Lets go of the names of rows in the target, which are all given anew in this batch.</summary>
    internal virtual void Release(IEnumerable<long> rows)
    {
    }

    /// <summary>Takes the names that a row is about to get from those that have them and get others in this batch.</summary>
    internal virtual Task MakeWayAsync(long own, Mapping mapping, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What a row is when it is written.</summary>
    internal Fingerprint FingerprintOf(Mapping mapping) => Fingerprint.Of(
        mapping.Compared ?? mapping.Values,
        [.. Times.Select(time => time == Made ? mapping.CreatedAt : mapping.ModifiedAt), mapping.Aside], mapping.Mark);

    /// <summary>True when a row was changed in the target since it was taken.</summary>
    internal bool IsTouched(Known known) => ChangesTarget && known.Target is { } target && !target.HasValuesOf(known.Written);

    /// <summary>True when the service changes rows of this table.</summary>
    protected virtual bool ChangesTarget => true;

    /// <summary>Rows in a batch.</summary>
    protected virtual int BatchSize => context.Plan.Batch;

    /// <summary>The table in the source.</summary>
    protected virtual SourceTable SourceTable() => context.Old.Schema.Table(Table, Key, Reads, Stamps);

    /// <summary>Where a row that this one refers to is in the target; null, which is reported, when it is not.</summary>
    protected int? Refer(SourceRow row, string column, References references, string what)
    {
        if (row.Number(column) is not { } id)
            return null;
        if (references.Find(id) is { } target)
            return (int)target;
        Repaired(row, $"{what} {id} is not in the target; it has none now");
        return null;
    }

    /// <summary>A moment; null, which is reported, where there is something that is none.</summary>
    protected DateTime? Moment(SourceRow row, string column)
    {
        var moment = Moment(row, column, out var isWrong);
        if (isWrong)
            Repaired(row, $"{column} is not a date; it has none now");
        return moment;
    }

    /// <summary>True or false; nothing is false, and reported.</summary>
    protected bool Flag(SourceRow row, string column)
    {
        if (row.Flag(column) is { } flag)
            return flag;
        Repaired(row, $"{column} is missing; it is false now");
        return false;
    }

    /// <summary>Says when a row was made and last changed, the one for the other where one is missing.</summary>
    protected Mapping Stamped(Mapping mapping, SourceRow row)
    {
        var (made, changed) = (Moment(row, Made, out var isMadeWrong), Moment(row, Changed, out var isChangedWrong));
        SayWithout(row, Made, made, isMadeWrong, changed is null ? null : Changed);
        SayWithout(row, Changed, changed, isChangedWrong, made is null ? null : Made);
        return mapping with { CreatedAt = made ?? changed, ModifiedAt = changed ?? made };
    }

    /// <summary>
    /// A text as it may be in the target, as <see cref="TextThatMayBeTrimmed"/>; white space around it is kept, and reported.
    /// </summary>
    protected string? Text(SourceRow row, string column, int limit, int? room = null)
    {
        var text = TextThatMayBeTrimmed(row, column, limit, room);
        if (text is { Length: > 0 } && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            Note(row, $"{column} has white space around it; it is kept");
        return text;
    }

    /// <summary>A text as it may be in the target; null, which is reported, when no column holds it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="limit">Longest text that the service takes itself, in code points. A longer one is kept whole, and reported.</param>
    /// <param name="room">Longest text that a short column holds, in code points; null when the column is a long one.</param>
    protected string? TextThatMayBeTrimmed(SourceRow row, string column, int limit, int? room = null)
    {
        if (row.Text(column) is not { } text)
            return null;
        var clean = WellFormed.WithoutNulls(text);
        if (clean.Length < text.Length)
            Repaired(row, $"{column} held U+0000, which is left out");
        if (!WellFormed.Fits(clean, room))
        {
            Repaired(row, $"{column} is too long for the target database, and is left out as a whole");
            return null;
        }

        var length = Domain.Values.Text.CodePoints(clean);
        if (length > limit)
            Note(row, $"{column} has {length} characters; it is kept whole, and has to be at most {limit} when it is changed");
        return clean;
    }

    private DateTime? Moment(SourceRow row, string column, out bool isWrong) =>
        row.Time(column, out isWrong) is { } local ? LocalTime.ToUtc(local, context.Zone) : null;

    private void SayWithout(SourceRow row, string column, DateTime? moment, bool isWrong, string? instead)
    {
        if (moment is null && row.Has(column) && Times.Contains(column, StringComparer.Ordinal))
            Repaired(row, $"{column} is {(isWrong
                ? "not a date"
                : "missing")}; it is {(instead is null ? "the time of the import" : $"that of {instead}")} now");
    }

    /// <summary>Reports that a row is not quite what it was.</summary>
    protected void Repaired(SourceRow row, string reason) => context.Findings.Add(ImportFindingKind.Repaired, Table, row.Id, reason);

    /// <summary>Reports something unusual about a row.</summary>
    protected void Note(SourceRow row, string reason) => context.Findings.Add(ImportFindingKind.Note, Table, row.Id, reason);
}

/// <summary>Some rows of a table in the source.</summary>
/// <param name="Rows">The rows, in the order of their keys.</param>
/// <param name="After">Their range begins after this key.</param>
/// <param name="Until">Their range ends with this key.</param>
/// <param name="IsSettling">True for those that had to wait for names, after all others.</param>
internal sealed record RowBatch(IReadOnlyList<SourceRow> Rows, (long First, long Second) After, (long First, long Second) Until,
    bool IsSettling = false);
