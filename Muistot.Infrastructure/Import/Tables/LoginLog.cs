using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>
/// Sign-ins. They have no key in the source: what an entry says stands for one, with a number for those that say the same. Whose it is does
/// not belong to it, for it is forgotten with the account; nor does the moment, which another zone makes another one.
/// </summary>
internal sealed class LoginLog(ImportContext context) : TableImport(context)
{
    private const int Room = 255;

    private readonly HashSet<(long First, long Second)> source = [];

    /// <inheritdoc/>
    internal override string Table => "login_log";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["user_id", "username", "superuser", "admin_in", "timestamp"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
    [
        new("user_id", Holds.Number), new("username", Holds.Text), new("superuser", Holds.Flag), new("admin_in", Holds.Text),
        new("timestamp", Holds.Moment),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Times { get; } = [];

    /// <inheritdoc/>
    internal override async IAsyncEnumerable<RowBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<SourceRow>();
        var (time, atThatTime, said) = ("", 0, new Dictionary<long, long>());
        await foreach (var read in Context.Old.ReadAllAsync(Old, cancellationToken, "timestamp", "user_id", "username"))
        {
            if (read.TimeText("timestamp") is var text && text != time)
            {
                said.Clear();
                (time, atThatTime) = (text, 0);
            }

            var hash = Column.HashOf([read.Text("username"), read.Flag("superuser"), read.Text("admin_in"), time]);
            said[hash] = said.GetValueOrDefault(hash) + 1;
            source.Add((hash, said[hash]));
            rows.Add(new SourceRow(Old, [.. read.Values]) { First = hash, Second = said[hash], Id = IdOf(time, ++atThatTime) });
            if (rows.Count < BatchSize)
                continue;
            yield return new RowBatch(rows, default, default);
            rows = [];
        }

        yield return new RowBatch(rows, default, default);
    }

    /// <inheritdoc/>
    internal override async Task<Dictionary<(long First, long Second),
        Known>> FindKnownAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var hashes = batch.Rows.Select(row => row.First).ToHashSet();
        var keys = batch.Rows.Select(row => (row.First, row.Second)).ToHashSet();
        var entries = await (
            from entry in Context.Db.Set<ImportedRow>()
            where entry.TableName == "login_log" && hashes.Contains(entry.SourceFirst)
            join row in Context.Db.LoginLog on entry.TargetFirst equals row.Id into found
            from row in found.DefaultIfEmpty()
            select new { entry, row }).AsNoTracking().ToListAsync(cancellationToken);
        return entries.Where(found => keys.Contains((found.entry.SourceFirst, found.entry.SourceSecond))).ToDictionary(
            found => (found.entry.SourceFirst, found.entry.SourceSecond),
            found => new Known(
                (found.entry.TargetFirst, 0), new Fingerprint(found.entry.Fingerprint), IsMadeUp: false,
                found.row is { } target
                ? Fingerprint.Of([target.UserId, target.Username, target.Superuser, target.AdminIn, target.Timestamp], [])
                : null));
    }

    /// <summary>Finds those that are in the target and are gone in the source, which batches do not tell.</summary>
    internal async Task<IReadOnlyList<ImportFinding>> FindGoneAsync(ImportBalance balance, CancellationToken cancellationToken)
    {
        var taken =
            from entry in Context.Db.Set<ImportedRow>()
            where entry.TableName == "login_log"
            join row in Context.Db.LoginLog on entry.TargetFirst equals row.Id
            orderby row.Timestamp, row.Id
            select new { entry.SourceFirst, entry.SourceSecond, row.Id, row.Timestamp };
        var (gone, atThatTime) = (new List<ImportFinding>(), new Dictionary<string, int>(StringComparer.Ordinal));
        await foreach (var row in taken.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (source.Contains((row.SourceFirst, row.SourceSecond)))
                continue;
            var time = TimeZoneInfo.ConvertTimeFromUtc(row.Timestamp, Context.Zone).ToString("s", CultureInfo.InvariantCulture);
            atThatTime[time] = atThatTime.GetValueOrDefault(time) + 1;
            gone.Add(new ImportFinding(
                ImportFindingKind.GoneFromSource, Table, IdOf(time, atThatTime[time]),
                $"it was deleted from the source; delete it from the target, where its id is {row.Id}, if it should go"));
        }

        balance.OnlyInTarget += gone.Count;
        return gone;
    }

    /// <inheritdoc/>
    internal override Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken) =>
        Context.Users.LoadAsync(rows.Select(row => row.Number("user_id")), cancellationToken);

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        var time = row.Time("timestamp", out _);
        if (time is null)
            Repaired(row, "timestamp is not a date; it is 1970-01-01 now");
        return Task.FromResult(Mapping.To(
            default, Refer(row, "user_id", Context.Users, "its account"), NotNull(row, "username", Text(row, "username", Room, Room)),
            Flag(row, "superuser"),
            NotNull(row, "admin_in", Text(row, "admin_in", int.MaxValue)), time is { } local
            ? LocalTime.ToUtc(local, Context.Zone)
            : DateTime.UnixEpoch));
    }

    /// <inheritdoc/>
    protected override SourceTable SourceTable() => Context.Old.Schema.Table(Table, [], Reads, []);

    /// <summary>What reports call an entry: its time, with a number where there are more at that time.</summary>
    private static string IdOf(string time, int number) =>
        number == 1 ? time : string.Create(CultureInfo.InvariantCulture, $"{time}/{number}");

    private string NotNull(SourceRow row, string column, string? text)
    {
        if (row.Text(column) is null)
            Repaired(row, $"{column} is missing; it is empty now");
        return text ?? "";
    }
}
