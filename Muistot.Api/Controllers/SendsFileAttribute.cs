using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Controllers;

/// <summary>Marks actions that answer with files, and makes right what the framework's way of sending them does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SendsFileAttribute : ResultFilterAttribute
{
    /// <inheritdoc/>
    public override void OnResultExecuting(ResultExecutingContext context) =>
        Begin(context.HttpContext.Request, (context.Result as FileResult)?.LastModified);

    /// <inheritdoc/>
    public override void OnResultExecuted(ResultExecutedContext context) => End(context.HttpContext.Response);

    /// <summary>Before a file is sent.</summary>
    internal static void Begin(HttpRequest request, DateTimeOffset? lastModified)
    {
        if (!AsksForBytes(request.GetTypedHeaders(), lastModified))
            request.Headers.Remove(HeaderNames.Range);

        // A date beside a tag counts for nothing (RFC 9110 §13.1.3, §13.1.4).
        if (request.Headers.IfNoneMatch.Count > 0)
            request.Headers.Remove(HeaderNames.IfModifiedSince);
        if (request.Headers.IfMatch.Count > 0)
            request.Headers.Remove(HeaderNames.IfUnmodifiedSince);
    }

    /// <summary>
    /// A range of another unit is none (RFC 9110 §14.2), nor is one under a condition that is not a tag, and not the date that the file
    /// has (§13.1.5).
    /// </summary>
    private static bool AsksForBytes(RequestHeaders headers, DateTimeOffset? lastModified) =>
        headers.Range is { } range && range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase)
        && (headers.Headers.IfRange.Count == 0
            || headers.IfRange is { EntityTag: not null }
            || (headers.IfRange is { LastModified: { } date } && date.ToUnixTimeSeconds() == lastModified?.ToUnixTimeSeconds()));

    /// <summary>After a file was sent.</summary>
    internal static void End(HttpResponse response)
    {
        // What is written about an error is not a part of the file.
        if (response is { StatusCode: StatusCodes.Status416RangeNotSatisfiable, HasStarted: false })
            (response.ContentType, response.ContentLength) = (null, null);
    }
}
