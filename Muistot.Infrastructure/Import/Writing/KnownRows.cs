using System.Globalization;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>Lets rows that were taken before follow those over there, unless they were changed here.</summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="table">Their table.</param>
internal sealed class KnownRows(ImportContext context, TableImport table)
{
    /// <summary>Why a row stays that stands for one over there and did not come from there.</summary>
    internal const string FromElsewhere = "it is here already from elsewhere, and what is here stays";

    /// <summary>Why a row whose id was taken has another one.</summary>
    internal static string Renumbered(long here) => string.Create(CultureInfo.InvariantCulture, $"its id is another one's here; here it is {here}");

    /// <summary>Leaves a row as it is that is not here any more, or is another one.</summary>
    /// <returns>False when it is neither.</returns>
    internal bool IsLeft(OldRow row, Known before, ImportBalance balance)
    {
        if (before.Here is null)
        {
            balance.NotTaken++;
            context.Findings.Add(ImportFindingKind.NotTaken, table.Table, row.Id, "it was taken earlier, and has been deleted here since");
            return true;
        }

        if (before.Written.Mark == Mark.FromElsewhere)
            Keep(row, FromElsewhere, balance);
        return before.Written.Mark == Mark.FromElsewhere;
    }

    /// <summary>Lets a row follow.</summary>
    internal async Task FollowAsync(OldRow row, Mapping mapping, Known before, ImportBalance balance, CancellationToken cancellationToken)
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
        else if (isTouched && !before.Here!.Value.HasValuesOf(fingerprint))
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
    private void SayAgain(OldRow row, Mapping mapping, Known before, bool isTouched)
    {
        if (isTouched)
            context.Findings.TakeBack(row.Id);
        if (table.HasNumbers && mapping.Key.First != 0 && mapping.Key != before.Key)
            context.Findings.Add(ImportFindingKind.Repaired, table.Table, row.Id, Renumbered(before.Key.First));
    }

    private async Task KeepTouchedAsync(OldRow row, Fingerprint fingerprint, Known before, ImportBalance balance, CancellationToken cancellationToken)
    {
        if (!before.IsMadeUp)
        {
            Keep(row, fingerprint.HasValuesOf(before.Written)
                ? "its times are others now, and it was changed here; what is here stays"
                : "it changed there and was changed here too; what is here stays", balance);
            return;
        }

        // What was made up and then written here stands for the row there from now on.
        Keep(row, FromElsewhere, balance);
        balance.MadeUp--;
        if (!context.Plan.DryRun)
            await context.Ledger.UpdateAsync(table.Table, (row.First, row.Second), before.Written.With(Mark.FromElsewhere), cancellationToken);
    }

    private void Keep(OldRow row, string reason, ImportBalance balance)
    {
        balance.KeptHere++;
        context.Findings.TakeBack(row.Id);
        context.Findings.Add(ImportFindingKind.KeptHere, table.Table, row.Id, reason);
    }

    private async Task WriteAsync(OldRow row, Mapping mapping, Known before, bool isTouched, CancellationToken cancellationToken)
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
            // What nothing over there says stays as it was made here.
            if ((time == "created_at" ? mapping.CreatedAt : mapping.ModifiedAt ?? context.Now) is not { } moment)
                continue;
            columns.Add(time);
            values.Add(moment);
        }

        if (columns.Count == 0)
            return;
        var changes = string.Join(", ", columns.Select((column, index) => $"{column} = @p{index + 2}"));
        var second = table.Key.Count > 1 ? table.Key[1] : "0";
        await new Statement(context.Db, $"UPDATE {table.Table} SET {changes} WHERE {table.Key[0]} = @p0 AND {second} = @p1", values).ExecuteAsync(cancellationToken);
    }
}
