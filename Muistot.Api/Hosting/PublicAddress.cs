using Muistot.Application.Common;

namespace Muistot.Api.Hosting;

/// <summary>Where clients reach the service, which Locations are built from. What a request says about that is not believed.</summary>
public sealed class PublicAddress
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "PublicUrl";

    private readonly string root;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="WrongSettingException">It is no absolute address of HTTP, or holds more than one.</exception>
    public PublicAddress(IConfiguration configuration)
    {
        var setting = configuration[Setting];
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WrongSettingException($"PublicUrl is '{setting}', which is no absolute address of http or https.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new WrongSettingException("PublicUrl holds more than a server, a port and a path.");

        // Headers are ASCII: hosts in Punycode, paths percent-encoded. What is compared with paths of requests is decoded, as they are.
        root = new UriBuilder(address.Scheme, address.IdnHost, address.Port, address.AbsolutePath).Uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        PathBase = PathString.FromUriComponent(address.AbsolutePath.TrimEnd('/'));
    }

    /// <summary>What stands before every path.</summary>
    public PathString PathBase { get; }

    /// <summary>The absolute address of a resource, its segments percent-encoded.</summary>
    public string Of(params IEnumerable<string> segments) => $"{root}/{string.Join('/', segments.Select(Uri.EscapeDataString))}";
}
