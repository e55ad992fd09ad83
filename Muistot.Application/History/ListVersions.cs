using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.History;

/// <summary>Lists the versions of a project, site or memory, the newest first.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site, or null.</param>
/// <param name="Memory">The memory, or null.</param>
/// <param name="Limit">Most versions.</param>
/// <param name="Cursor">Where the page before ended.</param>
[RequireSession]
[RequireHistory]
public sealed record ListVersions(
    ProjectId Project, SiteId? Site = null, MemoryId? Memory = null, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<VersionView>>, IHistoryRequest, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["versions", Project?.Value, Site?.Value, Memory?.ToString()];
}

/// <summary>Checks the form of <see cref="ListVersions"/>.</summary>
internal sealed class ListVersionsValidator : AbstractValidator<ListVersions>
{
    public ListVersionsValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListVersions"/>.</summary>
internal sealed class ListVersionsHandler(VersionReader versions, ResourceContext context)
    : IRequestHandler<ListVersions, ItemsView<VersionView>>
{
    public async Task<ItemsView<VersionView>> Handle(ListVersions request, CancellationToken cancellationToken)
    {
        IPagedQuery query = request;
        var size = query.PageSize ?? int.MaxValue - 1;
        var before = (int)Math.Min(request.Cursor?.Key ?? int.MaxValue, int.MaxValue);
        var found = await versions.ListAsync(VersionReader.SubjectOf(request, context), before, size + 1, cancellationToken);
        var page = found.Take(size).ToList();
        return new ItemsView<VersionView>(
            page.ToAsyncEnumerable(), query.NextAfter(found.Count > size ? page[^1].Version : null));
    }
}
