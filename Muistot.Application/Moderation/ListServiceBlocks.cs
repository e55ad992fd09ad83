using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Moderation;

/// <summary>Lists who is blocked in the whole service, for superusers.</summary>
/// <param name="Limit">Most items, or null.</param>
/// <param name="Cursor">Where the page before ended, or null.</param>
[RequireScope(Scope.Superuser)]
public sealed record ListServiceBlocks(PageLimit? Limit = null, Cursor? Cursor = null) : IQuery<ItemsView<BlockView>>, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["blocked"];
}

/// <summary>Checks the form of <see cref="ListServiceBlocks"/>.</summary>
internal sealed class ListServiceBlocksValidator : AbstractValidator<ListServiceBlocks>
{
    public ListServiceBlocksValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListServiceBlocks"/>.</summary>
internal sealed class ListServiceBlocksHandler(IMuistotDb db, TimeProvider clock)
    : IRequestHandler<ListServiceBlocks, ItemsView<BlockView>>
{
    public Task<ItemsView<BlockView>> Handle(ListServiceBlocks request, CancellationToken cancellationToken) => BlockView.ReadAsync(
        db.Blocks.Where(block => block.ProjectId == null), request, clock.GetUtcNow().UtcDateTime, cancellationToken);
}
