using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;
using Muistot.Api.Errors;
using Muistot.Application.Common;
using Muistot.Application.Login;

namespace Muistot.Api.Authentication;

/// <summary>
/// Finds the session of the bearer token (RFC 6750 §2.1) that a request comes with. A token that is malformed or has no session is
/// 401 wherever it is sent, also where none is needed.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="sessions">The sessions.</param>
internal sealed class SessionMiddleware(RequestDelegate next, ISessionStore sessions)
{
    private const string Scheme = "Bearer";

    public async Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (StringValues.IsNullOrEmpty(header))
        {
            await next(context);
            return;
        }

        if (await FindAsync(header, context.RequestAborted) is not { } session)
        {
            await ErrorWriter.WriteAsync(context, new UnauthorizedException());
            return;
        }

        context.Features.Set(session);
        await next(context);
    }

    private async Task<Session?> FindAsync(StringValues header, CancellationToken cancellationToken) =>
        header.Count == 1
        && AuthenticationHeaderValue.TryParse(header[0], out var value)
        && string.Equals(value.Scheme, Scheme, StringComparison.OrdinalIgnoreCase)
        && value.Parameter is { } token
            ? await sessions.FindAsync(token, cancellationToken)
            : null;
}
