using System.Diagnostics;

namespace Muistot.Api.Observability;

/// <summary>
/// Writes one line for each request: what was asked for, what came of it, how long it took, and the trace that everything else about
/// it can be found by. Queries are left out, which hold addresses and tokens, and so are paths that lead nowhere: whoever mistypes an
/// address may have put anything there.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="loggers">Makes the log.</param>
internal sealed partial class RequestLogMiddleware(RequestDelegate next, ILoggerFactory loggers)
{
    /// <summary>Name of the log; its level turns the lines off.</summary>
    internal const string Category = "Muistot.Requests";

    private const string Unknown = "-";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    /// <summary>Notes that a path leads somewhere; errors forget where.</summary>
    internal static Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
            context.Items[Category] = true;
        return next(context);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Write(
                logger, method, IsKnown(context) ? context.Request.PathBase + context.Request.Path : Unknown, context.Response.StatusCode,
                Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3), TraceId.Current(context));
        }
    }

    private static bool IsKnown(HttpContext context) =>
        context.Response.StatusCode < StatusCodes.Status400BadRequest || context.Items.ContainsKey(Category);

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds} ms, trace {TraceId}")]
    private static partial void Write(ILogger logger, string method, string path, int status, double milliseconds, string traceId);
}
