using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Muistot.Application.Common;

namespace Muistot.Api.Caching;

/// <summary>
/// Entity tags of resources with a version (RFC 9110 §8.8.3): the version and its resource, a dot, and what tells representations of that
/// version apart, such as <c>"7-sm.3fA9"</c>.
/// </summary>
internal static class EntityTag
{
    private const char Dot = '.';
    private const int RandomBytes = 8;

    /// <summary>A tag that no other response has.</summary>
    internal static string Of(ResourceVersion version) =>
        $"\"{version}{Dot}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}\"";

    /// <summary>What stands before the dot of a tag, with the dot; nothing where there is none.</summary>
    internal static string VersionOf(StringValues tag) =>
        tag is [{ } text] && text.IndexOf(Dot, StringComparison.Ordinal) is var dot and > 0 ? text[1..(dot + 1)] : "";

    /// <summary>
    /// Reads <c>If-Match</c>. Weak tags count too, and what is behind the dot does not: proxies that compress make tags weak, or append to
    /// them. A field that cannot be read names no version, and so matches nothing.
    /// </summary>
    /// <returns>Null when there is none.</returns>
    internal static VersionCondition? ReadIfMatch(StringValues ifMatch)
    {
        if (ifMatch.Count == 0)
            return null;
        if (!EntityTagHeaderValue.TryParseStrictList([.. ifMatch!], out var tags))
            return new VersionCondition(IsAny: false, []);
        var isAny = tags.Contains(EntityTagHeaderValue.Any);
        return isAny && tags.Count > 1
            ? new VersionCondition(IsAny: false, [])
            : new VersionCondition(isAny, [.. tags.Select(tag => VersionOf(tag.Tag.Value).TrimEnd(Dot))]);
    }
}
