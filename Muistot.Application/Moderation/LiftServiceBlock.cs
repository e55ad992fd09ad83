using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Users;

namespace Muistot.Application.Moderation;

/// <summary>
/// Lets someone write again who is blocked in the whole service, which superusers may; their blocks in projects stay. Where there is no
/// block, nothing happens.
/// </summary>
/// <param name="Username">Who is blocked.</param>
/// <param name="Restore">True to show again what the block hid.</param>
[RequireScope(Scope.Superuser)]
[Invalidates(CachedContent.Everything)]
public sealed record LiftServiceBlock(Username Username, bool Restore = false) : ICommand<Unit>, IAtomicCommand;

/// <summary>Handles <see cref="LiftServiceBlock"/>.</summary>
internal sealed class LiftServiceBlockHandler(Blocking blocking) : IRequestHandler<LiftServiceBlock, Unit>
{
    public async Task<Unit> Handle(LiftServiceBlock request, CancellationToken cancellationToken)
    {
        await blocking.LiftAsync(request.Username, projectId: null, request.Restore, cancellationToken);
        return Unit.Value;
    }
}
