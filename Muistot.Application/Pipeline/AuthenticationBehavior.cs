using System.Reflection;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Users;

namespace Muistot.Application.Pipeline;

/// <summary>
/// Who is calling, and may such a person call at all? One query finds the caller and the resources of
/// the request; everything later reads what it found.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="requestContext">Where the session comes from.</param>
/// <param name="query">Finds the caller and the resources.</param>
/// <param name="context">Keeps what was found.</param>
/// <param name="clock">Blocks end.</param>
public sealed class AuthenticationBehavior<TRequest, TResponse>(
    IRequestContext requestContext, AccessQuery query, ResourceContext context, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly CallerAttribute Declared = typeof(TRequest).GetCustomAttribute<CallerAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not declare who may send it.");

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (requestContext.Session is null && (Declared is RequireSessionAttribute or RequireScopeAttribute))
            throw new UnauthorizedException();

        var key = requestContext.Session is { } session ? Username.KeyOf(session.Username) : null;
        context.Finding = await query.RunAsync(key, request, cancellationToken) ?? throw new UnauthorizedException();

        try
        {
            Declared.Check(context.Access.Caller, requestContext.Session);
        }
        catch (ForbiddenException)
        {
            // Of two reasons, the blocked are told that they are.
            BlockRule.Check(typeof(TRequest), context.Access, clock.GetUtcNow().UtcDateTime);
            throw;
        }

        return await next();
    }
}
