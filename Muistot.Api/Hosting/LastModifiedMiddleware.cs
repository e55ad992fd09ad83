using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Hosting;

/// <summary>
/// Keeps <c>Last-Modified</c> from being later than <c>Date</c> (RFC 9110 §8.8.2.1): files can be dated ahead, and the clock of a bucket
/// can be.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="clock">The time.</param>
internal sealed class LastModifiedMiddleware(RequestDelegate next, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Limit(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Limit(IHeaderDictionary headers)
    {
        if (headers.LastModified is not [{ } text] || !HeaderUtilities.TryParseDate(text, out var modified))
            return;

        // The server's own Date is renewed once a second: a file stored just now would be younger.
        var now = clock.GetUtcNow();
        headers.Date = HeaderUtilities.FormatDate(now);
        if (modified > now)
            headers.LastModified = headers.Date;
    }
}
