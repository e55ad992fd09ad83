using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Languages;

namespace Muistot.Application.SiteTables;

/// <summary>
/// Brings a table of sites into a project, in batches within one transaction: of the rows, only those of a batch and the ids of all are
/// held in memory.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="publication">Publishes and hides.</param>
/// <param name="localization">The languages that texts are kept in.</param>
/// <param name="clock">Stamps what it changes.</param>
public sealed class SiteTableImport(
    IMuistotDb db, Publication publication, IOptions<LocalizationOptions> localization, TimeProvider clock)
{
    private const int MostRows = 500;
    private const int MostCharacters = 1_000_000;

    /// <summary>Does it. To be run in a transaction that locks the project exclusively, and that is given up after an exception.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="table">The table.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <param name="progress">Hears how many rows were read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidRequestException">The table has faults.</exception>
    public async Task<ImportedSitesView> RunAsync(
        SiteTableTarget target, ISiteTable table, bool dryRun, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var (errors, languages) = (new ValidationErrors(), localization.Value.Languages);
        var columns = new SiteColumns(languages);
        var reader = new SiteFormReader(columns, languages, target.DefaultLanguage, errors);
        var run = new Run(target, dryRun, errors);
        try
        {
            await foreach (var row in table.ReadAsync(cancellationToken))
            {
                foreach (var error in row.Errors)
                    errors.Add(error);
                if (reader.Read(row) is { } form)
                    run.Add(form);
                if (run.Batch.Count >= MostRows || run.Characters > MostCharacters)
                {
                    await FinishAsync(run, cancellationToken);
                    progress?.Report(row.Number);
                }

                // Until it is known whether there are more than can be told.
                if (errors.HasMore)
                    break;
            }
        }
        catch (InvalidRequestException unreadable)
        {
            foreach (var error in unreadable.Errors)
                errors.Add(error);
        }

        await FinishAsync(run, cancellationToken);
        InvalidRequestException.ThrowIfAny([.. errors.All.OrderBy(RowOf)], errors.HasMore);
        if (db.StampedAt is { } first)
            await StampAnewAsync(target.ProjectId, first, cancellationToken);
        return new ImportedSitesView(run.Created, run.Changed, run.Unchanged, columns.Ignored);
    }

    // A long file takes longer than a change may take to come to light (SaveWindow).
    private async Task StampAnewAsync(int projectId, DateTime first, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Sites.Where(site => site.ProjectId == projectId && site.ModifiedAt >= first && Visibility.IsPresent(site))
            .ExecuteUpdateAsync(set => set.SetProperty(site => site.ModifiedAt, now), cancellationToken);
        await db.Changes
            .Where(change => change.Resource == Resource.Site && change.ParentId == projectId && change.At >= first
                && change.Action != ChangeAction.Delete)
            .ExecuteUpdateAsync(set => set.SetProperty(change => change.At, now), cancellationToken);
        db.StampedAt = now;
    }

    // What is wrong with the whole file comes last: it is why no more rows were read.
    private static int RowOf(ValidationError error) =>
        error.Location.Count > 1 && int.TryParse(error.Location[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : int.MaxValue;

    // Once there is an error, rows are only checked.
    private async Task FinishAsync(Run run, CancellationToken cancellationToken)
    {
        var ids = run.Batch.ConvertAll(form => form.Id.Value);
        var projectId = run.Target.ProjectId;
        var present = await db.Sites
            .Where(site => site.ProjectId == projectId && ids.Contains(site.Name) && Visibility.IsPresent(site))
            .Include(site => site.Information).AsSplitQuery()
            .ToDictionaryAsync(site => site.Name, StringComparer.Ordinal, cancellationToken);
        foreach (var form in run.Batch)
        {
            var row = new SiteRowWriter(run.Target, form, run.Errors);
            if (!present.TryGetValue(form.Id.Value, out var site))
            {
                if (row.Create() is { } created)
                    db.Sites.Add(created);
                run.Created++;
                continue;
            }

            var isChanged = row.Change(site);
            if (form.IsPublic is { } published && published != Visibility.IsPublic(site))
                isChanged |= await publication.OfSite(site.Id, published, cancellationToken) == Outcome.Changed;
            (run.Changed, run.Unchanged) = isChanged ? (run.Changed + 1, run.Unchanged) : (run.Changed, run.Unchanged + 1);
        }

        if (!run.DryRun && run.Errors.All.Count == 0)
            await db.SaveChangesAsync(run.Target.UserId, cancellationToken);
        db.ClearChanges();
        run.Clear();
    }

    private sealed class Run(SiteTableTarget target, bool dryRun, ValidationErrors errors)
    {
        private readonly HashSet<string> ids = new(StringComparer.Ordinal);

        public SiteTableTarget Target => target;

        public bool DryRun => dryRun;

        public ValidationErrors Errors => errors;

        public List<SiteForm> Batch { get; } = [];

        public int Characters { get; private set; }

        public int Created { get; set; }

        public int Changed { get; set; }

        public int Unchanged { get; set; }

        public void Add(SiteForm form)
        {
            if (!ids.Add(form.Id.Value))
            {
                errors.Add(SiteTableRow.Error(form.Row, form.IdColumn, "repeated", "Each id may be in one row only."));
                return;
            }

            Batch.Add(form);
            Characters += form.Characters;
        }

        public void Clear()
        {
            Batch.Clear();
            Characters = 0;
        }
    }
}

/// <summary>Where a table goes.</summary>
/// <param name="ProjectId">Key of the project.</param>
/// <param name="DefaultLanguage">The default language of the project.</param>
/// <param name="PublishesAtOnce">True when new sites of the project do not wait for approval.</param>
/// <param name="UserId">Key of the account in whose name it is, or null.</param>
public sealed record SiteTableTarget(int ProjectId, Language DefaultLanguage, bool PublishesAtOnce, int? UserId);
