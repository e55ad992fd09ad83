using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Memories;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;

namespace Muistot.Application.Me;

/// <summary>
/// Lists the memories that the caller wrote, in all projects, the newest first. Those that the caller is not shown at their own address,
/// because the site or the project is hidden, or the project is over, are left out.
/// </summary>
/// <param name="State">Only those in this state; null for all.</param>
/// <param name="Include">The members to show beside those that are always there.</param>
/// <param name="Limit">Most memories.</param>
/// <param name="Cursor">Where the page before ended.</param>
[RequireSession]
public sealed record ListMyMemories(OwnState? State = null, Inclusions? Include = null, PageLimit? Limit = null, Cursor? Cursor = null)
    : IQuery<ItemsView<MemoryView>>, IPagedQuery
{
    IEnumerable<string?> IPagedQuery.List => ["me/memories", State?.ToString()];
}

/// <summary>Checks the form of <see cref="ListMyMemories"/>.</summary>
internal sealed class ListMyMemoriesValidator : AbstractValidator<ListMyMemories>
{
    public ListMyMemoriesValidator() => this.AddPageRules();
}

/// <summary>Handles <see cref="ListMyMemories"/>.</summary>
internal sealed class ListMyMemoriesHandler(
    IMuistotDb db, KeysetPages pages, OwnDecisions decisions, ResourceContext context, Presentation.Factory presentations)
    : IRequestHandler<ListMyMemories, ItemsView<MemoryView>>
{
    public async Task<ItemsView<MemoryView>> Handle(ListMyMemories request, CancellationToken cancellationToken)
    {
        var presentation = await presentations.BeginAsync(request.Include);
        var memories = InState(
            OwnThings.MemoriesOf(db, context.UserId, context.Access.Caller!.IsSuperuser, presentation.Now), request.State);
        var list = new KeyedList<long, OwnMemoryRow>(
            (last, limit) => FindAsync(memories, last, limit, cancellationToken),
            keys => ReadAsync(memories, keys, cancellationToken));
        var (rows, next) = await pages.ReadAsync(list, request, cancellationToken);
        var views = rows.Select(row => row.ToView(presentation));

        // To what is deleted, nothing can be done where it was.
        return new ItemsView<MemoryView>(
            request.State == OwnState.Deleted && request.Include is { Permissions: true }
                ? views.Select(view => view with { Permissions = [] })
                : views,
            next);
    }

    private IQueryable<Memory> InState(IQueryable<Memory> memories, OwnState? state) => state switch
    {
        null => memories.Where(memory => Visibility.IsPresent(memory)),
        OwnState.Deleted => memories.Where(memory => !Visibility.IsPresent(memory)),
        OwnState.Waiting => memories.Where(memory => Visibility.IsWaiting(memory)
            || (Visibility.IsPresent(memory) && db.WaitingMemories.Any(waiting => waiting.MemoryId == memory.Id))),
        OwnState.Hidden => memories.Where(memory => Visibility.IsHidden(memory)
            && !db.WaitingMemories.Any(waiting => waiting.MemoryId == memory.Id)),
        _ => memories.Where(memory => Visibility.IsInState(memory, true)
            && !db.WaitingMemories.Any(waiting => waiting.MemoryId == memory.Id)),
    };

    private static async Task<List<long>> FindAsync(
        IQueryable<Memory> memories, long last, int limit, CancellationToken cancellationToken)
    {
        var before = NewestFirst.Before(last, long.MaxValue);
        var ids = await memories.Where(memory => memory.Id < before).OrderByDescending(memory => memory.Id).Select(memory => memory.Id)
            .Take(limit).ToListAsync(cancellationToken);
        return ids.ConvertAll(NewestFirst.KeyOf);
    }

    private async IAsyncEnumerable<OwnMemoryRow> ReadAsync(
        IQueryable<Memory> memories, List<long> keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var decided = await decisions.ReadAsync(Resource.Memory, keys.ConvertAll(NewestFirst.IdOf), cancellationToken);
        await foreach (var row in Read(memories, keys).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            row.Decision = decided.GetValueOrDefault(row.Memory.Id);
            yield return row;
        }
    }

    private IQueryable<OwnMemoryRow> Read(IQueryable<Memory> memories, List<long> keys)
    {
        var (ids, callerId) = (keys.ConvertAll(NewestFirst.IdOf), context.UserId);
        return from row in MemoryRow.Select(memories.Where(memory => ids.Contains(memory.Id)))
               join memory in db.Memories on row.Id equals memory.Id
               join edited in db.WaitingMemories on memory.Id equals edited.MemoryId into edits
               from waiting in edits.DefaultIfEmpty()
               let site = memory.Site!
               let project = memory.Site!.Project!
               orderby memory.Id descending
               select new OwnMemoryRow
               {
                   Memory = row,
                   Project = project.Name,
                   Site = site.Name,
                   Access = new AccessRow
                   {
                       UserId = callerId,
                       ProjectId = site.ProjectId,
                       ProjectPublished = project.Published,
                       Starts = project.Starts,
                       Ends = project.Ends,
                       AdminPosting = project.AdminPosting,
                       AutoPublish = project.AutoPublish,
                       DefaultLanguageId = project.DefaultLanguageId,
                       IsAdmin = project.Admins.Any(admin => admin.UserId == callerId),
                       IsModerator = project.Moderators.Any(moderator => moderator.UserId == callerId),
                       BlockedInProjectUntil = project.Blocks.Where(block => block.UserId == callerId)
                           .Max(block => (DateTime?)block.Until),
                       SiteId = memory.SiteId,
                       SitePublished = site.Published,
                       SiteCreatorId = site.CreatorId,
                   },
                   Waiting = waiting == null
                       ? null
                       : new WaitingRow(
                           waiting.Content, waiting.ImageId, waiting.Image!.FileName, waiting.Image.Width, waiting.Image.Height,
                           memory.ImageId),
               };
    }

    private sealed class OwnMemoryRow : IPagedRow<long>
    {
        public required MemoryRow Memory { get; init; }

        public required string Project { get; init; }

        public OwnDecisionView? Decision { get; set; }

        public WaitingRow? Waiting { get; init; }

        public required string Site { get; init; }

        public required AccessRow Access { get; init; }

        public long Id => NewestFirst.KeyOf(Memory.Id);

        public int Characters => Memory.Characters;

        public MemoryView ToView(Presentation presentation)
        {
            var there = presentation.In(Access.ToSnapshot());
            var view = Memory.ToView(there);
            if (Waiting is not null && !there.SeesHidden)
                view = Waiting.Over(view, there);
            return view with { LastDecision = Decision, Project = Project, Site = Site };
        }
    }
}
