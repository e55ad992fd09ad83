using Muistot.Domain.Languages;

namespace Muistot.Api.Caching;

/// <summary>What a kept answer is found by.</summary>
/// <param name="Path">The path.</param>
/// <param name="Variant">The part of the query that makes a difference.</param>
/// <param name="Language">The language of the answer.</param>
/// <param name="Caller">The name that the caller's session is of; null for everyone.</param>
internal sealed record ResponseKey(string Path, string Variant, Language Language, string? Caller)
{
    /// <summary>The same for everyone.</summary>
    internal ResponseKey ForEveryone => this with { Caller = null };

    /// <summary>Memory that it takes, in bytes.</summary>
    internal int Size => sizeof(char) * (Path.Length + Variant.Length + (Caller?.Length ?? 0));
}
