using Muistot.Application.Languages;
using Muistot.Domain.Languages;
using Muistot.Domain.Search;

namespace Muistot.Application.Search;

/// <summary>Chooses what is shown of the texts of a project or site that was found.</summary>
/// <param name="Title">Its name: in the asked language, else in the default one.</param>
/// <param name="Snippet">The text around the first hit: in the asked language where that has one.</param>
internal sealed record SearchInformation(string Title, Snippet Snippet)
{
    /// <summary>Chooses.</summary>
    /// <param name="entries">Its texts in all languages.</param>
    /// <param name="defaultId">Key of its default language.</param>
    /// <param name="asked">The asked language.</param>
    /// <param name="words">What is looked for.</param>
    /// <param name="shown">Told the languages of what is shown.</param>
    /// <returns>Null when it has no entry of the default language to show.</returns>
    public static SearchInformation? Of(
        IReadOnlyCollection<Information> entries, int defaultId, Language asked, IReadOnlyList<SearchWord> words, ShownLanguages shown)
    {
        Information[] inOrder =
        [
            .. entries.OrderBy(entry => entry.LanguageId != asked.Id).ThenBy(entry => entry.LanguageId != defaultId)
                .ThenBy(entry => entry.LanguageId),
        ];
        if (!entries.Any(entry => entry.LanguageId == defaultId)
            || inOrder.FirstOrDefault(entry => IsShown(entry) && !string.IsNullOrEmpty(entry.Name)) is not { Name: { } title } named)
            return null;
        shown.Add(Language.Of(named.LanguageId));
        Text[] bodies =
        [
            .. from entry in inOrder
               from body in new[] { entry.Abstract, entry.Description }
               where !string.IsNullOrEmpty(body)
               select new Text(entry.LanguageId, body),
        ];
        var names = inOrder.Where(entry => entry != named && !string.IsNullOrEmpty(entry.Name))
            .Select(entry => new Text(entry.LanguageId, entry.Name!));
        var isInTitle = SearchHighlights.Find(title, words).Count > 0;
        var hit = bodies.Where(body => !isInTitle || IsOf(body.LanguageId)).FirstOrDefault(body => body.IsHit(words))
            ?? (isInTitle ? null : names.FirstOrDefault(name => name.IsHit(words)))
            ?? bodies.FirstOrDefault(body => IsOf(body.LanguageId));
        if (hit is null)
            return new SearchInformation(title, Snippet.Empty);
        shown.Add(Language.Of(hit.LanguageId));
        return new SearchInformation(title, Snippet.Of(hit.Value, words));

        bool IsShown(Information entry) => IsOf(entry.LanguageId);

        bool IsOf(int languageId) => languageId == asked.Id || languageId == defaultId;
    }

    private sealed record Text(int LanguageId, string Value)
    {
        public bool IsHit(IReadOnlyList<SearchWord> words) => SearchHighlights.Find(Value, words).Count > 0;
    }
}
