using System.Reflection;
using MediatR;
using Muistot.Application.Common;
using Muistot.Domain.Access;
using Muistot.Domain.Users;

namespace Muistot.Application.Access;

/// <summary>
/// Second in the pipeline: who is calling, and may such a person call at all? One query finds the caller and the resources of
/// the request; everything later reads what it found.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="surroundings">Where the session comes from.</param>
/// <param name="query">Finds the caller and the resources.</param>
/// <param name="context">Keeps what was found.</param>
public sealed class SessionBehaviour<TRequest, TResponse>(IRequestContext surroundings, AccessQuery query, ResourceContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly CallerAttribute Declared = typeof(TRequest).GetCustomAttribute<CallerAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not declare who may send it.");

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (surroundings.Session is null && (Declared is RequireSessionAttribute or RequireScopeAttribute))
            throw new UnauthorizedException();

        var key = surroundings.Session is { } session ? Username.KeyOf(session.Username) : null;
        context.Finding = await query.RunAsync(key, request, cancellationToken) ?? throw new UnauthorizedException();

        // Sessions end with the spelling that they began under: one of an erased account must not open whoever has that name now.
        if (context.Access.Caller is { } caller && !string.Equals(caller.Username, surroundings.Session?.Username, StringComparison.Ordinal))
            throw new UnauthorizedException();
        if (context.Access.Caller is not null && Declared is RequireNoSessionAttribute)
            throw new ForbiddenException("Already logged in");
        if (Declared is RequireScopeAttribute { Scope: var scope } && !Has(context.Access.Caller!, scope))
            throw new ForbiddenException("Unauthorized");
        return await next();
    }

    private static bool Has(CallerSnapshot caller, Scope scope) =>
        caller.IsSuperuser || caller.AdministersAny || (scope == Scope.Moderator && caller.ModeratesAny);
}
