using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Hosting;

/// <summary>Tells browsers to make as little of an answer as they can (OWASP ASVS 5.0, V3.4).</summary>
/// <param name="next">What comes after.</param>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    private const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private const string OwnPage = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Swagger UI writes its styles and its start into the page.
    private const string Documentation = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var policy = context.Request.Path switch
        {
            { Value: "/" or "" } => OwnPage,
            var path when path.StartsWithSegments("/docs", StringComparison.Ordinal) => Documentation,
            _ => NothingAllowed,
        };
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers[HeaderNames.ContentSecurityPolicy] = policy;
            headers[HeaderNames.XContentTypeOptions] = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
