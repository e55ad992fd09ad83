using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Observability;
using Muistot.Application.Common;

namespace Muistot.Api.Hosting;

/// <summary>Who may stand between the service and its clients, and which pages may call it.</summary>
internal static class NetworkServices
{
    private static readonly string[] ExposedHeaders =
        [HeaderNames.Authorization, HeaderNames.Location, HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.ContentLanguage, TraceId.Header];

    /// <summary>Believes what the configured proxies say about the client's address, and nobody else.</summary>
    internal static void AddForwardedHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        var proxies = configuration.GetList("ForwardedHeaders:KnownProxies").Select(ToNetwork).ToList();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;

            // As many proxies in a row as are known; the first address that is none of theirs is the client's.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                options.KnownIPNetworks.Add(proxy);
        });
    }

    /// <summary>Lets pages of the configured origins call the service, and read the headers that its answers speak through.</summary>
    internal static void AddCors(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = configuration.GetList("Cors:Origins");
        if (origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } wrong)
            throw new WrongSettingException($"Cors:Origins names '{wrong}', which is no origin: https://map.example, with a port where it has one, and nothing behind.");
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. origins])
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(ExposedHeaders)
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
    }

    // RFC 6454 §6.2.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static System.Net.IPNetwork ToNetwork(string proxy)
    {
        if (System.Net.IPNetwork.TryParse(proxy, out var network))
            return network;
        return System.Net.IPAddress.TryParse(proxy, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new WrongSettingException($"ForwardedHeaders:KnownProxies names '{proxy}', which is no address and no network.");
    }
}
