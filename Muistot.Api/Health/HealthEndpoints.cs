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
        services.AddSingleton<Readiness>();
        var checks = services.AddHealthChecks();
        foreach (var part in HealthParts.Of(configuration, modules.HasFlag(Module.Login), modules.HasFlag(Module.Data)))
            checks.Add(new HealthCheckRegistration(part.Name, part.Check, part.Fails, tags: null, Timeout));
    }

    internal static void MapHealth(this WebApplication app)
    {
        var reads = new HttpMethodMetadata([HttpMethods.Get]);
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).WithMetadata(reads);
        app.Map(Ready, ReportAsync).WithMetadata(reads);
    }

    private static async Task ReportAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetService<SignInWarmUp>() is { } warmUp)
            await warmUp.Completion.WaitAsync(context.RequestAborted);
        var report = await services.GetRequiredService<Readiness>().ReportAsync(context.RequestAborted);
        context.Response.StatusCode = report.Status == HealthStatus.Unhealthy
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status200OK;
        context.Response.Headers.CacheControl = "no-store, no-cache";
        await WriteAsync(context, report);
    }

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
