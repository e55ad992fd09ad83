using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.History;

/// <summary>Something that the caller could see, and cannot any more: it was hidden or deleted, or has ended.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Id">Its id: text for projects and sites, a number for memories.</param>
/// <param name="Parents">Its parents.</param>
public sealed record GoneView(
    [property: Example("site")] Resource Type, [Example("suvilahti-gasworks")] object Id, GoneView.ParentsView? Parents)
{
    /// <summary>The parents of a resource.</summary>
    /// <param name="Project">Public id of the project.</param>
    /// <param name="Site">Public id of the site, of memories.</param>
    public sealed record ParentsView([Example("sornainen-harbour")] string Project, [Example("suvilahti-gasworks")] string? Site);
}
