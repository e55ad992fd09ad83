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
using Muistot.Domain.Sites;

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
                    .Select(text => new TextRow(
                        text.LanguageId, new TextsContent(text.Name, text.Abstract, text.Description, text.ImageAlt))).ToList(),
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
            join edited in db.WaitingSites on site.Id equals edited.SiteId into edits
            from waiting in edits.DefaultIfEmpty()
            select new
            {
                Site = row,
                Waiting = waiting == null
                    ? null
                    : new WaitingRow(
                        waiting.Content, waiting.ImageId, waiting.Image!.FileName, waiting.Image.Width, waiting.Image.Height,
                        site.ImageId),
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
                    .Select(text => new TextRow(
                        text.LanguageId, new TextsContent(text.Name, text.Abstract, text.Description, text.ImageAlt))).ToList(),
            }).AsNoTracking().ToListAsync(cancellationToken);
        return from row in rows
               let there = presentation.In(row.Access.ToSnapshot())
               let view = row.Site.ToView(there, logger)
               where view is not null
               let shown = view with { Texts = View(row.Texts) }
               let edited = row.Waiting is { } version
                   ? View(version, shown, there, Language.Of(row.Access.DefaultLanguageId!.Value))
                   : null
               select new QueueThing(
                   row.Site.Id, edited ?? shown, view.Id, new ParentsView(row.Project, null), row.Site.Version, row.Site.Creator,
                   edited is null ? null : shown);
    }

    private SiteView View(WaitingRow version, SiteView shown, Presentation there, Language standard) =>
        version.Over(shown, there, requestContext.Language, standard) with
        {
            Texts = version.Content is SiteContent content ? View([.. TextRow.Of(content.Texts)]) : shown.Texts,
        };

    private async Task<IEnumerable<QueueThing>> ReadMemoriesAsync(
        List<long> ids, Presentation presentation, CancellationToken cancellationToken)
    {
        var callerId = context.UserId;
        var rows = await (
            from row in MemoryRow.Select(db.Memories.Where(memory => ids.Contains(memory.Id)))
            join memory in db.Memories on row.Id equals memory.Id
            join edited in db.WaitingMemories on memory.Id equals edited.MemoryId into edits
            from waiting in edits.DefaultIfEmpty()
            select new
            {
                Memory = row,
                Waiting = waiting == null
                    ? null
                    : new WaitingRow(
                        waiting.Content, waiting.ImageId, waiting.Image!.FileName, waiting.Image.Width, waiting.Image.Height,
                        memory.ImageId),
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
        return from row in rows
               let there = presentation.In(row.Access.ToSnapshot())
               let shown = row.Memory.ToView(there)
               let edited = row.Waiting?.Over(shown, there)
               select new QueueThing(
                   row.Memory.Id, edited ?? shown, row.Memory.Id, new ParentsView(row.Project, row.Site), row.Memory.Version,
                   row.Memory.User, edited is null ? null : shown);
    }

    private static List<InformationView> View(List<TextRow> texts) =>
        texts.ConvertAll(text => InformationView.Of(Language.Of(text.LanguageId), text.Content));

    private sealed record TextRow(int LanguageId, TextsContent Content)
    {
        internal static IEnumerable<TextRow> Of(IReadOnlyDictionary<string, TextsContent> texts) =>
            from text in texts
            let language = Language.TryFind(text.Key, out var known) ? known : null
            where language is not null
            orderby language.Id
            select new TextRow(language.Id, text.Value);
    }
}

/// <summary>Something in the queue, as admins and moderators see it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="View">What its own address shows, with texts in all languages.</param>
/// <param name="Identifier">Its public id.</param>
/// <param name="Parents">Its parents, or null.</param>
/// <param name="Version">Its version.</param>
/// <param name="Author">Username of who made it, or null.</param>
/// <param name="Shown">What everyone else goes on seeing, where a change of it waits, which <paramref name="View"/> shows then.</param>
internal sealed record QueueThing(
    long Key, object View, object Identifier, ParentsView? Parents, int Version, string? Author, object? Shown = null);
