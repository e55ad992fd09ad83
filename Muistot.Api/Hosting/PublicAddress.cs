using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Muistot.Application.Common;

namespace Muistot.Api.Hosting;

/// <summary>
/// Where clients reach the service, which Locations and login links begin with: the setting, or else where the service listens. What a
/// request says about that is not believed.
/// </summary>
public sealed class PublicAddress : IPublicAddress
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "PublicUrl";

    private readonly string? configured;
    private readonly IServer server;

    /// <summary>Reads the setting.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="server">Knows where it listens once it has started.</param>
    /// <exception cref="WrongSettingException">The setting is not an absolute address of HTTP, or holds more than one.</exception>
    public PublicAddress(IConfiguration configuration, IServer server)
    {
        this.server = server;
        if (Read(configuration) is not { } address)
            return;

        // Headers are ASCII: hosts in Punycode, paths percent-encoded. What is compared with paths of requests is decoded, as they are.
        configured = RootOf(address.Scheme, address.IdnHost, address.Port, address.AbsolutePath);
        PathBase = PathString.FromUriComponent(address.AbsolutePath.TrimEnd('/'));
    }

    /// <inheritdoc/>
    public Uri Root => new(Of());

    /// <summary>What stands before every path.</summary>
    public PathString PathBase { get; }

    /// <summary>The absolute address of a resource, its segments percent-encoded.</summary>
    public string Of(params IEnumerable<string> segments) =>
        $"{configured ?? Listening()}/{string.Join('/', segments.Select(Uri.EscapeDataString))}";

    /// <summary>The setting; null when it is not set.</summary>
    /// <exception cref="WrongSettingException">It is not an absolute address of HTTP, or holds more than one.</exception>
    internal static Uri? Read(IConfiguration configuration)
    {
        var setting = configuration[Setting];
        if (string.IsNullOrWhiteSpace(setting))
            return null;
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WrongSettingException($"PublicUrl must be an absolute address of http or https, and not '{setting}'.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new WrongSettingException("PublicUrl must be a server, a port and a path, without a user, a query or a fragment.");
        return address;
    }

    private static string RootOf(string scheme, string host, int port, string path) =>
        new UriBuilder(scheme, host, port, path).Uri.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private string Listening()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse)
            .Where(address => !address.IsUnixPipe && !address.IsNamedPipe)
            .OrderByDescending(address => address.Scheme, StringComparer.Ordinal).ToList();
        return addresses is [var address, ..] ? RootOf(address.Scheme, HostOf(address.Host), address.Port, "/") : ListenAddress.Default;
    }

    // A server that listens on every address of the machine can be reached at this one from the machine itself.
    private static string HostOf(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : host;
}
