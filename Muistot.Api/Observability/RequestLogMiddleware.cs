using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Muistot.Application.Images;

namespace Muistot.Api.Observability;

/// <summary>
/// Writes one line for each request: what was asked for, what came of it, how long it took, and the trace that everything else about
/// it can be found by. Queries are left out, which hold addresses and tokens, and so are paths that lead nowhere, and ids that are
/// none: whoever mistypes an address may have put anything there. So are aliases of images, which open them without a token, and names of
/// people.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="loggers">Makes the log.</param>
internal sealed partial class RequestLogMiddleware(RequestDelegate next, ILoggerFactory loggers)
{
    /// <summary>Name of the log; its level turns the lines off.</summary>
    internal const string Category = "Muistot.Requests";

    private const string Unknown = "-";
    private const string Images = "/images";
    private const string OtherMethod = "_OTHER";

    private static readonly SearchValues<char> OfIds =
        SearchValues.Create("/-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    private readonly ILogger logger = loggers.CreateLogger(Category);

    public async Task InvokeAsync(HttpContext context)
    {
        // Everyone's methods are taken, of any length; those that are standard are told (OpenTelemetry semantic conventions for HTTP).
        var method = Methods.Contains(context.Request.Method, StringComparer.Ordinal) ? context.Request.Method : OtherMethod;
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var path = PathOf(context);
            Write(logger, method, path, context.Response.StatusCode, Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3),
                TraceId.Current(context));

            // The request's span tells no more.
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
                span.SetTag("url.path", path);
        }
    }

    /// <summary>
    /// The path as it may be told: itself; its pattern where it may hold an alias or a name, or was refused and holds what no id does;
    /// nothing where it was refused and leads nowhere.
    /// </summary>
    private static string PathOf(HttpContext context)
    {
        // Where a request failed, its endpoint is forgotten but here.
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        var request = context.Request;
        var isSecret = MayHoldAlias(request.Path)
            || (endpoint as RouteEndpoint)?.RoutePattern.Parameters.Any(parameter => parameter.Name == "username") == true;
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest && !isSecret)
            return request.PathBase + request.Path;
        if (endpoint is null)
            return Unknown;
        if (!isSecret && !request.Path.Value.AsSpan().ContainsAnyExcept(OfIds))
            return request.PathBase + request.Path;
        return endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"/{pattern.TrimStart('/')}" : Unknown;
    }

    // Whatever is as long as an alias, and is not the name of a stored image, may be one, also with something before or behind it.
    private static bool MayHoldAlias(PathString path) =>
        path.StartsWithSegments(Images, StringComparison.OrdinalIgnoreCase, out var name)
        && name.Value!.Split('/', '.')
            .Any(part => part.Trim() is { Length: >= ImageAlias.Length } text && !Guid.TryParseExact(text, "D", out _));

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds} ms, trace {TraceId}")]
    private static partial void Write(ILogger logger, string method, string path, int status, double milliseconds, string traceId);
}
