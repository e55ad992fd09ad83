using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Sites;

/// <summary>The public id of a site: 4 to 250 of <c>[a-zA-Z0-9_-]</c>, unique in its project.</summary>
/// <param name="Value">The id as text.</param>
public sealed record SiteId(string Value) : IValue<SiteId>
{
    /// <inheritdoc/>
    public static string Rule => "Must be 4 to 250 characters: letters a-z and A-Z, digits, hyphens and underscores.";

    /// <inheritdoc/>
    public static string Example => "suvilahti-gasworks";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out SiteId? value)
    {
        value = Identifier.IsMatch(text) ? new SiteId(text) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
