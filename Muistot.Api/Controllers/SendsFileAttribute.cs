using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Controllers;

/// <summary>Marks actions that answer with files, and makes right what the framework's way of sending them does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SendsFileAttribute : ResultFilterAttribute
{
    /// <inheritdoc/>
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        // A date beside a tag counts for nothing (RFC 9110 §13.1.3, §13.1.4).
        var headers = context.HttpContext.Request.Headers;
        if (headers.IfNoneMatch.Count > 0)
            headers.Remove(HeaderNames.IfModifiedSince);
        if (headers.IfMatch.Count > 0)
            headers.Remove(HeaderNames.IfUnmodifiedSince);
    }

    /// <inheritdoc/>
    public override void OnResultExecuted(ResultExecutedContext context)
    {
        // What is written about an error is no part of the file.
        var response = context.HttpContext.Response;
        if (response is { StatusCode: StatusCodes.Status416RangeNotSatisfiable, HasStarted: false })
            (response.ContentType, response.ContentLength) = (null, null);
    }
}
