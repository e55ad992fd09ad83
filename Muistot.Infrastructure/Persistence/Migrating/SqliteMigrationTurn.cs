using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Muistot.Infrastructure.Persistence.Migrating;

/// <summary>
/// Waits until the lock is free that EF Core's migrations leave in the file as a row. EF Core waits for it too, but without a word, and for
/// ever where its holder was killed.
/// </summary>
internal static class SqliteMigrationTurn
{
    // A file is for one process. A migration takes seconds there, so a lock that is older is one that its holder cannot give up any more.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    internal static async Task<MigrationTurn> TakeAsync(DatabaseFacade database, MigrationWait wait, CancellationToken cancellationToken)
    {
        while (await FindLockAsync(database, cancellationToken) is { } since)
        {
            if (wait.Clock.GetUtcNow() - since > LongestHold)
            {
                wait.TakeOver();
                await database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
                break;
            }

            await wait.PauseAsync(cancellationToken);
        }

        return new MigrationTurn();
    }

    private static async Task<DateTimeOffset?> FindLockAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (!await database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken)
            || !await database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock') AS Value")
            .SingleAsync(cancellationToken))
            return null;
        var times = await database.SqlQuery<DateTimeOffset>($"SELECT Timestamp AS Value FROM __EFMigrationsLock")
            .ToListAsync(cancellationToken);
        return times.Count > 0 ? times[0] : null;
    }
}
