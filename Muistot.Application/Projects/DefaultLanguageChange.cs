using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>
/// Gives a project another default language. Every site must have an entry with a name in it, or could not be shown any more: the
/// ones that have none get one with their name only, as new sites do.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="context">In whose name it is.</param>
/// <param name="clock">Stamps the new entries.</param>
public sealed class DefaultLanguageChange(IMuistotDb db, ResourceContext context, TimeProvider clock)
{
    /// <summary>Makes the change; to be run in a transaction.</summary>
    /// <param name="project">The project, its texts loaded.</param>
    /// <param name="language">The new default language.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConflictException">The project has no entry in that language.</exception>
    public async Task ApplyAsync(Project project, Language language, CancellationToken cancellationToken)
    {
        if (!project.Information.Any(entry => entry.LanguageId == language.Id && entry.Name is not null))
            throw new ConflictException("Default language has no localization");

        var (old, now) = (project.DefaultLanguageId, clock.GetUtcNow().UtcDateTime);

        // A project may have hundreds of thousands of sites, which are not loaded for it. What they held before is what they hold: a site
        // keeps its name in the default language whichever of its versions is restored.
        await db.ExecuteSqlAsync(
            $"""
            INSERT INTO changes (resource, resource_id, parent_id, version, action, at, user_id, published_before)
            SELECT {nameof(Resource.Site)}, sites.id, sites.project_id, sites.version + 1, {nameof(ChangeAction.Change)}, {now},
                {context.CallerId}, sites.published
            FROM sites
            LEFT JOIN site_information AS present ON present.site_id = sites.id AND present.lang_id = {language.Id}
            WHERE sites.project_id = {project.Id} AND present.site_id IS NULL
            """,
            cancellationToken);
        await db.Sites.Where(site => site.ProjectId == project.Id && site.Information.All(entry => entry.LanguageId != language.Id))
            .StampAsync(clock, cancellationToken);
        await db.ExecuteSqlAsync(
            $"""
            INSERT INTO site_information (site_id, lang_id, name, modifier_id, created_at, modified_at)
            SELECT sites.id, {language.Id}, fallback.name, fallback.modifier_id, {now}, {now}
            FROM sites
            JOIN site_information AS fallback ON fallback.site_id = sites.id AND fallback.lang_id = {old}
            LEFT JOIN site_information AS present ON present.site_id = sites.id AND present.lang_id = {language.Id}
            WHERE sites.project_id = {project.Id} AND present.site_id IS NULL
            """,
            cancellationToken);
        await NameEntries(project, old, language, cancellationToken);
        project.DefaultLanguageId = language.Id;
    }

    /// <summary>Entries without a name, or with an empty one, went by the name of the old default language.</summary>
    private async Task NameEntries(Project project, int old, Language language, CancellationToken cancellationToken)
    {
        var entries = await (
            from site in db.Sites
            where site.ProjectId == project.Id
            from nameless in db.SiteInformation.Where(entry => entry.SiteId == site.Id && entry.LanguageId == language.Id
            && (entry.Name == null || entry.Name.Length == 0))
            from fallback in db.SiteInformation.Where(entry => entry.SiteId == site.Id && entry.LanguageId == old)
            select new { Site = site, Nameless = nameless, fallback.Name }).ToListAsync(cancellationToken);
        foreach (var entry in entries)
            entry.Nameless.Name = entry.Name;
    }
}
