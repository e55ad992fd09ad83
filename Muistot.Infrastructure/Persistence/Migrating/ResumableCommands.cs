using System.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;

namespace Muistot.Infrastructure.Persistence.Migrating;

/// <summary>
/// Executes the commands of migrations so that one that was broken off goes on where it was. MySQL and MariaDB commit each change of a
/// table by itself, and all of it or nothing; what changes rows is committed together with the note that it is done.
/// </summary>
/// <param name="current">Knows the lease. Without one the commands are executed one after the other, as for EF Core's tools.</param>
internal sealed class ResumableCommands(ICurrentDbContext current) : IMigrationCommandExecutor
{
    // How many rows were changed is asked by nobody.
    private const int Unknown = -1;

    private static readonly string[] ChangesOfRows = ["INSERT", "UPDATE", "DELETE", "REPLACE"];

    // What a change of a table is answered that was made already: table, column, key, foreign key or procedure exists; or is not there any
    // more, where it was to be dropped or renamed.
    private static readonly int[] MadeAlready = [1005, 1050, 1051, 1054, 1060, 1061, 1068, 1091, 1146, 1304, 1305, 1826];

    /// <inheritdoc/>
    public void ExecuteNonQuery(IEnumerable<MigrationCommand> migrationCommands, IRelationalConnection connection)
    {
        foreach (var command in migrationCommands)
            command.ExecuteNonQuery(connection);
    }

    /// <inheritdoc/>
    public int ExecuteNonQuery(
        IReadOnlyList<MigrationCommand> migrationCommands, IRelationalConnection connection, MigrationExecutionState executionState,
        bool commitTransaction, IsolationLevel? isolationLevel = null)
    {
        ExecuteNonQuery(migrationCommands, connection);
        executionState.AnyOperationPerformed = true;
        return Unknown;
    }

    /// <inheritdoc/>
    public async Task ExecuteNonQueryAsync(
        IEnumerable<MigrationCommand> migrationCommands, IRelationalConnection connection, CancellationToken cancellationToken = default)
    {
        foreach (var command in migrationCommands)
            await command.ExecuteNonQueryAsync(connection, cancellationToken: cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> ExecuteNonQueryAsync(
        IReadOnlyList<MigrationCommand> migrationCommands, IRelationalConnection connection, MigrationExecutionState executionState,
        bool commitTransaction, IsolationLevel? isolationLevel = null, CancellationToken cancellationToken = default)
    {
        if (current.Context is MuistotDb { Lease: { } lease } && executionState.CurrentMigrationId is { } migration)
        {
            await EndTransactionAsync(executionState, cancellationToken);
            await ResumeAsync(migrationCommands, connection, lease, migration, cancellationToken);
        }
        else
            await ExecuteNonQueryAsync(migrationCommands, connection, cancellationToken);
        executionState.AnyOperationPerformed = true;
        return Unknown;
    }

    // The first change of a table would end it.
    private static async Task EndTransactionAsync(MigrationExecutionState state, CancellationToken cancellationToken)
    {
        if (state.Transaction is not { } transaction)
            return;
        await transaction.CommitAsync(cancellationToken);
        await transaction.DisposeAsync();
        state.Transaction = null;
    }

    private async Task ResumeAsync(
        IReadOnlyList<MigrationCommand> commands, IRelationalConnection connection, MigrationLease lease, string migration,
        CancellationToken cancellationToken)
    {
        var begun = await lease.FindBegunAsync(migration, cancellationToken);
        for (var index = begun ?? 0; index < commands.Count; index++)
        {
            var command = commands[index];
            if (ChangesRows(command))
                await ChangeRowsAsync(command, index);
            else
                await ChangeTableAsync(command, index);
        }

        async Task ChangeRowsAsync(MigrationCommand command, int index)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await command.ExecuteNonQueryAsync(connection, cancellationToken: cancellationToken);
            await lease.EndAsync(current.Context.Database, migration, index + 1, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        async Task ChangeTableAsync(MigrationCommand command, int index)
        {
            await lease.BeginAsync(migration, index, cancellationToken);
            try
            {
                await command.ExecuteNonQueryAsync(connection, cancellationToken: cancellationToken);
            }
            catch (MySqlException fault) when (index == begun && MadeAlready.Contains(fault.Number))
            {
                // It was broken off between this command and the next one.
            }
        }
    }

    private static bool ChangesRows(MigrationCommand command) =>
        ChangesOfRows.Any(word => command.CommandText.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
