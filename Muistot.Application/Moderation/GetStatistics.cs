using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Moderation;

/// <summary>
/// Counts what there is in a project and what is new, for its admins and moderators. Days are those of the service's time zone. What is
/// hidden counts; what is deleted does not.
/// </summary>
/// <param name="Project">The project.</param>
[RequireSession]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin, Status.Exists | Status.Moderator)]
public sealed record GetStatistics(ProjectId Project) : IQuery<StatisticsView>, IProjectRequest;

/// <summary>What there is in a project.</summary>
/// <param name="Sites">Its sites.</param>
/// <param name="Memories">Its memories.</param>
/// <param name="Images">The images of its sites and memories.</param>
/// <param name="Contributors">The people who made its sites and memories; new are those whose first one is.</param>
/// <param name="Reports">The reports that nobody has decided on yet.</param>
/// <param name="Waiting">The sites and memories that nobody has decided on yet, and changes of published ones.</param>
/// <param name="Series">The last 30 days, the oldest first, today last.</param>
public sealed record StatisticsView(
    StatisticsView.CountsView Sites, StatisticsView.CountsView Memories, StatisticsView.CountsView Images,
    StatisticsView.CountsView Contributors, StatisticsView.CountsView Reports, StatisticsView.CountsView Waiting,
    IReadOnlyList<StatisticsView.DayView> Series)
{
    /// <summary>How many there are, and how many of them are new.</summary>
    /// <param name="Total">How many there are.</param>
    /// <param name="Day">How many are of today.</param>
    /// <param name="Week">How many are of the last 7 days, today among them.</param>
    /// <param name="Month">How many are of the last 30 days, today among them.</param>
    public sealed record CountsView([Example(120)] int Total, [Example(1)] int Day, [Example(4)] int Week, [Example(16)] int Month);

    /// <summary>What is new of a day.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Sites">Number of its new sites.</param>
    /// <param name="Memories">Number of its new memories.</param>
    public sealed record DayView([Example("2024-06-21")] DateOnly Day, [Example(1)] int Sites, [Example(3)] int Memories);
}

/// <summary>Handles <see cref="GetStatistics"/>.</summary>
internal sealed class GetStatisticsHandler(
    IMuistotDb db, ResourceContext context, IOptions<LocalizationOptions> localization, TimeProvider clock)
    : IRequestHandler<GetStatistics, StatisticsView>
{
    private const int Days = 30;
    private const int DaysOfWeek = 7;

    private DateOnly Today => DayOf(clock.GetUtcNow().UtcDateTime);

    public async Task<StatisticsView> Handle(GetStatistics request, CancellationToken cancellationToken)
    {
        var id = context.Project.Id;
        var sites = db.Sites.Where(site => site.ProjectId == id && Visibility.IsPresent(site));
        var memories = db.Memories.Where(memory =>
            memory.Site!.ProjectId == id && Visibility.IsPresent(memory.Site) && Visibility.IsPresent(memory));
        var images = sites.Where(site => site.Image != null).Select(site => site.Image!.CreatedAt)
            .Concat(memories.Where(memory => memory.Image != null).Select(memory => memory.Image!.CreatedAt));
        var contributors = sites.Where(site => site.CreatorId != null).Select(site => new { Id = site.CreatorId, At = site.CreatedAt })
            .Concat(memories.Where(memory => memory.UserId != null).Select(memory => new { Id = memory.UserId, At = memory.CreatedAt }))
            .GroupBy(made => made.Id).Select(made => made.Min(one => one.At));
        var reports = db.SiteReports.Where(report => sites.Any(site => site.Id == report.SiteId)).Select(report => report.CreatedAt)
            .Concat(db.MemoryReports.Where(report => memories.Any(memory => memory.Id == report.MemoryId))
                .Select(report => report.CreatedAt));
        var waiting = sites.Where(site => Visibility.IsWaiting(site)).Select(site => site.CreatedAt)
            .Concat(memories.Where(memory => Visibility.IsWaiting(memory)).Select(memory => memory.CreatedAt))
            .Concat(db.WaitingSites.Where(edited => sites.Any(site => site.Id == edited.SiteId)).Select(edited => edited.Since))
            .Concat(db.WaitingMemories.Where(edited => memories.Any(memory => memory.Id == edited.MemoryId))
                .Select(edited => edited.Since));
        var ofSites = await CountAsync(sites.Select(site => site.CreatedAt), cancellationToken);
        var ofMemories = await CountAsync(memories.Select(memory => memory.CreatedAt), cancellationToken);
        return new StatisticsView(
            ofSites.Counts, ofMemories.Counts,
            (await CountAsync(images, cancellationToken)).Counts,
            (await CountAsync(contributors, cancellationToken)).Counts,
            (await CountAsync(reports, cancellationToken)).Counts,
            (await CountAsync(waiting, cancellationToken)).Counts,
            [.. Enumerable.Range(0, Days).Select(day => new StatisticsView.DayView(
                Today.AddDays(day + 1 - Days), ofSites.ByDay[day], ofMemories.ByDay[day]))]);
    }

    // Databases know nothing of zones. What is new within a month is read, a moment at a time.
    private async Task<(StatisticsView.CountsView Counts, int[] ByDay)> CountAsync(
        IQueryable<DateTime> times, CancellationToken cancellationToken)
    {
        var (first, byDay) = (Today.AddDays(1 - Days), new int[Days]);
        var since = first.AddDays(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var total = await times.CountAsync(cancellationToken);
        await foreach (var time in times.Where(time => time >= since).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var day = DayOf(time).DayNumber - first.DayNumber;
            if (day is >= 0 and < Days)
                byDay[day]++;
        }

        return (new StatisticsView.CountsView(total, byDay[^1], byDay[^DaysOfWeek..].Sum(), byDay.Sum()), byDay);
    }

    private DateOnly DayOf(DateTime time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time, localization.Value.Zone));
}
