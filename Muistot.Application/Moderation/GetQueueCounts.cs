using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Search;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Moderation;

/// <summary>Counts what the caller may decide on, in all their projects and in each.</summary>
[RequireScope(Scope.Moderator)]
public sealed record GetQueueCounts : IQuery<QueueCountsView>;

/// <summary>What the caller may decide on.</summary>
/// <param name="Waiting">Number of what nobody has decided on yet.</param>
/// <param name="Reported">Number of what is published and was reported.</param>
/// <param name="Hidden">Number of what was hidden.</param>
/// <param name="Deleted">Number of what was deleted and can be brought back.</param>
/// <param name="Projects">The same for each project in which there is something.</param>
public sealed record QueueCountsView(
    [Example(5)] int Waiting, [Example(1)] int Reported, [Example(2)] int Hidden, [Example(1)] int Deleted,
    IReadOnlyList<QueueCountsView.ProjectCountsView> Projects)
{
    /// <summary>What the caller may decide on in a project.</summary>
    /// <param name="Id">Public id of the project.</param>
    /// <param name="Waiting">Number of what nobody has decided on yet.</param>
    /// <param name="Reported">Number of what is published and was reported.</param>
    /// <param name="Hidden">Number of what was hidden.</param>
    /// <param name="Deleted">Number of what was deleted and can be brought back.</param>
    public sealed record ProjectCountsView(
        [Example("sornainen-harbour")] string Id, [Example(5)] int Waiting, [Example(1)] int Reported, [Example(2)] int Hidden,
        [Example(1)] int Deleted);
}

/// <summary>Handles <see cref="GetQueueCounts"/>.</summary>
internal sealed class GetQueueCountsHandler(QueueKeys keys) : IRequestHandler<GetQueueCounts, QueueCountsView>
{
    public async Task<QueueCountsView> Handle(GetQueueCounts request, CancellationToken cancellationToken)
    {
        var counts = Enum.GetValues<QueueState>()
            .SelectMany(state => keys.Of(state, SearchTypes.All, null).Select(query => Count(query.Keys, (int)state)))
            .Aggregate((some, others) => some.Concat(others));
        var found = (await counts.ToListAsync(cancellationToken)).ToLookup(count => count.Project, StringComparer.Ordinal);
        var projects = found.OrderBy(project => project.Key, StringComparer.Ordinal).Select(project =>
            new QueueCountsView.ProjectCountsView(
                project.Key, StateCount.Sum(project, QueueState.Waiting), StateCount.Sum(project, QueueState.Reported),
                StateCount.Sum(project, QueueState.Hidden), StateCount.Sum(project, QueueState.Deleted))).ToList();
        return new QueueCountsView(
            projects.Sum(project => project.Waiting), projects.Sum(project => project.Reported), projects.Sum(project => project.Hidden),
            projects.Sum(project => project.Deleted), projects);
    }

    private static IQueryable<StateCount> Count(IQueryable<QueueKey> keys, int state) => keys.GroupBy(key => key.Project)
        .Select(project => new StateCount { Project = project.Key, State = state, Count = project.Count() });
}
