using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Api.Observability;
using Muistot.Infrastructure.Health;

namespace Muistot.Api.Health;

/// <summary>Tells whoever runs the service whether it lives, and whether the parts that it stands on are there.</summary>
internal static class HealthEndpoints
{
    /// <summary>Path that says whether every part is there.</summary>
    internal const string Ready = "/health/ready";

    /// <summary>Path that says whether the process lives.</summary>
    internal const string Live = "/health/live";

    /// <summary>What a status can be.</summary>
    internal static readonly IReadOnlyList<string> Words = [.. Enum.GetValues<HealthStatus>().Select(Word)];

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    internal static void AddHealth(this IServiceCollection services, IConfiguration configuration, Module modules)
    {
        var checks = services.AddHealthChecks();
        foreach (var part in HealthParts.Of(configuration, modules.HasFlag(Module.Login), modules.HasFlag(Module.Data)))
            checks.Add(new HealthCheckRegistration(part.Name, part.Check, part.Fails, tags: null, Timeout));
    }

    internal static void MapHealth(this WebApplication app)
    {
        var reads = new HttpMethodMetadata([HttpMethods.Get]);
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).WithMetadata(reads);
        var ready = app.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync }).WithMetadata(reads);
        if (app.Services.GetService<SignInWarmUp>() is { } warmUp)
            ready.Add(endpoint => endpoint.RequestDelegate = AfterWarmUp(warmUp, endpoint.RequestDelegate!));
    }

    private static RequestDelegate AfterWarmUp(SignInWarmUp warmUp, RequestDelegate next) => async context =>
    {
        await warmUp.Completion.WaitAsync(context.RequestAborted);
        await next(context);
    };

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        if (report.Status == HealthStatus.Unhealthy)
            context.Response.Headers[TraceId.Header] = TraceId.Current(context);
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status), StringComparer.Ordinal);
        return context.Response.WriteAsJsonAsync(new HealthView(Word(report.Status), checks), context.RequestAborted);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "up",
        HealthStatus.Degraded => "impaired",
        _ => "down",
    };

    private sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Checks);
}
