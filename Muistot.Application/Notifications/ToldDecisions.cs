using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Me;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Moderation;
using Muistot.Domain.Sites;

namespace Muistot.Application.Notifications;

/// <summary>What an author is told of a decision: neither who decided nor what moderators tell each other.</summary>
/// <param name="Resource">Kind of what was decided on.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Project">Name of its project.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Message">What the author is told about it, or null.</param>
public sealed record ToldDecision(Resource Resource, ToldResult Result, string Title, string Project, string? Reason, string? Message);

/// <summary>What came of a decision for the author.</summary>
public enum ToldResult
{
    /// <summary>Everyone sees it.</summary>
    Shown,

    /// <summary>Only the author and those who decide see it.</summary>
    Hidden,

    /// <summary>What the author changed was turned down; everyone goes on seeing what was there before.</summary>
    ChangeDeclined,

    /// <summary>It is deleted.</summary>
    Deleted,

    /// <summary>It is there again, unpublished.</summary>
    Restored,
}

/// <summary>
/// Reads what an author is to be told, as it is at this moment: only the last decision on each thing, and only while it holds. What is
/// gone, was changed since in another way, or is out of the author's sight, is not told of.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">The current time.</param>
public sealed class ToldDecisions(IMuistotDb db, TimeProvider clock)
{
    private const int Batch = 100;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads them.</summary>
    /// <param name="userId">Key of the author's account.</param>
    /// <param name="job">When the decisions were made.</param>
    /// <param name="language">The language of names that there are several of.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>In the order in which they were made.</returns>
    public async Task<IReadOnlyList<ToldDecision>> ReadAsync(
        int userId, DecisionMailJob job, Language language, CancellationToken cancellationToken)
    {
        var (from, until) = (job.From, job.Until);
        var heard = AuthorDecisions.In(db);
        var sites = OwnThings.SitesOf(db, userId, isSuperuser: false, Now);
        var memories = OwnThings.MemoriesOf(db, userId, isSuperuser: false, Now);

        // The key of a site is compared as it is: no index helps where the database converts it.
        var made = await heard.AsNoTracking()
            .Where(decision => decision.At >= from && decision.At <= until && decision.UserId != userId
                && ((decision.Resource == Resource.Site && sites.Any(
                        site => EF.Property<long>(site, nameof(Site.Id)) == decision.ResourceId))
                    || (decision.Resource == Resource.Memory && memories.Any(memory => memory.Id == decision.ResourceId)))
                && !heard.Any(later => later.Resource == decision.Resource && later.ResourceId == decision.ResourceId
                    && later.Id > decision.Id))
            .OrderBy(decision => decision.Id).ToListAsync(cancellationToken);
        var told = new SortedDictionary<long, ToldDecision>();
        foreach (var some in made.Where(decision => decision.Resource == Resource.Site).Chunk(Batch))
            await AddSitesAsync(told, some, userId, language, cancellationToken);
        foreach (var some in made.Where(decision => decision.Resource == Resource.Memory).Chunk(Batch))
            await AddMemoriesAsync(told, some, userId, language, cancellationToken);
        return [.. told.Values];
    }

    private async Task AddSitesAsync(
        SortedDictionary<long, ToldDecision> told, Decision[] made, int userId, Language language, CancellationToken cancellationToken)
    {
        List<int> ids = [.. made.Select(decision => (int)decision.ResourceId)];
        var sites = await OwnThings.SitesOf(db, userId, isSuperuser: false, Now).AsNoTracking().Where(site => ids.Contains(site.Id))
            .Include(site => site.Information).Include(site => site.Project!.Information).AsSplitQuery()
            .ToDictionaryAsync(site => (long)site.Id, cancellationToken);
        foreach (var decision in made)
        {
            if (sites.TryGetValue(decision.ResourceId, out var site)
                && ResultOf(decision, Visibility.IsPresent(site), Visibility.IsPublic(site), IsOpen(site)) is { } result)
                told.Add(decision.Id, Tell(decision, result, NameOf(site, language), site, language));
        }
    }

    private async Task AddMemoriesAsync(
        SortedDictionary<long, ToldDecision> told, Decision[] made, int userId, Language language, CancellationToken cancellationToken)
    {
        List<long> ids = [.. made.Select(decision => decision.ResourceId)];
        var memories = await OwnThings.MemoriesOf(db, userId, isSuperuser: false, Now).AsNoTracking()
            .Where(memory => ids.Contains(memory.Id)).Include(memory => memory.Site!.Project!.Information).AsSplitQuery()
            .ToDictionaryAsync(memory => memory.Id, cancellationToken);
        foreach (var decision in made)
        {
            if (memories.TryGetValue(decision.ResourceId, out var memory)
                && ResultOf(
                    decision, Visibility.IsPresent(memory), Visibility.IsPublic(memory),
                    Visibility.IsPublic(memory.Site!) && IsOpen(memory.Site!)) is { } result)
                told.Add(decision.Id, Tell(decision, result, memory.Title, memory.Site!, language));
        }
    }

    private bool IsOpen(Site site) => Visibility.IsOpen(site.Project!, Now);

    // A thing that is published after it was hidden was so before: what waited beside it was taken away. Everyone sees it while they see
    // what it is part of.
    private static ToldResult? ResultOf(Decision decision, bool isPresent, bool isPublished, bool isWithinReach) =>
        (decision.Kind, isPresent, isPublished) switch
        {
            (DecisionKind.Publish, _, true) when isWithinReach => ToldResult.Shown,
            (DecisionKind.Hide, true, false) => ToldResult.Hidden,
            (DecisionKind.Hide, _, true) when isWithinReach => ToldResult.ChangeDeclined,
            (DecisionKind.Delete, false, _) => ToldResult.Deleted,
            (DecisionKind.Restore, true, false) => ToldResult.Restored,
            _ => null,
        };

    private static ToldDecision Tell(Decision decision, ToldResult result, string title, Site site, Language language)
    {
        var project = site.Project!;
        var names = project.Information.ToDictionary(text => text.LanguageId, text => text.Name);
        return new ToldDecision(
            decision.Resource, result, title, PreferredName.Of(names, language, project.DefaultLanguageId) ?? project.Name, decision.Reason,
            decision.MessageToAuthor);
    }

    private static string NameOf(Site site, Language language)
    {
        var names = site.Information.ToDictionary(text => text.LanguageId, text => text.Name);
        return PreferredName.Of(names, language, site.Project!.DefaultLanguageId) ?? site.Name;
    }
}
