using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Values;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>Lets rows that were taken before follow those in the source, unless they were changed in the target.</summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="table">Their table.</param>
internal sealed class KnownRows(ImportContext context, TableImport table)
{
    /// <summary>Why a row stays that stands for one in the source and did not come from the source.</summary>
    internal const string FromElsewhere = "it is in the target already from elsewhere, and what is in the target stays";

    private readonly string? versioned = FindVersionedTable(context.Db, table.Table);

    /// <summary>Why a row whose id was taken has another one.</summary>
    internal static string Renumbered(long target) =>
        string.Create(CultureInfo.InvariantCulture, $"its id is another one's in the target; in the target it is {target}");

    /// <summary>Leaves a row as it is that is not in the target any more, or is another one.</summary>
    /// <returns>False when it is neither.</returns>
    internal bool IsLeft(SourceRow row, Known before, ImportBalance balance)
    {
        if (before.Target is null)
        {
            balance.NotTaken++;
            context.Findings.Add(ImportFindingKind.NotTaken, table.Table, row.Id,
                "it was taken earlier, and has been deleted in the target since");
            return true;
        }

        if (before.Written.Mark == Mark.FromElsewhere)
            Keep(row, FromElsewhere, balance);
        return before.Written.Mark == Mark.FromElsewhere;
    }

    /// <summary>Lets a row follow.</summary>
    internal async Task FollowAsync(SourceRow row, Mapping mapping, Known before, ImportBalance balance,
        CancellationToken cancellationToken)
    {
        var (fingerprint, isTouched) = (table.FingerprintOf(mapping), table.IsTouched(before));
        if (mapping.Refusal is { } refusal)
        {
            Keep(row, $"it was taken earlier and stays as it is; what is there now cannot be taken: {refusal}", balance);
        }
        else if (fingerprint.HasValuesOf(before.Written) && fingerprint.HasTimesOf(before.Written) && !before.IsMadeUp)
        {
            balance.Same++;
            SayAgain(row, mapping, before, isTouched);
        }
        else if (isTouched && !before.Target!.Value.HasValuesOf(fingerprint))
        {
            await KeepTouchedAsync(row, fingerprint, before, balance, cancellationToken);
        }
        else
        {
            SayAgain(row, mapping, before, isTouched);
            await WriteAsync(row, mapping, before, isTouched, cancellationToken);
            if (before.IsMadeUp)
                (balance.Added, balance.MadeUp) = (balance.Added + 1, balance.MadeUp - 1);
            else if (isTouched)
                balance.Same++;
            else
                balance.Changed++;
        }
    }

    /// <summary>What was repaired in a row is said in each run in which the row is as it was repaired.</summary>
    private void SayAgain(SourceRow row, Mapping mapping, Known before, bool isTouched)
    {
        if (isTouched)
            context.Findings.TakeBack(row.Id);
        if (table.HasNumbers && mapping.Key.First != 0 && mapping.Key != before.Key)
            context.Findings.Add(ImportFindingKind.Repaired, table.Table, row.Id, Renumbered(before.Key.First));
    }

    private async Task KeepTouchedAsync(SourceRow row, Fingerprint fingerprint, Known before, ImportBalance balance,
        CancellationToken cancellationToken)
    {
        if (!before.IsMadeUp)
        {
            Keep(row, fingerprint.HasValuesOf(before.Written)
                ? "its times are others now, and it was changed in the target; what is in the target stays"
                : "it changed in the source and was changed in the target too; what is in the target stays", balance);
            return;
        }

        // What was made up and then written in the target stands for the row in the source from now on.
        Keep(row, FromElsewhere, balance);
        balance.MadeUp--;
        if (!context.Plan.DryRun)
            await context.Ledger.UpdateAsync(table.Table, (row.First, row.Second), before.Written.With(Mark.FromElsewhere),
                cancellationToken);
    }

    private void Keep(SourceRow row, string reason, ImportBalance balance)
    {
        balance.KeptInTarget++;
        context.Findings.TakeBack(row.Id);
        context.Findings.Add(ImportFindingKind.KeptInTarget, table.Table, row.Id, reason);
    }

    private async Task WriteAsync(SourceRow row, Mapping mapping, Known before, bool isTouched, CancellationToken cancellationToken)
    {
        if (context.Plan.DryRun)
            return;
        if (!isTouched)
        {
            await table.MakeWayAsync(before.Key.First, mapping, cancellationToken);
            await UpdateAsync(before.Key, mapping, cancellationToken);
        }

        await context.Ledger.UpdateAsync(table.Table, (row.First, row.Second), table.FingerprintOf(mapping), cancellationToken);
    }

    private async Task UpdateAsync((long First, long Second) key, Mapping mapping, CancellationToken cancellationToken)
    {
        List<string> columns = [.. table.Writes.Select(column => column.Name)];
        List<object?> values = [key.First, key.Second, .. mapping.Values];
        foreach (var time in table.Times)
        {
            // What nothing in the source says stays as it was made in the target.
            if ((time == "created_at" ? mapping.CreatedAt : mapping.ModifiedAt ?? context.Now) is not { } moment)
                continue;
            columns.Add(time);
            values.Add(moment);
        }

        if (columns.Count == 0)
            return;
        var changes = string.Join(", ", columns.Select((column, index) => $"{column} = @p{index + 2}"));
        var second = table.Key.Count > 1 ? table.Key[1] : "0";
        await new Statement(context.Db, $"UPDATE {table.Table} SET {changes} WHERE {table.Key[0]} = @p0 AND {second} = @p1", values)
            .ExecuteAsync(cancellationToken);
        if (versioned is not null)
            await new Statement(context.Db, $"UPDATE {versioned} SET version = version + 1 WHERE id = @p0", [key.First])
                .ExecuteAsync(cancellationToken);
    }

    /// <summary>The table of the resources that the rows are, or are parts of; null for rows without a version.</summary>
    private static string? FindVersionedTable(MuistotDb db, string table)
    {
        var type = db.Model.GetEntityTypes().First(type => type.GetTableName() == table);
        return type.ClrType.IsAssignableTo(typeof(IVersioned))
            ? table
            : ResourceParts.KeyOfResource(type)?.PrincipalEntityType.GetTableName();
    }
}
