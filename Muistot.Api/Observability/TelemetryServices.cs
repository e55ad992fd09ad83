using System.Diagnostics;
using Muistot.Application.Common;
using Muistot.Application.Observability;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Muistot.Api.Observability;

/// <summary>Traces and metrics, sent by OTLP to where the standard settings of OpenTelemetry say; without them nothing is made.</summary>
internal static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsAskedFor(builder.Configuration))
            return;

        // The exporter would take the log as well, which is for operators of this service alone.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(category: null, LogLevel.None);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .Clear().AddService(Observation.SourceName, serviceVersion: Observation.Version).AddTelemetrySdk()
                .AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource(Observation.SourceName)
                .AddAspNetCoreInstrumentation()
                .AddEntityFrameworkCoreInstrumentation(queries => queries.Filter = (_, _) => IsPartOfSomething())
                .AddRedisInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(Observation.SourceName)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }

    private static bool IsAskedFor(ConfigurationManager configuration)
    {
        var (endpoint, protocol) = (configuration[Endpoint], configuration[Protocol]);
        if (string.IsNullOrWhiteSpace(endpoint))
            return false;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WrongSettingException($"{Endpoint} must be an absolute address of http or https, such as http://127.0.0.1:4317.");
        if (!string.IsNullOrWhiteSpace(protocol) && !Protocols.Contains(protocol))
            throw new WrongSettingException($"{Protocol} must be one of {string.Join(", ", Protocols)}, and not '{protocol}'.");
        return true;
    }

    // Each node looks for mail every two seconds: alone, such a query would be a trace of its own.
    private static bool IsPartOfSomething() => Activity.Current?.ParentId is not null;
}
