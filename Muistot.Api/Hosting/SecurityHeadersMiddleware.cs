using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using Muistot.Api.Ogc;

namespace Muistot.Api.Hosting;

/// <summary>Tells browsers to make as little of an answer as they can (OWASP ASVS 5.0, V3.4).</summary>
/// <param name="next">What comes after.</param>
/// <param name="configuration">Whether pages of other origins may call.</param>
/// <param name="map">Where the base map comes from.</param>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next, IConfiguration configuration, IOptions<MapOptions> map)
{
    private const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private const string Connections = "connect-src 'self'";
    private const string OwnPage = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; "
        + Connections + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";

    // A worker has the policy of its own file: that of the map fetches tiles.
    private const string PageFile = "default-src 'none'; script-src 'self'; " + Connections + "; frame-ancestors 'none'";

    // Pages for people below /ogc have no scripts.
    private const string MapPage = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Pages that end mail have a form, which is sent to where they are.
    private const string MailPage = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Swagger UI writes its styles and its start into the page.
    private const string Documentation = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private readonly bool isShared = configuration.GetList("Cors:Origins").Count > 0;
    private readonly string ownPage = WithMap(OwnPage, map.Value);
    private readonly string pageFile = WithMap(PageFile, map.Value);

    public Task InvokeAsync(HttpContext context)
    {
        var policy = context.Request.Path switch
        {
            { Value: "/" or "" } => ownPage,
            var path when path.StartsWithSegments(PageFilesMiddleware.Folder, StringComparison.Ordinal) => pageFile,
            var path when path.StartsWithSegments("/" + OgcLinks.Root, StringComparison.OrdinalIgnoreCase) => MapPage,
            var path when path.StartsWithSegments(UnsubscribeController.Path, StringComparison.OrdinalIgnoreCase) => MailPage,
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

            // A browser that has shown an image without an origin must not give that answer to a page that fetches it with one.
            if (isShared && !headers.Vary.Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase))
                headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.Origin);
            return Task.CompletedTask;
        });
        return next(context);
    }

    // The map fetches everything that it draws, images too.
    private static string WithMap(string policy, MapOptions map) => map.Origin is { } origin
        ? policy.Replace(Connections, $"{Connections} {origin}", StringComparison.Ordinal)
        : policy;
}
