using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Sites;

namespace Muistot.Infrastructure.Export;

/// <summary>Reads the sites and memories of a person a page at a time, each with its history and what was decided on it.</summary>
/// <param name="db">The database.</param>
public sealed class ExportedThings(IMuistotDb db)
{
    // Each may have texts of some hundred kilobytes, and as much again in each version, of which there may be thousands.
    private const int Page = 50;
    private const int HistoryPage = 20;

    /// <summary>The sites, those in the trash too.</summary>
    internal async IAsyncEnumerable<object> SitesAsync(int userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = 0; ;)
        {
            var after = last;
            var sites = await db.Sites.AsNoTracking().Where(site => site.CreatorId == userId && site.Id > after).OrderBy(site => site.Id)
                .Take(Page).Include(site => site.Project).Include(site => site.Information).Include(site => site.Image).AsSplitQuery()
                .ToListAsync(cancellationToken);
            if (sites.Count == 0)
                yield break;
            var decisions = await DecisionsAsync(Resource.Site, sites.ConvertAll(site => (long)site.Id), cancellationToken);
            var keys = sites.ConvertAll(site => site.Id);
            var waiting = await db.WaitingSites.AsNoTracking().Where(version => keys.Contains(version.SiteId))
                .Include(version => version.Image).ToDictionaryAsync(version => version.SiteId, cancellationToken);
            foreach (var site in sites)
            {
                yield return RowOf(
                    site, waiting.GetValueOrDefault(site.Id), HistoryAsync(Resource.Site, site.Id, cancellationToken), decisions[site.Id]);
            }

            last = sites[^1].Id;
        }
    }

    /// <summary>The memories, those in the trash too.</summary>
    internal async IAsyncEnumerable<object> MemoriesAsync(
        int userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = 0L; ;)
        {
            var after = last;
            var memories = await db.Memories.AsNoTracking().Where(memory => memory.UserId == userId && memory.Id > after)
                .OrderBy(memory => memory.Id).Take(Page).Include(memory => memory.Site!.Project).Include(memory => memory.Image)
                .ToListAsync(cancellationToken);
            if (memories.Count == 0)
                yield break;
            var decisions = await DecisionsAsync(Resource.Memory, memories.ConvertAll(memory => memory.Id), cancellationToken);
            var keys = memories.ConvertAll(memory => memory.Id);
            var waiting = await db.WaitingMemories.AsNoTracking().Where(version => keys.Contains(version.MemoryId))
                .Include(version => version.Image).ToDictionaryAsync(version => version.MemoryId, cancellationToken);
            foreach (var memory in memories)
            {
                yield return RowOf(
                    memory, waiting.GetValueOrDefault(memory.Id), HistoryAsync(Resource.Memory, memory.Id, cancellationToken),
                    decisions[memory.Id]);
            }

            last = memories[^1].Id;
        }
    }

    private async Task<ILookup<long, object>> DecisionsAsync(Resource resource, List<long> keys, CancellationToken cancellationToken)
    {
        var decisions = await db.Decisions.AsNoTracking()
            .Where(decision => decision.Resource == resource && keys.Contains(decision.ResourceId))
            .OrderBy(decision => decision.Id).ToListAsync(cancellationToken);
        return decisions.ToLookup(decision => decision.ResourceId, RowOf);
    }

    // It is read while it is written.
    private async IAsyncEnumerable<object> HistoryAsync(
        Resource resource, long key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (version, last) = (0, 0L); ;)
        {
            var (afterVersion, after) = (version, last);
            var changes = await db.Changes.AsNoTracking()
                .Where(change => change.Resource == resource && change.ResourceId == key
                    && (change.Version > afterVersion || (change.Version == afterVersion && change.Id > after)))
                .OrderBy(change => change.Version).ThenBy(change => change.Id).Take(HistoryPage).Include(change => change.ImageBefore)
                .ToListAsync(cancellationToken);
            foreach (var change in changes)
                yield return RowOf(change);
            if (changes.Count < HistoryPage)
                yield break;
            (version, last) = (changes[^1].Version, changes[^1].Id);
        }
    }

    // Members of the content stand beside the others, see FlatContent.
    private static object RowOf(
        Site site, WaitingSite? waiting, IAsyncEnumerable<object> history, IEnumerable<object> decisions) => new
        {
            Id = site.Name,
            Project = site.Project!.Name,
            Content = SiteContent.Of(site),
            site.Published,
            site.HiddenAt,
            site.DeletedAt,
            site.CreatedAt,
            site.ModifiedAt,
            site.Version,
            Image = site.Image?.FileName,
            Waiting = RowOf(waiting),
            History = history,
            Decisions = decisions,
        };

    private static object RowOf(
        Memory memory, WaitingMemory? waiting, IAsyncEnumerable<object> history, IEnumerable<object> decisions) => new
        {
            memory.Id,
            Project = memory.Site!.Project!.Name,
            Site = memory.Site.Name,
            Content = MemoryContent.Of(memory),
            memory.Published,
            memory.HiddenAt,
            memory.DeletedAt,
            memory.CreatedAt,
            memory.ModifiedAt,
            memory.Version,
            Image = memory.Image?.FileName,
            Waiting = RowOf(waiting),
            History = history,
            Decisions = decisions,
        };

    private static object? RowOf(WaitingVersion? waiting) =>
        waiting is null ? null : new { waiting.Since, Content = (object)waiting.Content, Image = waiting.Image?.FileName };

    // What a version replaced, whoever wrote it: it was the person's.
    private static object RowOf(Change change) => new
    {
        change.Version,
        change.At,
        change.Action,
        Before = (object?)change.ContentBefore,
        ImageBefore = change.ImageBefore?.FileName,
    };

    private static object RowOf(Decision decision) => new
    {
        decision.At,
        Decision = decision.Kind,
        decision.Version,
        decision.Reason,
        Message = decision.MessageToAuthor,
    };
}
