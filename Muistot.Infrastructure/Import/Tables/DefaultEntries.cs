using System.Globalization;
using Muistot.Domain.Languages;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>
/// Makes entries in the default language for projects or sites that have none, and could not be shown: with the name of another entry,
/// or the public id. One that is written in the source later takes its place.
/// </summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="parents">Projects or sites.</param>
internal sealed class DefaultEntries(ImportContext context, InformationParents parents)
{
    /// <summary>Makes what is missing.</summary>
    /// <returns>What was made, in this run or an earlier one.</returns>
    internal async Task<IReadOnlyList<ImportFinding>> RunAsync(ImportBalance balance, CancellationToken cancellationToken)
    {
        var findings = new List<ImportFinding>();
        var after = 0L;
        for (var count = context.Plan.Batch; count == context.Plan.Batch;)
        {
            var (read, missing) = (new List<long>(), new List<Missing>());
            await foreach (
                var values in context.Old.QueryAsync(parents.Next, cancellationToken, ("@first", after), ("@count", context.Plan.Batch)))
            {
                read.Add(Whole(values[0]));
                if (FindMissing(values) is { } found)
                    missing.Add(found);
            }

            (after, count) = (read.Count > 0 ? read[^1] : after, read.Count);
            if (missing.Count == 0)
                continue;
            var (made, said) = await context.Db.CommitAsync(() => MakeAsync(missing, cancellationToken), atomic: !context.Plan.DryRun,
                cancellationToken);
            (balance.MadeUp, balance.Inserted) = (balance.MadeUp + made, balance.Inserted + made);
            findings.AddRange(said);
        }

        return findings;
    }

    private Missing? FindMissing(object?[] values)
    {
        var language = context.DefaultLanguageOf(values[2] is null ? null : Whole(values[2]));
        var entries = (values[3]?.ToString() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => long.Parse(id, CultureInfo.InvariantCulture));
        return entries.Any(id => context.Languages.TryGetValue(id, out var known) && known == language)
            ? null
            : new Missing(Whole(values[0]), WellFormed.WithoutNulls(values[1]?.ToString() ?? ""), language);
    }

    private async Task<(int Made, List<ImportFinding> Said)> MakeAsync(List<Missing> missing, CancellationToken cancellationToken)
    {
        var (made, said) = (0, new List<ImportFinding>());
        await parents.References.LoadAsync(missing.Select(parent => (long?)parent.Id), cancellationToken);
        foreach (var parent in missing)
        {
            if (parents.References.Find(parent.Id) is not { } target)
                continue;
            var entry = await FindEntryAsync(target, parent.Language, cancellationToken);
            if (entry == Entry.Other)
                continue;
            if (entry == Entry.None)
            {
                made++;
                if (!context.Plan.DryRun)
                    await WriteAsync(parent, target, await parents.FirstNameAsync(context, parent.Id, cancellationToken) ?? parent.Name,
                        cancellationToken);
            }

            said.Add(new ImportFinding(
                ImportFindingKind.Repaired, parents.Table, parent.Id.ToString(CultureInfo.InvariantCulture),
                $"it has no entry in its default language, {parent.Language}; one was made with the name of another entry, or the public id"));
        }

        return (made, said);
    }

    private async Task<Entry> FindEntryAsync(long target, Language language, CancellationToken cancellationToken)
    {
        var text = $"""
            SELECT t.name, t.abstract, t.description, t.modifier_id, l.fingerprint
            FROM {parents.Entries} t LEFT JOIN imported_rows l
              ON l.table_name = @p0 AND l.made_up = @p1 AND l.here_first = t.{parents.Column} AND l.here_second = t.lang_id
            WHERE t.{parents.Column} = @p2 AND t.lang_id = @p3
            """;
        var found = await new Statement(context.Db, text, parents.Entries, true, target, language.Id).ReadAsync(
            row => !row.IsDBNull(4) && InformationEntries.ReadFingerprint(row).HasValuesOf(new Fingerprint(row.GetInt64(4))),
            cancellationToken);
        return found switch { [] => Entry.None, [true, ..] => Entry.Made, _ => Entry.Other };
    }

    private async Task WriteAsync(Missing parent, long target, string name, CancellationToken cancellationToken)
    {
        var text =
            $"INSERT INTO {parents.Entries} ({parents.Column}, lang_id, name, created_at, modified_at) VALUES (@p0, @p1, @p2, @p3, @p3)";
        await new Statement(context.Db, text, target, parent.Language.Id, name, context.Now).ExecuteAsync(cancellationToken);

        // By this an entry that is written in the source later is known to take this one's place.
        foreach (var language in context.Languages.Where(language => language.Value == parent.Language).Select(language => language.Key)
            .Order().Take(1))
        {
            await new Statement(
                context.Db,
                """
                DELETE FROM imported_rows WHERE table_name = @p0 AND there_first = @p1 AND there_second = @p2
                """,
                parents.Entries, parent.Id, language).ExecuteAsync(cancellationToken);
            await using var ledger = context.Ledger.Writer();
            await ledger.AddAsync(
                cancellationToken, parents.Entries, parent.Id, language, target, (long)parent.Language.Id,
                Fingerprint.Of([name, null, null, null], []).Number, true);
            await ledger.FlushAsync(cancellationToken);
        }
    }

    private static long Whole(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    /// <summary>What there is in the default language.</summary>
    private enum Entry
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>An entry that was made for want of one, and is as it was made.</summary>
        Made,

        /// <summary>Another one.</summary>
        Other,
    }

    /// <summary>A project or site without an entry in its default language.</summary>
    /// <param name="Id">Its key in the source.</param>
    /// <param name="Name">Its public id in the source.</param>
    /// <param name="Language">The language.</param>
    private sealed record Missing(long Id, string Name, Language Language);
}
