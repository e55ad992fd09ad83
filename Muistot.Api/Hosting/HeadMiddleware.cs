using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Hosting;

/// <summary>
/// Answers HEAD wherever GET is answered, with the same headers (RFC 9110 §9.3.2). The server has read the method already, and
/// sends no content. Where another method is refused, HEAD is named among those that are not.
/// </summary>
/// <param name="next">What comes after.</param>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;

            // A range has a meaning for GET only (RFC 9110 §14.2).
            context.Request.Headers.Remove(HeaderNames.Range);
        }

        context.Response.OnStarting(NameHead, context.Response);
        return next(context);
    }

    private static Task NameHead(object state)
    {
        var response = (HttpResponse)state;
        if (response.StatusCode != StatusCodes.Status405MethodNotAllowed)
            return Task.CompletedTask;
        var methods = response.Headers.GetCommaSeparatedValues(HeaderNames.Allow);
        if (methods.Contains(HttpMethods.Get, StringComparer.Ordinal) && !methods.Contains(HttpMethods.Head, StringComparer.Ordinal))
            response.Headers.Allow = string.Join(", ", [.. methods, HttpMethods.Head]);
        return Task.CompletedTask;
    }
}
