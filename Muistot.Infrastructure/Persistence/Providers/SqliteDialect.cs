using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Muistot.Application.Common;
using Muistot.Infrastructure.Persistence.Migrating;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>SQLite 3, a file beside the service. Texts have no limit and compare by bytes.</summary>
/// <param name="root">Where relative paths of files start.</param>
/// <param name="busySeconds">How long who wants to write waits for others of this process, and for other processes, in seconds.</param>
public sealed class SqliteDialect(DataRoot root, int busySeconds) : IDatabaseDialect, IDisposable
{
    /// <summary>Name of the project that holds the migrations.</summary>
    public const string MigrationsAssembly = "Muistot.Migrations.Sqlite";

    // Result codes of SQLite (sqlite.org/rescode.html).
    private const int Busy = 5;
    private const int BusySnapshot = 517;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutputError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int ForeignKeyConstraint = 787;
    private const int PrimaryKeyConstraint = 1555;
    private const int UniqueConstraint = 2067;

    private const int MostCheckpoints = 50;

    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMilliseconds(20);

    // Waiting for the lock of the file takes a thread, and who waits longest need not come first.
    private readonly SemaphoreSlim turn = new(1, 1);
    private SqliteWriter? writer;

    /// <inheritdoc/>
    public void Dispose()
    {
        writer?.Dispose();
        turn.Dispose();
    }

    /// <inheritdoc/>
    public string? DefaultConnection => "Data Source=data/muistot.db";

    /// <inheritdoc/>
    public void Connect(DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };

        // How long another process may write before callers are told to come back.
        if (!connection.ShouldSerialize("Default Timeout"))
            connection.DefaultTimeout = busySeconds;
        if (IsPath(connection))
        {
            connection.DataSource = root.At(connection.DataSource);
            MakeFolder(connection.DataSource);
        }

        writer ??= new SqliteWriter(connection.ToString(), IsPath(connection));
        options
            .AddInterceptors(writer.Interceptor)
            .UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(MigrationsAssembly))
            .UseCompiledModel(MigrationsAssembly)

            // Statements of migrations that stand before the rebuild of a table are meant to.
            .ConfigureWarnings(warnings => warnings.Ignore(SqliteEventId.TableRebuildPendingWarning));
    }

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
    }

    /// <inheritdoc/>
    public string InsertMissing => "INSERT OR IGNORE INTO";

    /// <inheritdoc/>
    public string Analyze(string table) => $"ANALYZE {table}";

    /// <inheritdoc/>
    public async Task<IDisposable> TakeWriteLockAsync(CancellationToken cancellationToken) =>
        await turn.WaitAsync(TimeSpan.FromSeconds(busySeconds), cancellationToken)
            ? new WriteLock(turn)
            : throw new UnavailableException();

    /// <inheritdoc/>
    public Task<WriterLoan?> LendWriterAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        writer!.LendAsync(database, cancellationToken);

    /// <inheritdoc/>
    public Task FlushAsync() => writer!.FlushAsync();

    /// <inheritdoc/>
    public string? LockRows(IReadOnlyList<(string Table, int Count, bool Exclusive)> groups) => null;

    /// <inheritdoc/>
    public string OnConflict(params string[] key) => $"ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET";

    /// <inheritdoc/>
    public string Proposed(string column) => $"excluded.{column}";

    /// <inheritdoc/>
    public bool HasOneWriter => true;

    // The provider looks each 150 ms whether a file that is locked is free again.
    /// <inheritdoc/>
    public TimeSpan Gap { get; } = TimeSpan.FromMilliseconds(160);

    // Deleted rows are overwritten as they go (SecureDeletion). The log still has the pages of before, until all of it is in the file and
    // nobody reads from it any more (sqlite.org/pragma.html#pragma_wal_checkpoint).
    /// <inheritdoc/>
    public async Task PurgeAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        using var held = await TakeWriteLockAsync(cancellationToken);
        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var checkpoint = database.GetDbConnection().CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            for (var tries = 1; Convert.ToInt64(await checkpoint.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) != 0;
                tries++)
            {
                if (tries == MostCheckpoints)
                    throw new UnavailableException();
                await Task.Delay(BetweenCheckpoints, cancellationToken);
            }
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc/>
    public string NewDatabase => "PRAGMA journal_mode = 'wal';\n\n";

    /// <inheritdoc/>
    public Task<MigrationTurn> TakeMigrationTurnAsync(MuistotDb db, MigrationWait wait, CancellationToken cancellationToken) =>
        SqliteMigrationTurn.TakeAsync(db.Database, wait, cancellationToken);

    /// <inheritdoc/>
    public DatabaseFault Classify(Exception exception) => exception switch
    {
        SqliteException { SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint } => DatabaseFault.UniqueKey,
        SqliteException { SqliteExtendedErrorCode: ForeignKeyConstraint } => DatabaseFault.MissingRow,
        SqliteException { SqliteExtendedErrorCode: BusySnapshot } or SqliteException { SqliteErrorCode: Locked } => DatabaseFault.Deadlock,
        SqliteException { SqliteErrorCode: Busy or ReadOnly or InputOutputError or Full or CannotOpen } => DatabaseFault.Unavailable,
        SqliteException { SqliteErrorCode: Constraint } => DatabaseFault.Refused,
        _ => DatabaseFault.Unknown,
    };

    /// <inheritdoc/>
    public int CodeOf(DbException exception) => (exception as SqliteException)?.SqliteExtendedErrorCode ?? exception.ErrorCode;

    /// <inheritdoc/>
    public IAnnotatable? ViolatedKey(Exception exception, IModel model, IEntityType? changed)
    {
        // "SQLite Error 19: 'UNIQUE constraint failed: table.column, table.column'."
        var columns = exception.Message.TrimEnd('.', '\'').Split(": ")[^1].Split(", ");
        var table = columns[0].Split('.')[0];
        var entity = model.GetEntityTypes().FirstOrDefault(entity => string.Equals(entity.GetTableName(), table, StringComparison.Ordinal));
        return entity?.GetIndexes().FirstOrDefault(index => Matches(index.Properties))
            ?? (IAnnotatable?)entity?.GetKeys().FirstOrDefault(key => Matches(key.Properties));

        bool Matches(IEnumerable<IProperty> properties) =>
            properties.Select(property => $"{table}.{property.GetColumnName()}").SequenceEqual(columns, StringComparer.Ordinal);
    }

    // Everything else is a database in memory, or a name that SQLite itself makes something of (sqlite.org/uri.html).
    private static bool IsPath(SqliteConnectionStringBuilder connection) =>
        connection.Mode != SqliteOpenMode.Memory && connection.DataSource is not ("" or ":memory:")
        && !connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && !connection.DataSource.StartsWith('|');

    private static void MakeFolder(string file)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever connects is told that the file cannot be opened.
        }
    }
}
