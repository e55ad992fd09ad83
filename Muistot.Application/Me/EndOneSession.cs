using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Ends one session of the caller, which may be the one that it is sent with.</summary>
/// <param name="Id">Its id.</param>
[RequireSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record EndOneSession(SessionId Id) : ICommand<Unit>;

/// <summary>Handles <see cref="EndOneSession"/>. Another person's session is not found.</summary>
internal sealed class EndOneSessionHandler(ISessionStore sessions, IRequestContext requestContext) : IRequestHandler<EndOneSession, Unit>
{
    public async Task<Unit> Handle(EndOneSession request, CancellationToken cancellationToken)
    {
        if (!await sessions.EndAsync(requestContext.Session!.Username, request.Id, cancellationToken))
            throw new NotFoundException("Resource not found");
        return Unit.Value;
    }
}
