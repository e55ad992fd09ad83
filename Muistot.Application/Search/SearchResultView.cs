using Muistot.Application.Common;
using Muistot.Application.Memories;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Search;

/// <summary>A project, site or memory that was found.</summary>
/// <param name="Type">Kind of the resource.</param>
/// <param name="Id">Its public id: text for projects and sites, an integer for memories.</param>
/// <param name="Project">Public id of the project that it is, or is in.</param>
/// <param name="Site">Public id of the site that it is, or is of. Absent for projects.</param>
/// <param name="Title">Its name or title.</param>
/// <param name="Snippet">The part of its text around the first hit, at most 200 code points.</param>
/// <param name="Location">Where the site is. Absent for projects.</param>
/// <param name="Image">Name of its image. For what is not public, an alias that works without a token for an hour.</param>
/// <param name="Highlights">The hits in the snippet: start and length of each, in code points.</param>
/// <param name="TitleHighlights">The hits in the title: start and length of each, in code points.</param>
public sealed record SearchResultView(
    [Example("memory")] Resource Type,
    [Example(12)] object Id,
    [Example("sornainen-harbour")] string Project,
    [Example("suvilahti-gasworks")] string? Site,
    [Example(MemoryExamples.Title)] string Title,
    [Example(MemoryExamples.Story)] string Snippet,
    LocationView? Location,
    [Example("placeholder.jpg")] string? Image,
    [Example(new[] { 2, 5 })] IReadOnlyList<IReadOnlyList<int>> Highlights,
    [Example(new[] { 0, 7 })] IReadOnlyList<IReadOnlyList<int>> TitleHighlights);
