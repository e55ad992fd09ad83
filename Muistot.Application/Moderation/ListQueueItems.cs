using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Memories;
using Muistot.Application.Projects;
using Muistot.Application.Search;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Moderation;

/// <summary>
/// Lists what the caller may decide on, in all their projects, the oldest first; what is reported by the number of reports. Nobody is told
/// who reported.
/// </summary>
/// <param name="State">Why it is in the queue; null for what waits.</param>
/// <param name="Project">The only project, or null.</param>
/// <param name="Type">The kinds of resources, or null for all.</param>
/// <param name="Limit">Most items.</param>
/// <param name="Cursor">Where the page before ended.</param>
[RequireScope(Scope.Moderator)]
[RequireStaff]
public sealed record ListQueueItems(
    QueueState? State = null, ProjectId? Project = null, SearchTypes? Type = null, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<QueueItemView>>, IProjectRequest, IPagedQuery
{
    /// <summary>Why it is in the queue.</summary>
    internal QueueState Wanted => State ?? QueueState.Waiting;

    IEnumerable<string?> IPagedQuery.List => ["moderation", Wanted.ToString(), Project?.Value, (Type ?? SearchTypes.All).ToString()];
}

/// <summary>A project, site or memory that the caller may decide on.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Identifier">Its id: text for projects and sites, a number for memories.</param>
/// <param name="Parents">Its parents. Absent for projects.</param>
/// <param name="Version">The version to decide on.</param>
/// <param name="State">Why it is in the queue.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Thing">
/// The project, site or memory, as its own address shows it, with its texts in all languages. Where a change of its author waits, what it
/// would become.
/// </param>
/// <param name="Published">The site or memory as everyone else goes on seeing it. Only where a change of its author waits.</param>
/// <param name="Author">Who made it. Absent for projects, and when that account was deleted.</param>
/// <param name="Reports">What was reported. Absent where nothing was.</param>
/// <param name="LastDecision">The last decision on it. Absent when there is none.</param>
public sealed record QueueItemView(
    [property: Example("memory")] Resource Type,
    [Example(12)] object Identifier,
    ParentsView? Parents,
    [Example(3)] int Version,
    [property: Example("waiting")] QueueState State,
    [Example("2024-06-21T12:00:00Z")] DateTime Since,
    [OneOf(typeof(ProjectView), typeof(SiteView), typeof(MemoryView))] object Thing,
    [OneOf(typeof(SiteView), typeof(MemoryView))] object? Published,
    QueueItemView.AuthorView? Author,
    QueueItemView.ReportsView? Reports,
    DecisionView? LastDecision)
{
    /// <summary>Who made something, and how much of theirs there is in the projects that the caller decides on.</summary>
    /// <param name="Username">Username.</param>
    /// <param name="Published">Number of their sites and memories that are published.</param>
    /// <param name="Hidden">Number of those that were hidden.</param>
    /// <param name="Waiting">Number of those that nobody has decided on yet.</param>
    public sealed record AuthorView(
        [Example("Aino Saarela")] string Username, [Example(12)] int Published, [Example(1)] int Hidden, [Example(2)] int Waiting);

    /// <summary>What was reported since the last decision that settled reports.</summary>
    /// <param name="Count">Number of reports.</param>
    /// <param name="Reasons">Number of reports for each reason that was given.</param>
    /// <param name="Texts">What people wrote, the oldest first.</param>
    public sealed record ReportsView(
        [Example(3)] int Count, [Example("spam", 2)] IReadOnlyDictionary<string, int> Reasons,
        [Example(ReportForm.TextExample)] IReadOnlyList<string> Texts);
}

/// <summary>
/// Lets through requests for all projects, and for one whose admin or moderator the caller is. To others it is not there.
/// </summary>
public sealed class RequireStaffAttribute : StatusAttribute
{
    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        if (((IProjectRequest)request).Project is not null && !access.IsAdmin && !access.IsModerator)
            throw new NotFoundException("Project not found");
    }
}

/// <summary>Checks the form of <see cref="ListQueueItems"/>.</summary>
internal sealed class ListQueueItemsValidator : AbstractValidator<ListQueueItems>
{
    public ListQueueItemsValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListQueueItems"/>.</summary>
internal sealed class ListQueueItemsHandler(QueueKeys keys, QueueThings things, QueueDetails details)
    : IRequestHandler<ListQueueItems, ItemsView<QueueItemView>>
{
    public async Task<ItemsView<QueueItemView>> Handle(ListQueueItems request, CancellationToken cancellationToken)
    {
        IPagedQuery query = request;
        var (size, byReports) = (query.PageSize ?? PageLimit.Default, request.Wanted == QueueState.Reported);
        var queries = keys.Of(request.Wanted, request.Type ?? SearchTypes.All, request.Project?.Value);
        if (queries.Count == 0)
            return new ItemsView<QueueItemView>(AsyncEnumerable.Empty<QueueItemView>());
        var found = await QueuePage.Of(queries, byReports, request.Cursor, size + 1).ToListAsync(cancellationToken);
        var page = found.Take(size).ToList();
        var shown = await things.ReadAsync(page, request.Wanted, cancellationToken);
        var items = await details.CompleteAsync(page, shown, request.Wanted, cancellationToken);
        return new ItemsView<QueueItemView>(
            items.ToAsyncEnumerable(), found.Count > size ? QueuePage.CursorAfter(page[^1], byReports, query.List) : null);
    }
}
