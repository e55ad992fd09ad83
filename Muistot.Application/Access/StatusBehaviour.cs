using System.Reflection;
using MediatR;
using Muistot.Application.Caching;

namespace Muistot.Application.Access;

/// <summary>
/// Sixth in the pipeline: does what holds between the caller and the resource let the request through? Decided from what
/// <see cref="SessionBehaviour{TRequest, TResponse}"/> found, by the rules that the request type declares.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="context">What was found.</param>
/// <param name="clock">Projects begin and end.</param>
/// <param name="freshness">Told when the project of the request begins and ends.</param>
public sealed class StatusBehaviour<TRequest, TResponse>(ResourceContext context, TimeProvider clock, Freshness freshness) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly StatusAttribute? Declared = typeof(TRequest).GetCustomAttribute<StatusAttribute>();

    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Declared?.Check(request, context.Access, now);
        freshness.Until(context.Access.Project, now);
        return next();
    }
}
