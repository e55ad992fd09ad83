using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Modules;
using Muistot.Api.OpenApi;

namespace Muistot.Api.Hosting;

/// <summary>
/// The page at <c>/</c>. Parts of it that need a module or a page that this process does not serve are left out, so that no link
/// leads nowhere and no request of the page fails.
/// </summary>
public sealed partial class HomePage
{
    private readonly byte[] html;
    private readonly EntityTagHeaderValue tag;

    /// <summary>Makes the page.</summary>
    /// <param name="template">HTML in which <c>&lt;!-- needs NAME --&gt;</c> and <c>&lt;!-- /NAME --&gt;</c> enclose what needs a part.
    /// What needs another part may lie inside.</param>
    /// <param name="parts">The parts that there are: <c>data</c>, <c>login</c>, <c>admin</c>, <c>docs</c>, <c>map</c>.</param>
    /// <param name="map">The base map, which <c>{map-style}</c> and <c>{map-attribution}</c> stand for.</param>
    internal HomePage(string template, IReadOnlySet<string> parts, MapOptions map)
    {
        html = Encoding.UTF8.GetBytes(Render(template, parts)
            .Replace("{map-style}", HtmlEncoder.Default.Encode(map.StyleUrl), StringComparison.Ordinal)
            .Replace("{map-attribution}", HtmlEncoder.Default.Encode(map.Attribution), StringComparison.Ordinal));
        tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(html))[..16]}\"");
    }

    /// <summary>The page as an answer, with a strong ETag.</summary>
    internal FileContentResult Result => new(html, "text/html; charset=utf-8") { EntityTag = tag };

    /// <summary>Makes the page of this process.</summary>
    internal static HomePage Of(IWebHostEnvironment environment, IConfiguration configuration, Module modules, MapOptions map)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        if (modules.HasFlag(Module.Data))
            parts.Add("data");
        if (modules.HasFlag(Module.Login))
            parts.Add("login");
        if (modules.HasFlag(Module.Data | Module.Admin))
            parts.Add("admin");
        if (OpenApiServices.HasPage(configuration))
            parts.Add("docs");
        if (modules.HasFlag(Module.Data) && map.Origin is not null)
            parts.Add("map");
        return new HomePage(File.ReadAllText(Path.Combine(environment.WebRootPath, "index.html")), parts, map);
    }

    private static string Render(string template, IReadOnlySet<string> parts) => Part().Replace(
        template, part => parts.Contains(part.Groups["name"].Value) ? Render(part.Groups["content"].Value, parts) : "");

    [GeneratedRegex(@"[ ]*<!-- needs (?<name>[a-z]+) -->\n(?<content>.*?)[ ]*<!-- /\k<name> -->\n",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
