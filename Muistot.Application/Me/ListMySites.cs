using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Moderation;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.Me;

/// <summary>
/// Lists the sites that the caller made, in all projects, the newest first. Those that the caller is not shown at their own address,
/// because the project is hidden or over, are left out.
/// </summary>
/// <param name="State">Only those in this state; null for all.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
/// <param name="Limit">Most sites.</param>
/// <param name="Cursor">Where the page before ended.</param>
[RequireSession]
public sealed record ListMySites(OwnState? State = null, Inclusions? Include = null, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<SiteView>>, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["me/sites", State?.ToString()];
}

/// <summary>Checks the form of <see cref="ListMySites"/>.</summary>
internal sealed class ListMySitesValidator : AbstractValidator<ListMySites>
{
    public ListMySitesValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListMySites"/>.</summary>
internal sealed class ListMySitesHandler(
    IMuistotDb db, KeysetPages pages, OwnDecisions decisions, ResourceContext context, IRequestContext requestContext,
    Presentation.Factory presentations, ShownLanguages languages, IOptions<LocalizationOptions> localization,
    ILogger<ListMySitesHandler> logger)
    : IRequestHandler<ListMySites, ItemsView<SiteView>>
{
    public async Task<ItemsView<SiteView>> Handle(ListMySites request, CancellationToken cancellationToken)
    {
        languages.Expect([requestContext.Language, .. localization.Value.Languages]);
        var presentation = await presentations.BeginAsync(request.Include);
        var sites = InState(
            OwnThings.SitesOf(db, context.UserId, context.Access.Caller!.IsSuperuser, presentation.Now), request.State);
        var list = new KeyedList<long, OwnSiteRow>(
            (last, limit) => FindAsync(sites, last, limit, cancellationToken),
            keys => ReadAsync(sites, keys, presentation.IncludesImageSize, cancellationToken));
        var (rows, next) = await pages.ReadAsync(list, request, cancellationToken);
        var views = rows.Select(row => row.ToView(presentation, requestContext.Language, logger)).OfType<SiteView>();

        // To what is deleted, nothing can be done where it was.
        return new ItemsView<SiteView>(
            request.State == OwnState.Deleted && request.Include is { Permissions: true }
                ? views.Select(view => view with { Permissions = [] })
                : views,
            next);
    }

    private IQueryable<Site> InState(IQueryable<Site> sites, OwnState? state) => state switch
    {
        null => sites.Where(site => Visibility.IsPresent(site)),
        OwnState.Deleted => sites.Where(site => !Visibility.IsPresent(site)),
        OwnState.Waiting => sites.Where(site => Visibility.IsWaiting(site)
            || (Visibility.IsPresent(site) && db.WaitingSites.Any(waiting => waiting.SiteId == site.Id))),
        OwnState.Hidden => sites.Where(site => Visibility.IsHidden(site) && !db.WaitingSites.Any(waiting => waiting.SiteId == site.Id)),
        _ => sites.Where(site => Visibility.IsInState(site, true) && !db.WaitingSites.Any(waiting => waiting.SiteId == site.Id)),
    };

    private static async Task<List<long>> FindAsync(IQueryable<Site> sites, long last, int limit, CancellationToken cancellationToken)
    {
        var before = (int)NewestFirst.Before(last, int.MaxValue);
        var ids = await sites.Where(site => site.Id < before).OrderByDescending(site => site.Id).Select(site => site.Id).Take(limit)
            .ToListAsync(cancellationToken);
        return ids.ConvertAll(id => NewestFirst.KeyOf(id));
    }

    private async IAsyncEnumerable<OwnSiteRow> ReadAsync(
        IQueryable<Site> sites, List<long> keys, bool isSized, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var decided = await decisions.ReadAsync(Resource.Site, keys.ConvertAll(NewestFirst.IdOf), cancellationToken);
        await foreach (var row in Read(sites, keys, isSized).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            row.Decision = decided.GetValueOrDefault(row.Site.Id);
            yield return row;
        }
    }

    private IQueryable<OwnSiteRow> Read(IQueryable<Site> sites, List<long> keys, bool isSized)
    {
        var (ids, callerId) = (keys.ConvertAll(key => (int)NewestFirst.IdOf(key)), context.UserId);
        return from row in SiteRow.Select(db, sites.Where(site => ids.Contains(site.Id)), requestContext.Language, isSized)
               join site in db.Sites on row.Id equals site.Id
               join edited in db.WaitingSites on site.Id equals edited.SiteId into edits
               from waiting in edits.DefaultIfEmpty()
               orderby site.Id descending
               select new OwnSiteRow
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
                       AdminPosting = site.Project.AdminPosting,
                       AutoPublish = site.Project.AutoPublish,
                       DefaultLanguageId = site.Project.DefaultLanguageId,
                       IsAdmin = site.Project.Admins.Any(admin => admin.UserId == callerId),
                       IsModerator = site.Project.Moderators.Any(moderator => moderator.UserId == callerId),
                       BlockedInProjectUntil = site.Project.Blocks.Where(block => block.UserId == callerId)
                           .Max(block => (DateTime?)block.Until),
                   },
               };
    }

    private sealed class OwnSiteRow : IPagedRow<long>
    {
        public required SiteRow Site { get; init; }

        public required string Project { get; init; }

        public OwnDecisionView? Decision { get; set; }

        public WaitingRow? Waiting { get; init; }

        public required AccessRow Access { get; init; }

        public long Id => NewestFirst.KeyOf(Site.Id);

        public int Characters => Site.Characters;

        public SiteView? ToView(Presentation presentation, Language asked, ILogger logger)
        {
            var there = presentation.In(Access.ToSnapshot());
            if (Site.ToView(there, logger) is not { } view)
                return null;
            if (Waiting is not null && !there.SeesHidden)
                view = Waiting.Over(view, there, asked, Language.Of(Access.DefaultLanguageId!.Value));
            return view with { LastDecision = Decision, Project = Project };
        }
    }
}
