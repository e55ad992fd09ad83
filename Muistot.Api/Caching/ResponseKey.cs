using Muistot.Domain.Languages;

namespace Muistot.Api.Caching;

/// <summary>What a kept answer is found by.</summary>
/// <param name="Action">The action, and with it the use case.</param>
/// <param name="Values">The values of its parameters. Two texts that mean the same are the same value.</param>
/// <param name="Language">The language of the answer.</param>
/// <param name="Caller">The name that the caller's session is of; null for everyone.</param>
internal sealed record ResponseKey(CachedAction Action, object?[] Values, Language Language, string? Caller)
{
    /// <summary>The same for everyone.</summary>
    internal ResponseKey ForEveryone => this with { Caller = null };

    /// <summary>Length of the texts that the values were read from, in UTF-16 code units.</summary>
    internal int Length { get; init; }

    /// <summary>Memory that it takes, in bytes.</summary>
    internal int Size => sizeof(char) * (Length + (Caller?.Length ?? 0));

    /// <summary>The tags of what the answer shows.</summary>
    internal string[] Tags() => Action.TagsOf(Values, Caller);

    /// <inheritdoc/>
    public bool Equals(ResponseKey? other) =>
        other is not null && ReferenceEquals(Action, other.Action) && Language == other.Language && Caller == other.Caller
        && Values.AsSpan().SequenceEqual(other.Values, EqualityComparer<object?>.Default);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Action);
        hash.Add(Language);
        hash.Add(Caller, StringComparer.Ordinal);
        foreach (var value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }
}
