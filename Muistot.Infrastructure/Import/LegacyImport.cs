using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Files;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Tables;
using Muistot.Infrastructure.Import.Writing;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Infrastructure.Search;

namespace Muistot.Infrastructure.Import;

/// <summary>
/// Brings everything over from the database of the service being replaced, which may be in use meanwhile. It can be run as often as one
/// likes: it takes what is new in the source, follows what changed in the source unless it was changed in the target, and deletes nothing.
/// </summary>
/// <param name="db">The target database.</param>
/// <param name="dialect">Knows what its failures mean.</param>
/// <param name="files">The images in the target.</param>
/// <param name="claim">Knows whether the store of images is this database's.</param>
/// <param name="cleaner">Cleans images.</param>
/// <param name="imageRules">What images are taken.</param>
/// <param name="localization">Languages and the zone of days in the target.</param>
/// <param name="versions">Tells nodes that run that what they kept is out of date.</param>
/// <param name="index">The index of search, which what is written here passes by.</param>
/// <param name="clusters">Counts the sites for maps.</param>
/// <param name="clock">The current time.</param>
public sealed class LegacyImport(
    MuistotDb db, IDatabaseDialect dialect, IFileStore files, StoreClaim claim, IImageCleaner cleaner, IOptions<FilesOptions> imageRules,
    IOptions<LocalizationOptions> localization,
    ICacheVersions versions, SearchIndex index, ClusterRebuild clusters, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    /// <param name="plan">What is to be done.</param>
    /// <param name="watcher">Hears how it goes.</param>
    /// <param name="cancellationToken">Ends it; batches that are written by then stay, and the next run goes on from the source.</param>
    /// <returns>The counts of both sides, table by table.</returns>
    /// <exception cref="ImportRefusedException">It cannot be done as it was asked for.</exception>
    public async Task<IReadOnlyList<ImportBalance>> RunAsync(ImportPlan plan, IImportWatcher watcher, CancellationToken cancellationToken)
    {
        if (plan.Images is { } folder && !Directory.Exists(folder))
            throw new ImportRefusedException("The folder of --images (Import:Images) does not exist.");
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            throw new ImportRefusedException("The target database is not up to date: run the command migrate first.");
        await claim.VerifyAsync(cancellationToken);
        await using var old = await SourceDatabase.OpenAsync(plan.From, cancellationToken);
        if (old.Schema.IsOurs)
            throw new ImportRefusedException(
                "The database of --from (Import:From) must be one of the service being replaced, and not one of this service.");
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var zone = plan.Zone ?? old.Schema.Clock.FindZone(localization.Value.Zone, clock.GetUtcNow())
                ?? throw new ImportRefusedException(
                "It cannot be told in which time zone the times in the source are: say --time-zone, as --time-zone Europe/Helsinki.");
            return await RunAsync(
                new ImportContext(plan, db, old, files, cleaner, imageRules.Value, localization.Value, zone, clock.GetUtcNow()
                .UtcDateTime), watcher, cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<IReadOnlyList<ImportBalance>> RunAsync(ImportContext context, IImportWatcher watcher,
        CancellationToken cancellationToken)
    {
        var (languages, steps) = (new Languages(context), ImportStep.All(context));
        await CheckAsync(context.Old, languages, steps, cancellationToken);
        watcher.Begin(context.Zone);
        var balances = new List<ImportBalance> { await languages.RunAsync(watcher, cancellationToken) };
        foreach (var step in steps)
        {
            balances.Add(await RunAsync(context, step, watcher, cancellationToken));
            versions.Invalidate(CacheTags.Everything, CacheTags.Anything);
        }

        if (!context.Plan.DryRun)
        {
            if (context.Plan.Indexes)
                await IndexAsync(watcher, cancellationToken);
            await clusters.RunAsync(cancellationToken);
            versions.Invalidate(CacheTags.Everything, CacheTags.Anything);
        }

        balances.Add(await LeaveAsync(context, steps, watcher, cancellationToken));
        return balances;
    }

    /// <summary>Finds out whether everything can be read, before anything is written.</summary>
    private static async Task CheckAsync(SourceDatabase old, Languages languages, IReadOnlyList<ImportStep> steps,
        CancellationToken cancellationToken)
    {
        foreach (var table in steps.Select(step => step.Table.Table).Prepend(Languages.Table))
            await old.LookAtAsync(table, cancellationToken);
        languages.Check();
        foreach (var step in steps)
            step.Table.Check();
    }

    private async Task<ImportBalance> RunAsync(ImportContext context, ImportStep step, IImportWatcher watcher,
        CancellationToken cancellationToken)
    {
        var (table, read) = (step.Table, 0L);
        var balance = new ImportBalance(table.Table) { Source = await context.Old.CountAsync(table.Table, cancellationToken) };
        watcher.Begin(table.Table, balance.Source);
        var batches = new BatchImport(context, table, dialect);
        await foreach (var batch in table.BatchesAsync(cancellationToken))
        {
            balance.Add(await batches.RunAsync(batch, cancellationToken));
            watcher.Advance(table.Table, read += batch.Rows.Count, context.Findings.Take());
        }

        if (step.Afterwards is { } afterwards)
            watcher.Advance(table.Table, read, await afterwards(balance, cancellationToken));
        await AnalyzeAsync(context, cancellationToken);
        var (all, others) = await context.Ledger.CountAsync(table, cancellationToken);
        balance.Target = all + (context.Plan.DryRun ? balance.Inserted : 0);
        balance.OnlyInTarget += others + (context.Plan.DryRun ? balance.MadeUp : 0);
        return balance;
    }

    private async Task IndexAsync(IImportWatcher watcher, CancellationToken cancellationToken)
    {
        const string Index = "search index";
        watcher.Begin(Index, await index.CountAsync(cancellationToken));
        await index.CompareAsync(
            SearchExtent.All, repair: true, new DirectProgress(rows => watcher.Advance(Index, rows, [])), cancellationToken);
    }

    /// <summary>
    /// Tells the database how large the ledger has become. It finds out by itself only later; until then it takes it for small, and
    /// reads all of it for each row that is counted.
    /// </summary>
    private async Task AnalyzeAsync(ImportContext context, CancellationToken cancellationToken)
    {
        if (!context.Plan.DryRun)
            await new Statement(db, dialect.Analyze("imported_rows")).ExecuteAsync(cancellationToken);
    }

    /// <summary>Says what is not looked at: a table that is not used any more, and those that are not known.</summary>
    private static async Task<ImportBalance> LeaveAsync(
        ImportContext context, IReadOnlyList<ImportStep> steps, IImportWatcher watcher, CancellationToken cancellationToken)
    {
        const string NotUsed = "user_email_verifiers";
        var known = steps.Select(step => step.Table.Table).Append(Languages.Table).ToHashSet(StringComparer.Ordinal);
        var findings = context.Old.Schema.Tables.Where(table => !known.Contains(table)).Select(table => new ImportFinding(
            ImportFindingKind.Note, table, "-", table == NotUsed
            ? "the table is not used any more, and is left"
            : "the table is not known, and is left"));
        watcher.Advance(NotUsed, 0, [.. findings]);
        var count = await context.Old.CountAsync(NotUsed, cancellationToken);
        return new ImportBalance(NotUsed) { Source = count, NotTaken = count };
    }
}
