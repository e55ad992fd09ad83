using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Lists the sites of a project: published ones, the caller's own, to admins and moderators all. With a place, only the nearest,
/// the nearest first.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="N">How many of the nearest, 1 to 1000.</param>
/// <param name="Lat">Latitude of the place.</param>
/// <param name="Lon">Longitude of the place.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
[Anyone]
[RequireStatus(Resource.Site, Status.None)]
[Cached(CachedContent.SitesOfProject, ExceptWith = [nameof(N), nameof(Lat), nameof(Lon)])]
public sealed record ListSites(ProjectId Project, int? N = null, Latitude? Lat = null, Longitude? Lon = null, Inclusions? Include = null)
    : IQuery<ItemsView<SiteView>>, IProjectRequest;

/// <summary>Checks the form of <see cref="ListSites"/>.</summary>
internal sealed class ListSitesValidator : AbstractValidator<ListSites>
{
    public ListSitesValidator()
    {
        const string together = "n, lat and lon come together.";
        RuleFor(request => request.N).InclusiveBetween(1, 1000).WithErrorCode("range").WithMessage("n is a whole number from 1 to 1000.");
        RuleFor(request => request.N).NotNull().When(IsNear).WithErrorCode(TextRules.Missing).WithMessage(together);
        RuleFor(request => request.Lat).NotNull().When(IsNear).WithErrorCode(TextRules.Missing).WithMessage(together);
        RuleFor(request => request.Lon).NotNull().When(IsNear).WithErrorCode(TextRules.Missing).WithMessage(together);
    }

    private static bool IsNear(ListSites request, ValidationContext<ListSites> context) =>
        request.N is not null || request.Lat is not null || request.Lon is not null
        || context.IsUnread(ValidationError.Query, "n") || context.IsUnread(ValidationError.Query, "lat")
            || context.IsUnread(ValidationError.Query, "lon");
}

/// <summary>Handles <see cref="ListSites"/>.</summary>
internal sealed class ListSitesHandler(
    IMuistotDb db, SitePages pages, NearestSites nearest, ResourceContext context, IRequestContext requestContext,
    Presentation.Factory presentations, ShownLanguages languages,
    ILogger<ListSitesHandler> logger)
    : IRequestHandler<ListSites, ItemsView<SiteView>>
{
    public async Task<ItemsView<SiteView>> Handle(ListSites request, CancellationToken cancellationToken)
    {
        var presentation = await presentations.BeginAsync(request.Include);
        var shown = new SitesShown(context.Project.Id, context.SeesHidden, context.CallerId ?? 0);
        if (request is not { N: { } count, Lat: { } latitude, Lon: { } longitude })
        {
            languages.Expect(requestContext.Language, context.DefaultLanguage);
            var all = pages.ReadAsync(db.Context, shown, requestContext.Language, context.DefaultLanguage, presentation.IsProjectOpen,
                cancellationToken);
            return new ItemsView<SiteView>(all.Select(row => row.ToView(presentation, logger)).OfType<SiteView>());
        }

        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        var keys = await nearest.FindAsync(db.Context, shown, new Location(latitude.Degrees, longitude.Degrees), count, cancellationToken);
        var rows = await nearest.ReadAsync(db.Context, keys, requestContext.Language, context.DefaultLanguage, presentation.IsProjectOpen,
            cancellationToken);

        // Made at once: the languages that occur are told before the first one is sent.
        SiteView[] views = [.. rows.Select(row => row.ToView(presentation, logger)).OfType<SiteView>()];
        return new ItemsView<SiteView>(views.ToAsyncEnumerable());
    }
}
