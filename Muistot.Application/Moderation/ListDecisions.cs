using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Moderation;

namespace Muistot.Application.Moderation;

/// <summary>
/// Lists what admins and moderators decided in the projects in which the caller is one of them, the newest first; superusers see all. No
/// request changes it.
/// </summary>
/// <param name="Limit">Most decisions.</param>
/// <param name="Cursor">Where the page before ended.</param>
[RequireScope(Scope.Moderator)]
public sealed record ListDecisions(PageLimit? Limit = null, Cursor? Cursor = null) : IQuery<ItemsView<DecisionView>>, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["decisions"];
}

/// <summary>A decision on a project, site or memory.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Username of who decided. Absent when that account was deleted.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Type">Kind of the resource.</param>
/// <param name="Identifier">Its id then: text for projects and sites, a number for memories.</param>
/// <param name="Parents">Its parents. Absent for projects.</param>
/// <param name="Version">The version that was decided on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">What admins and moderators tell each other about it.</param>
public sealed record DecisionView(
    [Example("2024-06-21T12:00:00Z")] DateTime At,
    [Example("Aino Saarela")] string? By,
    [property: Example("hide")] DecisionKind Decision,
    [property: Example("memory")] Resource Type,
    [Example(12)] object Identifier,
    ParentsView? Parents,
    [Example(3)] int Version,
    [Example("personal_data")] string? Reason,
    [Example("Names a neighbor.")] string? Note);

/// <summary>The parents of a site or memory.</summary>
/// <param name="Project">Public id of the project.</param>
/// <param name="Site">Public id of the site, of memories.</param>
public sealed record ParentsView([Example("sornainen-harbour")] string Project, [Example("suvilahti-gasworks")] string? Site);

/// <summary>Checks the form of <see cref="ListDecisions"/>.</summary>
internal sealed class ListDecisionsValidator : AbstractValidator<ListDecisions>
{
    public ListDecisionsValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListDecisions"/>.</summary>
internal sealed class ListDecisionsHandler(IMuistotDb db, ResourceContext context)
    : IRequestHandler<ListDecisions, ItemsView<DecisionView>>
{
    public async Task<ItemsView<DecisionView>> Handle(ListDecisions request, CancellationToken cancellationToken)
    {
        IPagedQuery query = request;
        var size = query.PageSize ?? PageLimit.Default;
        var (callerId, isSuperuser) = (context.UserId, context.Access.Caller!.IsSuperuser);
        var before = request.Cursor?.Key ?? long.MaxValue;
        var found = await db.Decisions
            .Where(decision => decision.Id < before && Visibility.IsStaffedBy(decision.Project!, callerId, isSuperuser))
            .OrderByDescending(decision => decision.Id)
            .Select(decision => new { Decision = decision, By = decision.User!.Username, Project = decision.Project!.Name })
            .AsNoTracking().Take(size + 1).ToListAsync(cancellationToken);
        var page = found.Take(size).ToList();
        return new ItemsView<DecisionView>(
            page.Select(row => ToView(row.Decision, row.By, row.Project)).ToAsyncEnumerable(),
            query.NextAfter(found.Count > size ? page[^1].Decision.Id : null));
    }

    internal static DecisionView ToView(Decision decision, string? by, string project) => new(
        decision.At, by, decision.Kind, decision.Resource,
        decision.Resource switch
        {
            Resource.Project => project,
            Resource.Site => decision.Site!,
            _ => decision.ResourceId,
        },
        decision.Resource switch
        {
            Resource.Project => null,
            Resource.Site => new ParentsView(project, null),
            _ => new ParentsView(project, decision.Site),
        },
        decision.Version, decision.Reason, decision.Note);
}
