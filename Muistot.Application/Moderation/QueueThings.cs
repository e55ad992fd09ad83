using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Memories;
using Muistot.Application.Projects;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;

namespace Muistot.Application.Moderation;

/// <summary>Reads what is in the queue, as admins and moderators see it, with texts in all languages.</summary>
/// <param name="db">The database.</param>
/// <param name="context">The caller.</param>
/// <param name="requestContext">The language that was asked for.</param>
/// <param name="presentations">Turns rows into views.</param>
/// <param name="languages">Told the language of each text.</param>
/// <param name="localization">The languages that are kept here.</param>
/// <param name="logger">Told what cannot be shown.</param>
internal sealed class QueueThings(
    IMuistotDb db, ResourceContext context, IRequestContext requestContext, Presentation.Factory presentations, ShownLanguages languages,
    IOptions<LocalizationOptions> localization, ILogger<QueueThings> logger)
{
    /// <summary>Reads a page. What went away meanwhile, or cannot be shown, is left out.</summary>
    internal async Task<Dictionary<(Resource Type, long Id), QueueThing>> ReadAsync(
        List<QueueKey> page, QueueState state, CancellationToken cancellationToken)
    {
        languages.Expect([requestContext.Language, .. localization.Value.Languages]);
        var presentation = await presentations.BeginAsync(isOfHistory: state == QueueState.Deleted);
        var found = new Dictionary<(Resource Type, long Id), QueueThing>();
        foreach (var type in page.Select(key => key.Resource).Distinct())
        {
            var keys = page.Where(key => key.Resource == type).Select(key => key.Id).ToList();
            var things = type switch
            {
                Resource.Project => ReadProjectsAsync(keys, presentation, cancellationToken),
                Resource.Site => ReadSitesAsync(keys, presentation, cancellationToken),
                _ => ReadMemoriesAsync(keys, presentation, cancellationToken),
            };
            foreach (var thing in await things)
                found[(type, thing.Key)] = thing;
        }

        return found;
    }

    private async Task<IEnumerable<QueueThing>> ReadProjectsAsync(
        List<long> keys, Presentation presentation, CancellationToken cancellationToken)
    {
        var ids = keys.ConvertAll(key => (int)key);
        var rows = await ProjectRow
            .Select(db, db.Projects.Where(project => ids.Contains(project.Id)), requestContext.Language, context.UserId)
            .Select(row => new
            {
                Project = row,
                Texts = db.ProjectInformation.Where(text => text.ProjectId == row.Id).OrderBy(text => text.LanguageId)
                    .Select(text => new TextRow(text.LanguageId, text.Name, text.Abstract, text.Description, text.ImageAlt)).ToList(),
            })
            .AsNoTracking().ToListAsync(cancellationToken);
        return from row in rows
               let view = row.Project.ToView(presentation, logger)
               where view is not null
               select new QueueThing(
                   row.Project.Id, view with { Texts = View(row.Texts) }, view.Id, null, row.Project.Version, Author: null);
    }

    private async Task<IEnumerable<QueueThing>> ReadSitesAsync(
        List<long> keys, Presentation presentation, CancellationToken cancellationToken)
    {
        var (ids, callerId) = (keys.ConvertAll(key => (int)key), context.UserId);
        var rows = await (
            from row in SiteRow.Select(db, db.Sites.Where(site => ids.Contains(site.Id)), requestContext.Language)
            join site in db.Sites on row.Id equals site.Id
            select new
            {
                Site = row,
                Project = site.Project!.Name,
                Access = new AccessRow
                {
                    ProjectId = site.ProjectId,
                    ProjectPublished = site.Project.Published,
                    Starts = site.Project.Starts,
                    Ends = site.Project.Ends,
                    DefaultLanguageId = site.Project.DefaultLanguageId,
                    IsAdmin = site.Project.Admins.Any(admin => admin.UserId == callerId),
                    IsModerator = site.Project.Moderators.Any(moderator => moderator.UserId == callerId),
                },
                Texts = site.Information.OrderBy(text => text.LanguageId)
                    .Select(text => new TextRow(text.LanguageId, text.Name, text.Abstract, text.Description, text.ImageAlt)).ToList(),
            }).AsNoTracking().ToListAsync(cancellationToken);
        return from row in rows
               let view = row.Site.ToView(presentation.In(row.Access.ToSnapshot()), logger)
               where view is not null
               select new QueueThing(
                   row.Site.Id, view with { Texts = View(row.Texts) }, view.Id, new ParentsView(row.Project, null), row.Site.Version,
                   row.Site.Creator);
    }

    private async Task<IEnumerable<QueueThing>> ReadMemoriesAsync(
        List<long> ids, Presentation presentation, CancellationToken cancellationToken)
    {
        var callerId = context.UserId;
        var rows = await (
            from row in MemoryRow.Select(db.Memories.Where(memory => ids.Contains(memory.Id)))
            join memory in db.Memories on row.Id equals memory.Id
            select new
            {
                Memory = row,
                Project = memory.Site!.Project!.Name,
                Site = memory.Site.Name,
                Access = new AccessRow
                {
                    ProjectId = memory.Site.ProjectId,
                    ProjectPublished = memory.Site.Project.Published,
                    Starts = memory.Site.Project.Starts,
                    Ends = memory.Site.Project.Ends,
                    DefaultLanguageId = memory.Site.Project.DefaultLanguageId,
                    IsAdmin = memory.Site.Project.Admins.Any(admin => admin.UserId == callerId),
                    IsModerator = memory.Site.Project.Moderators.Any(moderator => moderator.UserId == callerId),
                    SiteId = memory.SiteId,
                    SitePublished = memory.Site.Published,
                },
            }).AsNoTracking().ToListAsync(cancellationToken);
        return rows.Select(row => new QueueThing(
            row.Memory.Id, row.Memory.ToView(presentation.In(row.Access.ToSnapshot())), row.Memory.Id,
            new ParentsView(row.Project, row.Site), row.Memory.Version, row.Memory.User));
    }

    private static List<InformationView> View(List<TextRow> texts) =>
        texts.ConvertAll(text => new InformationView(
            Language.Of(text.LanguageId).Code, text.Name ?? "", Shown(text.Abstract), Shown(text.Description), Shown(text.ImageAlt)));

    private static string? Shown(string? text) => text is { Length: > 0 } ? text : null;

    private sealed record TextRow(int LanguageId, string? Name, string? Abstract, string? Description, string? ImageAlt);
}

/// <summary>Something in the queue, as admins and moderators see it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="View">What its own address shows, with texts in all languages.</param>
/// <param name="Identifier">Its public id.</param>
/// <param name="Parents">Its parents, or null.</param>
/// <param name="Version">Its version.</param>
/// <param name="Author">Username of who made it, or null.</param>
internal sealed record QueueThing(long Key, object View, object Identifier, ParentsView? Parents, int Version, string? Author);
