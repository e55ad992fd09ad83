using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;

namespace Muistot.Application.Me;

/// <summary>Signs out everywhere: ends every session of the person.</summary>
[RequireSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record EndAllSessions : ICommand<Unit>;

/// <summary>Handles <see cref="EndAllSessions"/>.</summary>
internal sealed class EndAllSessionsHandler(ISessionStore sessions, IRequestContext requestContext) : IRequestHandler<EndAllSessions, Unit>
{
    public async Task<Unit> Handle(EndAllSessions request, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(requestContext.Session!.Username, cancellationToken);
        return Unit.Value;
    }
}
