using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>Tells which mail the token of a link ends. It changes nothing: programs that look at mail follow its links.</summary>
/// <param name="Token">The token.</param>
[Anyone]
public sealed record GetUnsubscription(string Token) : IQuery<NotificationKind>, IRateLimitedRequest
{
    IEnumerable<RateLimit> IRateLimitedRequest.Limits(RateLimitCaller caller) => Unsubscribe.LimitsOf("unsubscription", caller, Token);
}

/// <summary>Handles <see cref="GetUnsubscription"/>.</summary>
internal sealed class GetUnsubscriptionHandler(NotificationLinks links) : IRequestHandler<GetUnsubscription, NotificationKind>
{
    public async Task<NotificationKind> Handle(GetUnsubscription request, CancellationToken cancellationToken) =>
        await links.FindAsync(request.Token, cancellationToken) is { } found ? found.Kind : throw new NotFoundException("Not found");
}
