using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Muistot.Infrastructure.Persistence.Migrating;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Brings the database up to date, and tells how far from it it is.</summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Lets one process do it at a time.</param>
/// <param name="clusters">Numbers the places of sites that are older than the numbers.</param>
/// <param name="clock">The current time.</param>
public sealed class SchemaMigration(MuistotDb db, IDatabaseDialect dialect, ClusterRebuild clusters, TimeProvider clock)
{
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
        await using var turn = await dialect.TakeMigrationTurnAsync(db, new MigrationWait(say, clock), cancellationToken);
        using var lasting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, turn.Lost);
        try
        {
            var pending = await FindPendingAsync(lasting.Token);
            if (pending.Count > 0)
                await Database.MigrateAsync(lasting.Token);
            if (await clusters.IsNeededAsync(lasting.Token))
                await clusters.RunAsync(lasting.Token);
            return pending;
        }
        catch (OperationCanceledException end) when (turn.Lost.IsCancellationRequested)
        {
            throw MigrationTurn.TakenOver(end);
        }
        finally
        {
            db.Lease = null;
        }
    }

    /// <summary>The SQL of migrations.</summary>
    /// <param name="from">The known migration that the database has already, or null where it is to be made of nothing.</param>
    public string Script(string? from) =>
        $"{(from is null ? dialect.NewDatabase : "")}{db.GetService<IMigrator>().GenerateScript(from)}";
}
