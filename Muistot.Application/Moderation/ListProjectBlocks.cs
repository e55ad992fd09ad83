using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Moderation;

/// <summary>Lists who is blocked in a project, for its admins. Blocks in the whole service are not told.</summary>
/// <param name="Project">The project.</param>
/// <param name="Limit">Most items, or null.</param>
/// <param name="Cursor">Where the page before ended, or null.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
public sealed record ListProjectBlocks(ProjectId Project, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<BlockView>>, IPagedQuery, IProjectRequest
{
    IEnumerable<string?> IPagedQuery.List => ["blocked", Project.Value];
}

/// <summary>Checks the form of <see cref="ListProjectBlocks"/>.</summary>
internal sealed class ListProjectBlocksValidator : AbstractValidator<ListProjectBlocks>
{
    public ListProjectBlocksValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListProjectBlocks"/>.</summary>
internal sealed class ListProjectBlocksHandler(IMuistotDb db, ResourceContext context, TimeProvider clock)
    : IRequestHandler<ListProjectBlocks, ItemsView<BlockView>>
{
    public Task<ItemsView<BlockView>> Handle(ListProjectBlocks request, CancellationToken cancellationToken)
    {
        var id = context.Project.Id;
        return BlockView.ReadAsync(
            db.Blocks.Where(block => block.ProjectId == id), request, clock.GetUtcNow().UtcDateTime, cancellationToken);
    }
}
