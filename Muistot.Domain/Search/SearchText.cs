using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Search;

/// <summary>What someone looks for: words, in any order. Nothing in it has a meaning of its own; it may have no word at all.</summary>
/// <param name="Value">The text as it was sent.</param>
public sealed record SearchText(string Value) : IValue<SearchText>
{
    /// <summary>Longest text, in code points.</summary>
    public const int MaximumLength = 200;

    /// <summary>Most words.</summary>
    public const int MaximumWords = 10;

    private readonly SearchWord[] words = [.. FoldedText.Of(Value).Words.Select(word => word.Word)];

    /// <inheritdoc/>
    public static string Rule => "Must have at most 200 characters and 10 words.";

    /// <inheritdoc/>
    public static string Example => "satama vanha";

    /// <summary>Its words.</summary>
    public IReadOnlyList<SearchWord> Words => words;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchText? value)
    {
        value = Text.CodePoints(text) <= MaximumLength && new SearchText(text) is { Words.Count: <= MaximumWords } read ? read : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public bool Equals(SearchText? other) => string.Equals(Value, other?.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
