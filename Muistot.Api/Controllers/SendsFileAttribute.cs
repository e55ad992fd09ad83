using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Controllers;

/// <summary>Marks actions that answer with files, and makes right what the framework's way of sending them does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SendsFileAttribute : ResultFilterAttribute
{
    /// <inheritdoc/>
    public override void OnResultExecuting(ResultExecutingContext context) => Begin(context.HttpContext.Request);

    /// <inheritdoc/>
    public override void OnResultExecuted(ResultExecutedContext context) => End(context.HttpContext.Response);

    /// <summary>Before a file is sent.</summary>
    internal static void Begin(HttpRequest request)
    {
        // A date beside a tag counts for nothing (RFC 9110 §13.1.3, §13.1.4).
        if (request.Headers.IfNoneMatch.Count > 0)
            request.Headers.Remove(HeaderNames.IfModifiedSince);
        if (request.Headers.IfMatch.Count > 0)
            request.Headers.Remove(HeaderNames.IfUnmodifiedSince);
    }

    /// <summary>After a file was sent.</summary>
    internal static void End(HttpResponse response)
    {
        // What is written about an error is no part of the file.
        if (response is { StatusCode: StatusCodes.Status416RangeNotSatisfiable, HasStarted: false })
            (response.ContentType, response.ContentLength) = (null, null);
    }
}
