using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using Muistot.Api.Observability;
using Muistot.Api.Ogc;
using Muistot.Application.Common;
using IPNetwork = System.Net.IPNetwork;

namespace Muistot.Api.Hosting;

/// <summary>Who may stand between the service and its clients, and which pages may call it.</summary>
internal static class NetworkServices
{
    private const int MappedPrefix = 96;

    private static readonly string[] ExposedHeaders =
        [HeaderNames.Authorization, HeaderNames.Location, HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.ContentLanguage,
            HeaderNames.ContentRange, HeaderNames.ContentDisposition, FeaturesResult.SystemHeader, HeaderNames.Link,
            Preference.AppliedHeader, TraceId.Header];

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
            throw new WrongSettingException($"Cors:Origins must hold origins such as https://map.example, with a port unless it is that of the scheme and without a path, and not '{wrong}'.");
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. origins])
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(ExposedHeaders)
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
    }

    // RFC 6454 §6.2.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static IPNetwork ToNetwork(string proxy)
    {
        if (IPNetwork.TryParse(proxy, out var network))
            return AsPeersAreSeen(network.BaseAddress, network.PrefixLength);
        return IPAddress.TryParse(proxy, out var address)
            ? AsPeersAreSeen(address, address.GetAddressBytes().Length * 8)
            : throw new WrongSettingException($"ForwardedHeaders:KnownProxies must hold IP addresses or networks, such as 10.0.0.1 or 10.0.0.0/8, and not '{proxy}'.");
    }

    // A peer of IPv4 is compared as one, though its address may come in the form of IPv6 (RFC 4291 §2.5.5.2).
    private static IPNetwork AsPeersAreSeen(IPAddress address, int prefix) => address.IsIPv4MappedToIPv6 && prefix >= MappedPrefix
        ? new IPNetwork(address.MapToIPv4(), prefix - MappedPrefix)
        : new IPNetwork(address, prefix);
}
