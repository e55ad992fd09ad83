using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Muistot.Infrastructure.Persistence.Migrating;
using MySqlConnector;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>MySQL 8 and MariaDB 10.6, or newer.</summary>
/// <param name="settings">The server's version, which is not asked for, and how long it is waited for.</param>
public sealed class MySqlDialect(DatabaseOptions settings) : IDatabaseDialect
{
    /// <summary>Name of the project that holds the migrations.</summary>
    public const string MigrationsAssembly = "Muistot.Migrations.MySql";

    // Longest text that a column of type TEXT takes, in bytes; a code point can be four.
    private const int LongestText = 65_535;
    private const int BytesPerCodePoint = 4;

    // How long an attempt to connect takes, in seconds, unless the operator says otherwise. A server that answers is tried again
    // (PatientConnecting).
    private const uint ConnectionSeconds = 1;

    // A node of a Galera cluster that has lost the others, or joins them, refuses every table, BEGIN and COMMIT so (ER_UNKNOWN_COM_ERROR).
    private const int NotPrepared = 1047;

    // The server takes no writes for now (ER_READ_ONLY_MODE).
    private const int ReadOnlyMode = 1836;

    // Another node of a replication group committed what this transaction changes (ER_TRANSACTION_ROLLBACK_DURING_COMMIT).
    private const int RolledBackDuringCommit = 3101;

    /// <inheritdoc/>
    public string? DefaultConnection => null;

    /// <inheritdoc/>
    public void Connect(DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseMySql(Soon(connectionString), ServerVersion.Parse(settings.ServerVersion),
                mySql => mySql.MigrationsAssembly(MigrationsAssembly))
            .UseCompiledModel(MigrationsAssembly)
            .ReplaceService<IMigrationCommandExecutor, ResumableCommands>()
            .AddInterceptors(new PatientConnecting(
                Soon(connectionString), TimeSpan.FromSeconds(settings.BusySeconds),
                TimeSpan.FromMilliseconds(settings.ProbeMilliseconds)));

    /// <inheritdoc/>
    public void Shape(ModelBuilder model)
    {
        // Compares bytes: ids and keys that differ in case or accents are different ones.
        model.HasCharSet("utf8mb4").UseCollation("utf8mb4_bin");
        var texts = model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string));
        foreach (var property in texts.Where(property => property.GetMaxLength() is not <= LongestText / BytesPerCodePoint))
        {
            property.SetColumnType("mediumtext");
            property.SetMaxLength(null);
        }
    }

    /// <inheritdoc/>
    public string InsertMissing => "INSERT IGNORE INTO";

    /// <inheritdoc/>
    public string Analyze(string table) => $"ANALYZE TABLE {table}";

    /// <inheritdoc/>
    public Task<IDisposable> TakeWriteLockAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(WriteLock.Free);

    /// <inheritdoc/>
    public Task<WriterLoan?> LendWriterAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        Task.FromResult<WriterLoan?>(null);

    /// <inheritdoc/>
    public Task FlushAsync() => Task.CompletedTask;

    // One round trip for all. MySQL and MariaDB share the older words of the shared lock alone.
    /// <inheritdoc/>
    public string? LockRows(IReadOnlyList<(string Table, int Count, bool Exclusive)> groups)
    {
        var (text, key) = (new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"SET SESSION innodb_lock_wait_timeout = {settings.BusySeconds}"), 0);
        foreach (var (table, count, exclusive) in groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"; SELECT 1 FROM {table} WHERE id IN (");
            text.AppendJoin(", ", Enumerable.Range(key, count)
                .Select(index => string.Create(CultureInfo.InvariantCulture, $"{{{index}}}")));
            text.Append(exclusive ? ") FOR UPDATE" : ") LOCK IN SHARE MODE");
            key += count;
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public string OnConflict(params string[] key) => "ON DUPLICATE KEY UPDATE";

    /// <inheritdoc/>
    public string Proposed(string column) => $"VALUES({column})";

    /// <inheritdoc/>
    public bool HasOneWriter => false;

    /// <inheritdoc/>
    public TimeSpan Gap => TimeSpan.Zero;

    // The server purges its pages and logs by itself, as its operator has set it up.
    /// <inheritdoc/>
    public Task PurgeAsync(DatabaseFacade database, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public string NewDatabase => "";

    /// <inheritdoc/>
    public async Task<MigrationTurn> TakeMigrationTurnAsync(MuistotDb db, MigrationWait wait, CancellationToken cancellationToken) =>
        db.Lease = await MigrationLease.TakeAsync(db.Database, wait, cancellationToken);

    /// <inheritdoc/>
    public DatabaseFault Classify(Exception exception) => exception switch
    {
        MySqlException { ErrorCode: MySqlErrorCode.DuplicateKeyEntry } => DatabaseFault.UniqueKey,
        MySqlException { ErrorCode: MySqlErrorCode.NoReferencedRow or MySqlErrorCode.NoReferencedRow2 } => DatabaseFault.MissingRow,
        MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock } or MySqlException { Number: RolledBackDuringCommit }
            => DatabaseFault.Deadlock,
        MySqlException { ErrorCode: MySqlErrorCode.LockWaitTimeout } => DatabaseFault.Busy,
        MySqlException { ErrorCode: MySqlErrorCode.UnableToConnectToHost } => DatabaseFault.ConnectFailed,
        MySqlException
        {
            ErrorCode: MySqlErrorCode.DiskFull or MySqlErrorCode.RecordFileFull or MySqlErrorCode.OptionPreventsStatement
            or MySqlErrorCode.ServerShutdown
        } => DatabaseFault.Unavailable,
        MySqlException { Number: NotPrepared or ReadOnlyMode } => DatabaseFault.Unavailable,
        MySqlException { IsTransient: true } or SocketException or TimeoutException or EndOfStreamException => DatabaseFault.Unavailable,
        MySqlException { Number: >= (int)MySqlErrorCode.HashCheck and < 2000 or >= 3000, InnerException: null } => DatabaseFault.Refused,
        MySqlException => DatabaseFault.Unavailable,
        _ => DatabaseFault.Unknown,
    };

    /// <inheritdoc/>
    public int CodeOf(DbException exception) => (exception as MySqlException)?.Number ?? exception.ErrorCode;

    /// <inheritdoc/>
    public IAnnotatable? ViolatedKey(Exception exception, IModel model, IEntityType? changed)
    {
        // "Duplicate entry '…' for key 'table.name'", the table on MySQL only; every primary key is called PRIMARY.
        var name = exception.Message.TrimEnd('\'').Split('\'')[^1].Split('.')[^1];
        if (string.Equals(name, "PRIMARY", StringComparison.Ordinal))
            return changed?.FindPrimaryKey();
        return model.GetEntityTypes().SelectMany(entity => entity.GetIndexes())
            .FirstOrDefault(index => string.Equals(index.GetDatabaseName(), name, StringComparison.Ordinal));
    }

    /// <summary>Leads to a server whose attempts to connect do not take long.</summary>
    internal static string Soon(string connectionString)
    {
        var connection = new MySqlConnectionStringBuilder(connectionString);
        if (!connection.ContainsKey("Connection Timeout"))
            connection.ConnectionTimeout = ConnectionSeconds;

        // Days that are none, which the servers take, would end the reading of all the rows around them.
        connection.ConvertZeroDateTime = true;
        return connection.ConnectionString;
    }
}
