using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Brings the database up to date, and tells how far from it it is.</summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how it is locked.</param>
/// <param name="clusters">Numbers the places of sites that are older than the numbers.</param>
/// <param name="clock">The current time.</param>
public sealed class SchemaMigration(MuistotDb db, IDatabaseDialect dialect, ClusterRebuild clusters, TimeProvider clock)
{
    // SQLite is for one process. A migration takes seconds there, so a lock that is older is one that its holder cannot give up any more.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private DatabaseFacade Database => db.Database;

    /// <summary>The migrations that this program knows, from the first to the last.</summary>
    public IReadOnlyList<string> Known => [.. Database.GetMigrations()];

    /// <summary>The migrations that the database has. Makes no database where there is none.</summary>
    public async Task<IReadOnlyList<string>> FindAppliedAsync(CancellationToken cancellationToken) =>
        [.. await Database.GetAppliedMigrationsAsync(cancellationToken)];

    /// <summary>The known migrations that the database does not have. Makes no database where there is none.</summary>
    public async Task<IReadOnlyList<string>> FindPendingAsync(CancellationToken cancellationToken) =>
        [.. Known.Except(await FindAppliedAsync(cancellationToken), StringComparer.Ordinal)];

    /// <summary>Brings the database up to date.</summary>
    /// <param name="say">Hears, a sentence each, of what is waited for and what is taken over.</param>
    /// <param name="cancellationToken">Ends it; migrations that are applied by then stay.</param>
    /// <returns>The migrations that were applied.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(Action<string> say, CancellationToken cancellationToken)
    {
        // To find that there is nothing to do takes EF Core's migrator longer than all the rest of the start: it builds and compares models
        // first.
        if (await FindPendingAsync(cancellationToken) is [])
            return [];
        await WaitAsync(say, cancellationToken);
        var pending = await FindPendingAsync(cancellationToken);
        if (pending.Count > 0)
            await Database.MigrateAsync(cancellationToken);
        if (await clusters.IsNeededAsync(cancellationToken))
            await clusters.RunAsync(cancellationToken);
        return pending;
    }

    /// <summary>The SQL of migrations.</summary>
    /// <param name="from">The known migration that the database has already, or null where it is to be made of nothing.</param>
    public string Script(string? from) =>
        $"{(from is null ? dialect.NewDatabase : "")}{db.GetService<IMigrator>().GenerateScript(from)}";

    // EF Core waits for the lock too, but without a word, and for ever.
    private async Task WaitAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var (began, said) = (clock.GetTimestamp(), false);
        while (await dialect.FindMigrationLockAsync(Database, cancellationToken) is { } held)
        {
            if (held.Since is { } since && clock.GetUtcNow() - since > LongestHold)
            {
                say("A migration that was broken off left its lock on the database. It is taken over.");
                await dialect.ReleaseMigrationLockAsync(Database, cancellationToken);
                return;
            }

            if (!said && clock.GetElapsedTime(began) > Patience)
            {
                say("Another migration holds the lock on the database, and is waited for.");
                said = true;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
