using Muistot.Application.Observability;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Muistot.Api.Observability;

/// <summary>Traces and metrics, sent by OTLP to where the standard settings of OpenTelemetry say; without them nothing is made.</summary>
internal static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Observation.SourceName))
            .WithTracing(traces => traces
                .AddSource(Observation.SourceName)
                .AddAspNetCoreInstrumentation()
                .AddEntityFrameworkCoreInstrumentation()
                .AddRedisInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(Observation.SourceName)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }
}
