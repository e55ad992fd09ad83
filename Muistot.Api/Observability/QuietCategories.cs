namespace Muistot.Api.Observability;

/// <summary>
/// Categories of the framework's log that write what callers send: addresses and tokens that stand in queries, aliases of images that stand
/// in paths, what stands in bodies, and requests that are malformed as they came. They tell warnings at most, whatever level is asked for,
/// and for whichever provider.
/// </summary>
internal static class QuietCategories
{
    private static readonly string[] All =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.AspNetCore.Routing.Matching.DfaMatcher", "Microsoft.AspNetCore.StaticFiles.StaticFileMiddleware",
    ];

    internal static void KeepQuiet(this ILoggingBuilder logging) => logging.Services.PostConfigure<LoggerFilterOptions>(options =>
    {
        // One rule decides about a line, the most special one: each of them has to know.
        var rules = options.Rules.Select(Restricted).ToList();
        options.Rules.Clear();
        foreach (var rule in rules.Concat(All.Select(category => new LoggerFilterRule(null, category, LogLevel.Warning, null))))
            options.Rules.Add(rule);
    });

    private static LoggerFilterRule Restricted(LoggerFilterRule rule) => new(
        rule.ProviderName, rule.CategoryName, rule.LogLevel,
        (provider, category, level) => (level >= LogLevel.Warning || !All.Contains(category, StringComparer.OrdinalIgnoreCase))
        && rule.Filter?.Invoke(provider, category, level) != false);
}
