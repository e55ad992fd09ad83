using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Languages;
using Muistot.Application.Search;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Sites;

/// <summary>
/// Lists the sites of a project: published ones, the caller's own, to admins and moderators all. With a place, only the nearest,
/// the nearest first; with a box, those in it; with a limit or a cursor, one page.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="N">How many of the nearest, 1 to 1000.</param>
/// <param name="Lat">Latitude of the place.</param>
/// <param name="Lon">Longitude of the place.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
/// <param name="Bbox">The box that the sites lie in. Not with a place.</param>
/// <param name="Limit">Most sites. Not with a place.</param>
/// <param name="Cursor">Where the page before ended. Not with a place.</param>
/// <param name="Q">Words that all occur in them. Not with a place.</param>
/// <param name="ModifiedSince">Only what was changed since. Not with a place.</param>
[Anyone]
[RequireStatus(Resource.Site, Status.None)]
[Cached(CachedContent.SitesOfProject, ExceptWith = [nameof(N), nameof(Lat), nameof(Lon), nameof(Bbox), nameof(Q), nameof(ModifiedSince)])]
public sealed record ListSites(
    ProjectId Project, int? N = null, Latitude? Lat = null, Longitude? Lon = null, Inclusions? Include = null, BoundingBox? Bbox = null,
    PageLimit? Limit = null, Cursor? Cursor = null, SearchText? Q = null, Instant? ModifiedSince = null)
    : IQuery<ItemsView<SiteView>>, IProjectRequest, IModifiedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["sites", Project?.Value, Bbox?.ToString(), Q.OrAbsent()?.Value, ModifiedSince?.ToString()];
}

/// <summary>Checks the form of <see cref="ListSites"/>.</summary>
internal sealed class ListSitesValidator : AbstractValidator<ListSites>
{
    public ListSitesValidator()
    {
        const string together = "n, lat and lon come together.";
        RuleFor(request => request.N).Between(1, 1000);
        RuleFor(request => request.N).NotNull().When(IsNear).WithErrorCode(TextRules.Missing).WithMessage(together);
        RuleFor(request => request.Lat).NotNull().When(IsNear).WithErrorCode(TextRules.Missing).WithMessage(together);
        RuleFor(request => request.Lon).NotNull().When(IsNear).WithErrorCode(TextRules.Missing).WithMessage(together);

        // The nearest are as many as n says, in another order than that of keys.
        RuleFor(request => request.Bbox).Null().When(IsNear).WithErrorCode(TextRules.Contradiction).WithMessage(NotNear("bbox"));
        RuleFor(request => request.Limit).Null().When(IsNear).WithErrorCode(TextRules.Contradiction).WithMessage(NotNear("limit"));
        RuleFor(request => request.Cursor).Null().When(IsNear).WithErrorCode(TextRules.Contradiction).WithMessage(NotNear("cursor"));
        RuleFor(request => request.Q).Must(text => text.OrAbsent() is null).When(IsNear).WithErrorCode(TextRules.Contradiction)
            .WithMessage(NotNear("q"));
        RuleFor(request => request.ModifiedSince).Null().When(IsNear).WithErrorCode(TextRules.Contradiction)
            .WithMessage(NotNear("modified_since"));
        this.AddPageRules();
    }

    private static string NotNear(string name) => $"{name} cannot be combined with n, lat and lon.";

    private static bool IsNear(ListSites request, ValidationContext<ListSites> context) =>
        request.N is not null || request.Lat is not null || request.Lon is not null
        || context.IsUnread(ValidationError.Query, "n") || context.IsUnread(ValidationError.Query, "lat")
            || context.IsUnread(ValidationError.Query, "lon");
}

/// <summary>Handles <see cref="ListSites"/>.</summary>
internal sealed class ListSitesHandler(
    IMuistotDb db, SitePages wholeLists, KeysetPages pages, KeptPlaces nearest, ResourceContext context, IRequestContext requestContext,
    Presentation.Factory presentations, ShownLanguages languages, GoneResources gone, TimeProvider clock,
    ILogger<ListSitesHandler> logger)
    : IRequestHandler<ListSites, ItemsView<SiteView>>
{
    // Most changed sites that are sorted here, for each page anew.
    private const int MostSorted = 5000;

    public async Task<ItemsView<SiteView>> Handle(ListSites request, CancellationToken cancellationToken)
    {
        var presentation = await presentations.BeginAsync(request.Include);
        var shown = new SitesShown(context.Project.Id, context.SeesHidden, context.CallerId ?? 0);
        if (request is { N: { } count, Lat: { } latitude, Lon: { } longitude })
            return await FindNearestAsync(
                request.Project, shown, new Location(latitude.Degrees, longitude.Degrees), count, presentation, cancellationToken);
        languages.Expect(requestContext.Language, context.DefaultLanguage);
        var asOf = ((IModifiedQuery)request).AsOf(clock.GetUtcNow().UtcDateTime);
        var isWhole = request is { Bbox: null or { IsWorld: true }, ModifiedSince: null } and IPagedQuery { PageSize: null }
            && request.Q.OrAbsent() is null;
        var (rows, next) = isWhole
            ? (wholeLists.ReadAsync(db.Context, shown, requestContext.Language, context.DefaultLanguage, presentation.IsProjectOpen,
                presentation.IncludesImageSize, cancellationToken), null)
            : await pages.ReadAsync(ListOf(shown, request, presentation, cancellationToken), request, cancellationToken,
                asOf);
        return new ItemsView<SiteView>(
            rows.Select(row => row.ToView(presentation, logger)).OfType<SiteView>(), next, asOf,
            request.ModifiedSince is { } since && next is null
                ? await gone.SitesAsync(since.Time, shown, request.Project.Value, cancellationToken)
                : null);
    }

    private KeyedList<int, SiteRow> ListOf(SitesShown shown, ListSites request, Presentation presentation,
        CancellationToken cancellationToken)
    {
        var (hidden, callerId) = (shown.Hidden, shown.CallerId);
        var sites = db.Sites.Matching(db, request.Q).ModifiedSince(request.ModifiedSince);
        var inBox = request.Bbox is not { } box ? null : new SitesInBox(sites, shown, box);
        return new KeyedList<int, SiteRow>(
            (last, limit) => inBox is not null
                ? inBox.FindAsync(last, limit, cancellationToken)
                : request.ModifiedSince is not null
                    ? FindModifiedAsync(sites, shown, last, limit, cancellationToken)
                    : SiteKeys.Find(sites, shown, last, limit).ToListAsync(cancellationToken),
            keys => SiteRow.Select(
                db, db.Sites.Where(site => keys.Contains(site.Id) && Visibility.IsVisible(site, hidden, callerId)),
                requestContext.Language, context.DefaultLanguage, presentation.IsProjectOpen, presentation.IncludesImageSize)
                .OrderBy(row => row.Id).AsNoTracking().AsAsyncEnumerable());
    }

    // Usually few were changed, which an index has in the order of their changes. In the order of keys, databases would look at all sites.
    private static async Task<List<int>> FindModifiedAsync(
        IQueryable<Site> sites, SitesShown shown, int last, int limit, CancellationToken cancellationToken)
    {
        var (projectId, hidden, callerId) = (shown.ProjectId, shown.Hidden, shown.CallerId);
        var few = await sites
            .Where(site => site.ProjectId == projectId && Visibility.IsVisible(site, hidden, callerId) && site.Id > last)
            .Select(site => site.Id).Take(MostSorted + 1).ToListAsync(cancellationToken);
        return few.Count <= MostSorted
            ? [.. few.Order().Take(limit)]
            : await SiteKeys.Find(sites, shown, last, limit).ToListAsync(cancellationToken);
    }

    private async Task<ItemsView<SiteView>> FindNearestAsync(
        ProjectId project, SitesShown shown, Location place, int count, Presentation presentation, CancellationToken cancellationToken)
    {
        var version = nearest.VersionOf(project);
        var keys = await nearest.FindAsync(db, shown, version, place, count, cancellationToken);
        var rows = await nearest.ReadAsync(
            db.Context, keys, version, requestContext.Language, context.DefaultLanguage, presentation, cancellationToken);

        // Made at once: the languages that occur are told before the first one is sent.
        SiteView[] views = [.. rows.Select(row => row.ToView(presentation, logger)).OfType<SiteView>()];
        return new ItemsView<SiteView>(views.ToAsyncEnumerable());
    }
}
