using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Muistot.Api.Hosting;

/// <summary>Settings of section <c>Map</c>: the base map of the pages.</summary>
public sealed class MapOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Map";

    /// <summary>
    /// Address of a style of the MapLibre Style Specification. Its tiles, sprites and glyphs must come from the same origin. Empty: the
    /// base map that ships with the pages.
    /// </summary>
    public string StyleUrl { get; set; } = "";

    /// <summary>What stands below the map about its makers, as plain text. Only with <see cref="StyleUrl"/>.</summary>
    [StringLength(300)]
    public string Attribution { get; set; } = "";

    /// <summary>The origin of the style, as a source of a Content Security Policy; null without a style.</summary>
    internal string? Origin => StyleUrl.Length == 0 ? null : new Uri(StyleUrl).GetLeftPart(UriPartial.Authority);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (StyleUrl.Length > 0 && !IsWebAddress(StyleUrl))
            yield return new ValidationResult($"Map:StyleUrl must begin with https:// or http:// and a host, and not be '{StyleUrl}'.");
        if (StyleUrl.Length == 0 && Attribution.Length > 0)
            yield return new ValidationResult("Map:Attribution is about the map of Map:StyleUrl, which must be set too.");
    }

    // The origin becomes a part of a header: no account, and no host beyond ASCII.
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && Ascii.IsValid(address.Host)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
