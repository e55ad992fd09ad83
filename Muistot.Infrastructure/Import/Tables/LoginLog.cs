using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Infrastructure.Import.Mending;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>
/// Sign-ins. They have no key over there: what an entry says stands for one, with a number for those that say the same.
/// </summary>
internal sealed class LoginLog(ImportContext context) : TableImport(context)
{
    private const int Room = 255;

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
        var (moment, said) = (default(DateTime?), new Dictionary<long, long>());
        await foreach (var read in Context.Old.ReadAllAsync(Old, "timestamp", cancellationToken))
        {
            if (read.Time("timestamp", out _) is var time && time != moment)
                said.Clear();
            var hash = Column.FingerprintOf(read.Values);
            (moment, said[hash]) = (time, said.GetValueOrDefault(hash) + 1);
            rows.Add(new OldRow(Old, [.. read.Values]) { First = hash, Second = said[hash], Id = $"{time:s}" });
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
            select new { entry, IsHere = Context.Db.LoginLog.Any(row => row.Id == entry.HereFirst) }).AsNoTracking().ToListAsync(cancellationToken);
        return entries.Where(found => keys.Contains((found.entry.ThereFirst, found.entry.ThereSecond))).ToDictionary(
            found => (found.entry.ThereFirst, found.entry.ThereSecond),
            found => new Known((found.entry.HereFirst, 0), found.entry.Fingerprint, IsMadeUp: false, found.IsHere));
    }

    /// <inheritdoc/>
    internal override long GoneThere(ImportBalance balance) =>
        Math.Max(0, balance.Here - balance.OnlyHere - balance.Added - balance.Changed - balance.Same - balance.KeptHere);

    /// <inheritdoc/>
    internal override Task PrepareAsync(IReadOnlyList<OldRow> rows, CancellationToken cancellationToken) =>
        Context.Users.LoadAsync(rows.Select(row => row.Number("user_id")), cancellationToken);

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(OldRow row, Known? known, CancellationToken cancellationToken)
    {
        if (known is not null)
            return Task.FromResult(Mapping.Settled());
        var time = row.Time("timestamp", out _);
        if (time is null)
            Mended(row, "timestamp is no date; it is 1970-01-01 now");
        var moment = time is { } local ? LocalTime.ToUtc(local, Context.Zone) : DateTime.UnixEpoch;
        return Task.FromResult(Mapping.To(
            default, Context.Users.Find(row.Number("user_id")), Text(row, "username", Room, Room) ?? "", row.Flag("superuser"),
            Text(row, "admin_in", int.MaxValue) ?? "", moment));
    }

    /// <inheritdoc/>
    protected override OldTable OldTable() => Context.Old.Schema.Table(Table, [], Reads, []);
}
