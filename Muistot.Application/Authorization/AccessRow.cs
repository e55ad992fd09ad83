using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>What a query of <see cref="AccessQueries"/> finds: what a left join did not find is null.</summary>
internal sealed class AccessRow
{
    public int? UserId { get; init; }

    public string? Username { get; init; }

    public bool IsSuperuser { get; init; }

    public bool AdministersAny { get; init; }

    public bool ModeratesAny { get; init; }

    public DateTime? BlockedUntil { get; init; }

    public int? ProjectId { get; init; }

    public bool? ProjectPublished { get; init; }

    public DateTime? Starts { get; init; }

    public DateTime? Ends { get; init; }

    public bool? AdminPosting { get; init; }

    public bool? AutoPublish { get; init; }

    public bool? ReviewEdits { get; init; }

    public int? DefaultLanguageId { get; init; }

    public bool IsAdmin { get; init; }

    public bool IsModerator { get; init; }

    public DateTime? BlockedInProjectUntil { get; init; }

    public int? SiteId { get; init; }

    public bool? SitePublished { get; init; }

    public int? SiteCreatorId { get; init; }

    public long? MemoryId { get; init; }

    public bool? MemoryPublished { get; init; }

    public int? MemoryUserId { get; init; }

    public AccessSnapshot ToSnapshot() => new(
        UserId is { } userId
            ? new CallerSnapshot(userId, Username!, IsSuperuser, AdministersAny, ModeratesAny) { BlockedUntil = BlockedUntil }
            : null,
        ProjectId is { } projectId
            ? new ProjectSnapshot(
                projectId, ProjectPublished == true, Starts, Ends, AdminPosting == true, AutoPublish == true, DefaultLanguageId!.Value,
                IsAdmin, IsModerator)
            {
                ReviewEdits = ReviewEdits == true,
                CallerBlockedUntil = BlockedInProjectUntil,
            }
            : null,
        SiteId is { } siteId ? new SiteSnapshot(siteId, SitePublished == true, UserId is not null && SiteCreatorId == UserId) : null,
        MemoryId is { } memoryId ? new MemorySnapshot(memoryId, MemoryPublished == true, UserId is not null
        && MemoryUserId == UserId) : null);
}
