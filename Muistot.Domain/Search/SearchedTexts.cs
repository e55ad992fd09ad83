using Muistot.Domain.Languages;
using Muistot.Domain.Memories;

namespace Muistot.Domain.Search;

/// <summary>The texts of a project, site or memory, in all languages, that search looks into.</summary>
/// <param name="Titles">Its names or title.</param>
/// <param name="Bodies">Everything else.</param>
public sealed record SearchedTexts(IReadOnlyCollection<string?> Titles, IReadOnlyCollection<string?> Bodies)
{
    /// <summary>The texts of a project or site.</summary>
    public static SearchedTexts Of(IReadOnlyCollection<Information> entries) => new(
        [.. entries.Select(entry => entry.Name)],
        [.. entries.Select(entry => entry.Abstract), .. entries.Select(entry => entry.Description)]);

    /// <summary>The texts of a memory.</summary>
    public static SearchedTexts Of(Memory memory) => new([memory.Title], [memory.Story]);

    /// <summary>The words that occur, as they are kept in the index, each once, with whether it occurs in a title.</summary>
    public IReadOnlyDictionary<SearchWord, bool> Words()
    {
        var words = new Dictionary<SearchWord, bool>();
        foreach (var word in WordsOf(Titles))
            words[word] = true;
        foreach (var word in WordsOf(Bodies))
            words.TryAdd(word, false);
        return words;
    }

    private static IEnumerable<SearchWord> WordsOf(IEnumerable<string?> texts) =>
        texts.OfType<string>().SelectMany(text => FoldedText.Of(text).Terms);
}
