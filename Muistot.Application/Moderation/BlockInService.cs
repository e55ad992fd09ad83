using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Domain.Authorization;
using Muistot.Domain.Users;

namespace Muistot.Application.Moderation;

/// <summary>
/// Keeps someone from writing anywhere, which superusers may, whatever roles the person has; who is blocked already is blocked as this
/// says. It counts at once, in every session. Superusers, and oneself, are not blocked.
/// </summary>
/// <param name="Username">Who is blocked.</param>
/// <param name="Body">Until when and why, or null.</param>
[RequireScope(Scope.Superuser)]
[Invalidates(CachedContent.Everything)]
public sealed record BlockInService(Username Username, BlockForm? Body = null) : IBlockCommand;

/// <summary>Checks the form of <see cref="BlockInService"/>.</summary>
internal sealed class BlockInServiceValidator(TimeProvider clock) : BlockValidator<BlockInService>(clock);

/// <summary>Handles <see cref="BlockInService"/>.</summary>
internal sealed class BlockInServiceHandler(Blocking blocking) : IRequestHandler<BlockInService, BlockOutcome>
{
    public Task<BlockOutcome> Handle(BlockInService request, CancellationToken cancellationToken) =>
        blocking.BlockInServiceAsync(request.Username, request.Body, cancellationToken);
}
