using Muistot.Domain.Languages;

namespace Muistot.Application.Languages;

/// <summary>The languages of the texts in the answer to this request.</summary>
public sealed class ShownLanguages
{
    private readonly HashSet<Language> found = [];
    private readonly HashSet<Language> possible = [];

    /// <summary>The languages that occur in what has been read so far.</summary>
    public IReadOnlyCollection<Language> Found => found;

    /// <summary>The languages that can occur in the whole answer: more than <see cref="Found"/> while a list is being read.</summary>
    public IReadOnlyCollection<Language> Possible => [.. found.Union(possible)];

    /// <summary>Notes the language of a text.</summary>
    public void Add(Language language) => found.Add(language);

    /// <summary>Notes languages that rows still to be read may have texts in.</summary>
    public void Expect(params IEnumerable<Language> languages) => possible.UnionWith(languages);
}
