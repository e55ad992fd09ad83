using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Moderation;

namespace Muistot.Application.Moderation;

/// <summary>Someone who may not write.</summary>
/// <param name="Username">Who is blocked.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="By">Username of who blocked them. Absent when that account was deleted.</param>
/// <param name="Until">When it ends, UTC. Absent when it does not.</param>
/// <param name="Reason">Why.</param>
/// <param name="Hidden">How much it hid of what the person wrote.</param>
public sealed record BlockView(
    [Example("Aino Saarela")] string Username, [Example("2024-06-21T12:00:00Z")] DateTime At, [Example("Eino Lahti")] string? By,
    [Example("2030-06-21T12:00:00Z")] DateTime? Until, [Example("Advertises.")] string? Reason, [Example(3)] int Hidden)
{
    /// <summary>Reads a page of blocks, the oldest first. Those that have ended are left out.</summary>
    internal static async Task<ItemsView<BlockView>> ReadAsync(
        IQueryable<Block> blocks, IPagedQuery query, DateTime now, CancellationToken cancellationToken)
    {
        var after = (int)Math.Min(query.Cursor?.Key ?? 0, int.MaxValue);
        var rows = blocks.Where(block => block.Id > after && block.Until > now).OrderBy(block => block.Id)
            .Select(block => new
            {
                Block = block,
                block.User!.Username,
                By = block.Blocker!.Username,
                Hidden = block.Decisions.Count,
            }).AsNoTracking();
        var found = await (query.PageSize is { } most ? rows.Take(most + 1) : rows).ToListAsync(cancellationToken);
        var page = query.PageSize is { } size ? found.Take(size).ToList() : found;
        return new ItemsView<BlockView>(
            page.Select(row => new BlockView(
                row.Username, row.Block.CreatedAt, row.By, row.Block.Until == Block.NoEnd ? null : row.Block.Until, row.Block.Reason,
                row.Hidden)).ToAsyncEnumerable(),
            query.NextAfter(found.Count > page.Count ? page[^1].Block.Id : null));
    }
}
