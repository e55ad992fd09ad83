using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Search;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Search;

/// <summary>Indexes the words that saves left: a batch in each transaction, so that others come to write between them.</summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how others come to write beside it.</param>
public sealed class SearchBatches(MuistotDb db, IDatabaseDialect dialect)
{
    private readonly WritingBreaks breaks = new(dialect);

    /// <summary>Indexes all of them. What is found stays the same.</summary>
    /// <param name="cancellationToken">Ends it; batches that are done by then stay done.</param>
    public async Task IndexAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await db.Set<SearchBatch>().Select(batch => batch.Id).ToListAsync(cancellationToken))
        {
            await db.CommitAsync(() => IndexAsync(id, cancellationToken), atomic: true, cancellationToken);
            db.ClearChanges();
            await breaks.TakeAsync(cancellationToken);
        }
    }

    // Who changes one of the resources, or refers to the batch anew, comes before or after.
    private async Task<int> IndexAsync(long id, CancellationToken cancellationToken)
    {
        var projects = await ResourcesAsync<ProjectPosting, int>(id, cancellationToken);
        var sites = await ResourcesAsync<SitePosting, int>(id, cancellationToken);
        var memories = await ResourcesAsync<MemoryPosting, long>(id, cancellationToken);
        RowLock[] locks =
        [
            .. projects.Select(key => new RowLock(LockedTable.Projects, key, Exclusive: true)),
            .. sites.Select(key => new RowLock(LockedTable.Sites, key, Exclusive: true)),
            .. memories.Select(key => new RowLock(LockedTable.Memories, key, Exclusive: true)),
            new RowLock(LockedTable.SearchBatches, id, Exclusive: true),
        ];
        await db.LockAsync(locks, cancellationToken);
        if (await db.Set<SearchBatch>().AsNoTracking().FirstOrDefaultAsync(batch => batch.Id == id, cancellationToken) is not { } found)
            return 0;
        var left = await SpreadAsync<ProjectPosting, int>(found, projects, cancellationToken)
            + await SpreadAsync<SitePosting, int>(found, sites, cancellationToken)
            + await SpreadAsync<MemoryPosting, long>(found, memories, cancellationToken);
        return left > 0 ? 0 : await db.Set<SearchBatch>().Where(batch => batch.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    private Task<List<TKey>> ResourcesAsync<TPosting, TKey>(long id, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct =>
        db.Set<TPosting>().Where(posting => posting.TermId == id).Select(posting => posting.ResourceId).ToListAsync(cancellationToken);

    /// <returns>How many resources have come to refer to the batch that are not locked.</returns>
    private async Task<int> SpreadAsync<TPosting, TKey>(SearchBatch batch, List<TKey> locked, CancellationToken cancellationToken)
        where TPosting : SearchPosting<TKey>
        where TKey : struct
    {
        var postings = db.Set<TPosting>().Where(posting => posting.TermId == batch.Id);
        var present = await postings.AsNoTracking().Where(posting => locked.Contains(posting.ResourceId)).ToListAsync(cancellationToken);
        if (present.Count > 0)
        {
            await new SearchUpkeep(db, dialect).SpreadAsync<TPosting, TKey>([.. batch.Words], present, cancellationToken);
            await postings.Where(posting => locked.Contains(posting.ResourceId)).ExecuteDeleteAsync(cancellationToken);
        }

        return await postings.CountAsync(cancellationToken);
    }
}
