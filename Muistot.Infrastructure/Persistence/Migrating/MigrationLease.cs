using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;

namespace Muistot.Infrastructure.Persistence.Migrating;

/// <summary>
/// A turn that all nodes of a cluster see: the one row of a table, leased. EF Core's own lock, GET_LOCK, is seen on one node alone
/// (mariadb.com/kb/en/mariadb-galera-cluster-known-limitations). The row says too how far the migration has come, since the servers commit
/// each change of a table by itself: whoever takes over goes on there.
/// </summary>
internal sealed class MigrationLease : MigrationTurn
{
    // Whoever died is waited for this long.
    private const int Seconds = 30;
    private const int MostAttempts = 5;

    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(Seconds / 3);

    private readonly string holder = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource ended = new();
    private readonly string connectionString;

    private Task renewing = Task.CompletedTask;

    private MigrationLease(string connectionString) => this.connectionString = connectionString;

    /// <inheritdoc/>
    public override CancellationToken Lost => lost.Token;

    /// <summary>Waits for the turn, and makes the database where it does not exist.</summary>
    internal static async Task<MigrationLease> TakeAsync(DatabaseFacade database, MigrationWait wait, CancellationToken cancellationToken)
    {
        await CreateDatabaseAsync(database, cancellationToken);
        var lease = new MigrationLease(database.GetConnectionString()!);
        await lease.RunAsync(
            """
            CREATE TABLE IF NOT EXISTS migration_lease (
                id tinyint NOT NULL PRIMARY KEY,
                holder char(32) CHARACTER SET ascii NULL,
                held_until datetime(6) NOT NULL,
                migration varchar(150) CHARACTER SET ascii NULL,
                command int NOT NULL)
            """, cancellationToken);
        await lease.RunAsync("INSERT IGNORE INTO migration_lease VALUES (1, NULL, UTC_TIMESTAMP(6), NULL, 0)", cancellationToken);
        while (!await lease.TryTakeAsync("holder IS NULL", cancellationToken))
        {
            if (await lease.TryTakeAsync("held_until < UTC_TIMESTAMP(6)", cancellationToken))
            {
                wait.TakeOver();
                break;
            }

            await wait.PauseAsync(cancellationToken);
        }

        lease.renewing = Task.Run(() => lease.RenewAsync(wait.Clock), CancellationToken.None);
        return lease;
    }

    /// <summary>The command of a migration that was the last one to be begun; null where it begins from the first.</summary>
    internal async Task<int?> FindBegunAsync(string migration, CancellationToken cancellationToken)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT command FROM migration_lease WHERE id = 1 AND migration = @migration";
        command.Parameters.AddWithValue("@migration", migration);
        var begun = await command.ExecuteScalarAsync(cancellationToken);
        return begun is null ? null : Convert.ToInt32(begun, CultureInfo.InvariantCulture);
    }

    /// <summary>Notes that a command of a migration begins.</summary>
    /// <exception cref="DbUpdateException">Somebody else has taken over.</exception>
    internal async Task BeginAsync(string migration, int index, CancellationToken cancellationToken) =>
        await KeepAsync(await RunAsync(
            $"""
            UPDATE migration_lease SET migration = @migration, command = @index, held_until = UTC_TIMESTAMP(6) + INTERVAL {Seconds} SECOND
            WHERE id = 1 AND holder = @holder
            """, cancellationToken, ("@migration", migration), ("@index", index)));

    /// <summary>Notes in the transaction of a command, which commits it too, that the next one is to be begun.</summary>
    /// <exception cref="DbUpdateException">Somebody else has taken over.</exception>
    internal async Task EndAsync(DatabaseFacade database, string migration, int next, CancellationToken cancellationToken) =>
        await KeepAsync(await database.ExecuteSqlAsync(
            $"UPDATE migration_lease SET migration = {migration}, command = {next} WHERE id = 1 AND holder = {holder}", cancellationToken));

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing;
        await RunAsync("UPDATE migration_lease SET holder = NULL WHERE id = 1 AND holder = @holder", CancellationToken.None);
        lost.Dispose();
        ended.Dispose();
        await base.DisposeAsync();
    }

    private static async Task CreateDatabaseAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        var creator = database.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellationToken))
                await creator.CreateAsync(cancellationToken);
        }
        catch (MySqlException other) when (other.ErrorCode is MySqlErrorCode.DatabaseCreateExists)
        {
            // Another migration was faster.
        }
    }

    private async Task<bool> TryTakeAsync(string condition, CancellationToken cancellationToken) =>
        await RunAsync(
            $"""
            UPDATE migration_lease SET holder = @holder, held_until = UTC_TIMESTAMP(6) + INTERVAL {Seconds} SECOND
            WHERE id = 1 AND {condition}
            """, cancellationToken) > 0;

    private async Task RenewAsync(TimeProvider clock)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(BetweenRenewals, clock, ended.Token);
                await KeepAsync(await RunAsync(
                    $"UPDATE migration_lease SET held_until = UTC_TIMESTAMP(6) + INTERVAL {Seconds} SECOND WHERE id = 1 AND holder = @holder",
                    ended.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or DbUpdateException)
            {
                return;
            }
            catch (MySqlException)
            {
                // A change of a table that takes long holds up everyone else on a cluster; each command looks at the lease again.
            }
        }
    }

    private async Task KeepAsync(int rows)
    {
        if (rows > 0)
            return;
        await lost.CancelAsync();
        throw TakenOver();
    }

    // A cluster lets one of two writers of a row commit, and tells the other one that there was a deadlock.
    private async Task<int> RunAsync(string statement, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new MySqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                await using var command = connection.CreateCommand();
                command.CommandText = statement;
                command.Parameters.AddWithValue("@holder", holder);
                foreach (var (name, value) in values)
                    command.Parameters.AddWithValue(name, value);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (MySqlException conflict) when (conflict.ErrorCode is MySqlErrorCode.LockDeadlock && attempt < MostAttempts)
            {
                // Tried again.
            }
        }
    }
}
