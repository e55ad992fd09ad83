using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;
using Muistot.Application.Common;

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
            Observation.Duration.Record(
                Stopwatch.GetElapsedTime(started).TotalSeconds, new("muistot.use_case", Name), new("muistot.outcome", outcome));
        }
    }
}

/// <summary>The service's own measurements, by the names that exporters know them by.</summary>
public static class Observation
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string SourceName = "Muistot";

    private static readonly Meter Meter = new(SourceName);

    /// <summary>Spans, one a use case.</summary>
    public static ActivitySource Activities { get; } = new(SourceName);

    /// <summary>How long use cases take, in seconds, by name and outcome.</summary>
    public static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>("muistot.use_case.duration", "s");
}
