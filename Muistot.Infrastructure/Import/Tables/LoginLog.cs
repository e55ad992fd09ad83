using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>
/// Sign-ins. They have no key over there: what an entry says stands for one, with a number for those that say the same. Whose it is does
/// not belong to it, for it is forgotten with the account; nor does the moment, which another zone makes another one.
/// </summary>
internal sealed class LoginLog(ImportContext context) : TableImport(context)
{
    private const int Room = 255;

    private readonly HashSet<(long First, long Second)> there = [];

    /// <inheritdoc/>
    internal override string Table => "login_log";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["user_id", "username", "superuser", "admin_in", "timestamp"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
    [
        new("user_id", Holds.Number), new("username", Holds.Text), new("superuser", Holds.Flag), new("admin_in", Holds.Text), new("timestamp", Holds.Moment),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Times { get; } = [];

    /// <inheritdoc/>
    internal override async IAsyncEnumerable<RowBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<OldRow>();
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
            there.Add((hash, said[hash]));
            rows.Add(new OldRow(Old, [.. read.Values]) { First = hash, Second = said[hash], Id = IdOf(time, ++atThatTime) });
            if (rows.Count < BatchSize)
                continue;
            yield return new RowBatch(rows, default, default);
            rows = [];
        }

        yield return new RowBatch(rows, default, default);
    }

    /// <inheritdoc/>
    internal override async Task<Dictionary<(long First, long Second), Known>> FindKnownAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var hashes = batch.Rows.Select(row => row.First).ToHashSet();
        var keys = batch.Rows.Select(row => (row.First, row.Second)).ToHashSet();
        var entries = await (
            from entry in Context.Db.Set<ImportedRow>()
            where entry.TableName == "login_log" && hashes.Contains(entry.ThereFirst)
            join row in Context.Db.LoginLog on entry.HereFirst equals row.Id into found
            from row in found.DefaultIfEmpty()
            select new { entry, row }).AsNoTracking().ToListAsync(cancellationToken);
        return entries.Where(found => keys.Contains((found.entry.ThereFirst, found.entry.ThereSecond))).ToDictionary(
            found => (found.entry.ThereFirst, found.entry.ThereSecond),
            found => new Known(
                (found.entry.HereFirst, 0), new Fingerprint(found.entry.Fingerprint), IsMadeUp: false,
                found.row is { } here ? Fingerprint.Of([here.UserId, here.Username, here.Superuser, here.AdminIn, here.Timestamp], []) : null));
    }

    /// <summary>Finds those that are here and are gone there, which batches do not tell.</summary>
    internal async Task<IReadOnlyList<ImportFinding>> FindGoneAsync(ImportBalance balance, CancellationToken cancellationToken)
    {
        var taken =
            from entry in Context.Db.Set<ImportedRow>()
            where entry.TableName == "login_log"
            join row in Context.Db.LoginLog on entry.HereFirst equals row.Id
            orderby row.Timestamp, row.Id
            select new { entry.ThereFirst, entry.ThereSecond, row.Id, row.Timestamp };
        var (gone, atThatTime) = (new List<ImportFinding>(), new Dictionary<string, int>(StringComparer.Ordinal));
        await foreach (var row in taken.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (there.Contains((row.ThereFirst, row.ThereSecond)))
                continue;
            var time = TimeZoneInfo.ConvertTimeFromUtc(row.Timestamp, Context.Zone).ToString("s", CultureInfo.InvariantCulture);
            atThatTime[time] = atThatTime.GetValueOrDefault(time) + 1;
            gone.Add(new ImportFinding(
                ImportFindingKind.GoneThere, Table, IdOf(time, atThatTime[time]), $"it is no longer there, and stays here, where its id is {row.Id}"));
        }

        balance.OnlyHere += gone.Count;
        return gone;
    }

    /// <inheritdoc/>
    internal override Task PrepareAsync(IReadOnlyList<OldRow> rows, CancellationToken cancellationToken) =>
        Context.Users.LoadAsync(rows.Select(row => row.Number("user_id")), cancellationToken);

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(OldRow row, Known? known, CancellationToken cancellationToken)
    {
        var time = row.Time("timestamp", out _);
        if (time is null)
            Repaired(row, "timestamp is not a date; it is 1970-01-01 now");
        return Task.FromResult(Mapping.To(
            default, Refer(row, "user_id", Context.Users, "its account"), NotNull(row, "username", Text(row, "username", Room, Room)), Flag(row, "superuser"),
            NotNull(row, "admin_in", Text(row, "admin_in", int.MaxValue)), time is { } local ? LocalTime.ToUtc(local, Context.Zone) : DateTime.UnixEpoch));
    }

    /// <inheritdoc/>
    protected override OldTable OldTable() => Context.Old.Schema.Table(Table, [], Reads, []);

    /// <summary>What reports call an entry: its time, with a number where there are more at that time.</summary>
    private static string IdOf(string time, int number) => number == 1 ? time : string.Create(CultureInfo.InvariantCulture, $"{time}/{number}");

    private string NotNull(OldRow row, string column, string? text)
    {
        if (row.Text(column) is null)
            Repaired(row, $"{column} is missing; it is empty now");
        return text ?? "";
    }
}
