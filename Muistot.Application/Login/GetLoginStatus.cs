using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;

namespace Muistot.Application.Login;

/// <summary>Says whether there is a session: 200 or 401. At most once a second for each client address.</summary>
[Anyone]
public sealed record GetLoginStatus : IQuery<Unit>, IRateLimitedRequest
{
    IEnumerable<RateLimit> IRateLimitedRequest.Limits(RateLimitCaller caller) =>
        [new($"login-status:{caller.ClientAddress}", TimeSpan.FromSeconds(1))];
}

/// <summary>Handles <see cref="GetLoginStatus"/>.</summary>
internal sealed class GetLoginStatusHandler(ResourceContext context) : IRequestHandler<GetLoginStatus, Unit>
{
    public Task<Unit> Handle(GetLoginStatus request, CancellationToken cancellationToken) =>
        context.CallerId is null ? throw new UnauthorizedException() : Task.FromResult(Unit.Value);
}
