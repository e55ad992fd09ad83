using Muistot.Application.Common;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;

namespace Muistot.Application.Search;

/// <summary>Narrows lists to what is looked for. An empty text narrows nothing; one without a word finds nothing.</summary>
internal static class SearchFilter
{
    /// <summary>The text when it narrows a list, else null.</summary>
    internal static SearchText? OrAbsent(this SearchText? text) => text is { Value.Length: > 0 } ? text : null;

    /// <summary>The projects in which all words occur.</summary>
    internal static IQueryable<Project> Matching(this IQueryable<Project> projects, IMuistotDb db, SearchText? text)
    {
        if (text.OrAbsent() is not { Words: var words })
            return projects;
        if (words.Count == 0)
            return projects.Where(_ => false);
        var found = SearchQueries.Find<ProjectPosting, int>(db, text!).Select(hit => hit.Id);
        return projects.Where(project => found.Contains(project.Id));
    }

    /// <summary>The sites in which all words occur.</summary>
    internal static IQueryable<Site> Matching(this IQueryable<Site> sites, IMuistotDb db, SearchText? text)
    {
        if (text.OrAbsent() is not { Words: var words })
            return sites;
        if (words.Count == 0)
            return sites.Where(_ => false);
        var found = SearchQueries.Find<SitePosting, int>(db, text!).Select(hit => hit.Id);
        return sites.Where(site => found.Contains(site.Id));
    }

    /// <summary>The memories in which all words occur.</summary>
    internal static IQueryable<Memory> Matching(this IQueryable<Memory> memories, IMuistotDb db, SearchText? text)
    {
        if (text.OrAbsent() is not { Words: var words })
            return memories;
        if (words.Count == 0)
            return memories.Where(_ => false);
        var found = SearchQueries.Find<MemoryPosting, long>(db, text!).Select(hit => hit.Id);
        return memories.Where(memory => found.Contains(memory.Id));
    }
}
