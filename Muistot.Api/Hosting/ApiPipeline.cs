using Microsoft.AspNetCore.Builder.Extensions;
using Microsoft.Extensions.Options;
using Muistot.Api.Authentication;
using Muistot.Api.Caching;
using Muistot.Api.Errors;
using Muistot.Api.Health;
using Muistot.Api.Observability;
using Muistot.Api.OpenApi;
using Muistot.Application.Caching;

namespace Muistot.Api.Hosting;

/// <summary>What a request passes before it reaches a controller, in order.</summary>
internal static class ApiPipeline
{
    internal static void UseMuistot(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UsePathBelow(app.Services.GetRequiredService<PublicAddress>().PathBase);
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<HeadMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseMiddleware<LastModifiedMiddleware>();
        app.UseCors();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ErrorWriter.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.UseRouting();
        app.UseMiddleware<SessionMiddleware>();
        app.UseMiddleware<ResponseCacheMiddleware>();
        if (app.Services.GetRequiredService<IOptions<CachingOptions>>().Value.Enabled)
            app.UseMiddleware<PublicImageMiddleware>();

        app.UseMiddleware<PageFilesMiddleware>();
        app.UseStaticFiles();
        app.MapControllers();
        app.MapHealth();
        app.MapOpenApiDocument();
    }

    // UsePathBase would choose the endpoint at once, before anything else has looked at the request.
    private static void UsePathBelow(this IApplicationBuilder app, PathString pathBase)
    {
        if (pathBase.HasValue)
            app.UseMiddleware<UsePathBaseMiddleware>(pathBase);
    }
}
