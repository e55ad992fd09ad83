using System.Diagnostics;
using MediatR;
using Muistot.Application.Common;
using Muistot.Application.Observability;

namespace Muistot.Application.Access;

/// <summary>First in the pipeline: a span and a duration for each use case. Never bodies, tokens or addresses.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class ObserveBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly string Name = typeof(TRequest).Name;

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = Observation.Activities.StartActivity(Name);
        var started = Stopwatch.GetTimestamp();
        var outcome = "done";
        try
        {
            return await next();
        }
        catch (RefusedException refused)
        {
            outcome = refused.GetType().Name;
            throw;
        }
        catch
        {
            outcome = "failed";
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            span?.SetTag("muistot.outcome", outcome);
            Observation.UseCase(Name, outcome, Stopwatch.GetElapsedTime(started));
        }
    }
}
