using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Muistot.Api.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Languages;

namespace Muistot.Api.Hosting;

/// <summary>What the HTTP request says about itself.</summary>
/// <param name="accessor">The request.</param>
/// <param name="localization">The languages that there are.</param>
internal sealed class RequestContext(IHttpContextAccessor accessor, IOptions<LocalizationOptions> localization) : IRequestContext
{
    /// <summary>Bytes of an IPv6 address that one customer of a network has to themselves (RFC 6177 §2).</summary>
    private const int Ipv6Network = 8;

    public Session? Session => Http.Features.Get<Session>();

    public Language Language => field ??= LanguageNegotiation.Choose(Http.Request, localization.Value);

    public VersionCondition? IfMatch => EntityTag.ReadIfMatch(Http.Request.Headers.IfMatch);

    public string? UserAgent => Http.Request.Headers.UserAgent;

    public string ClientAddress
    {
        get
        {
            var address = Http.Connection.RemoteIpAddress;
            if (address is { IsIPv4MappedToIPv6: true })
                address = address.MapToIPv4();
            return address is { AddressFamily: AddressFamily.InterNetworkV6 }
                ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6Network))
                : address?.ToString() ?? "";
        }
    }

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A request must be in progress.");
}
