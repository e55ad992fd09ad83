using System.Reflection;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;

namespace Muistot.Application.Pipeline;

/// <summary>
/// Does what holds between the caller and the resource let the request through? Decided from what
/// <see cref="AuthenticationBehavior{TRequest, TResponse}"/> found, by the rules that the request type declares.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="context">What was found.</param>
/// <param name="clock">Projects begin and end.</param>
/// <param name="expiration">Told when the project of the request begins and ends, and blocks of the caller.</param>
public sealed class AuthorizationBehavior<TRequest, TResponse>(ResourceContext context, TimeProvider clock, CacheExpiration expiration)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly StatusAttribute? Declared = typeof(TRequest).GetCustomAttribute<StatusAttribute>();

    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        BlockRule.Check(typeof(TRequest), context.Access, now);
        Declared?.Check(request, context.Access, now);
        expiration.Until(context.Access, now);
        return next();
    }
}
