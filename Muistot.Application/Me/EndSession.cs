using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;

namespace Muistot.Application.Me;

/// <summary>Signs out: ends the session that it is sent with.</summary>
[RequireSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record EndSession : ICommand<Unit>;

/// <summary>Handles <see cref="EndSession"/>.</summary>
internal sealed class EndSessionHandler(ISessionStore sessions, IRequestContext requestContext) : IRequestHandler<EndSession, Unit>
{
    public async Task<Unit> Handle(EndSession request, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(requestContext.Session!, cancellationToken);
        return Unit.Value;
    }
}
