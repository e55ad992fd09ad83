using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Muistot.Application.Common;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>
/// The connection that is lent to whoever has the turn to write. It stays open, so that its statements stay prepared, and does not wait
/// for the disk at each commit: <see cref="FlushAsync"/> does, for all who wait at the same time.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    // The provider lends what is closed to others, who wait for the disk themselves.
    private readonly string ownConnection;
    private readonly string connectionString;
    private readonly bool isFile;
    private readonly PreparedStatements statements = new();
    private readonly SharedFlush flush;
    private SqliteConnection? connection;

    // Where commits do not wait for the disk.
    private volatile string? log;

    /// <summary>Makes it for a database.</summary>
    /// <param name="connectionString">Leads to the database.</param>
    /// <param name="isFile">True where the database is a file.</param>
    internal SqliteWriter(string connectionString, bool isFile)
    {
        (this.connectionString, this.isFile) = (connectionString, isFile);
        ownConnection = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
        flush = new SharedFlush(() => FlushToDisk(log!));
    }

    /// <summary>Gives commands of the connection their statements.</summary>
    internal IInterceptor Interceptor => statements;

    /// <inheritdoc/>
    public void Dispose()
    {
        var closing = connection;
        connection = null;
        try
        {
            statements.Release();
        }
        finally
        {
            closing?.Dispose();
        }
    }

    /// <summary>Lends the connection to a context that has the turn to write, unless it has one open.</summary>
    internal async Task<WriterLoan?> LendAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (!isFile || database.GetDbConnection().State is not ConnectionState.Closed)
            return null;
        connection ??= await OpenAsync(cancellationToken);
        database.SetDbConnection(connection);
        return new WriterLoan(this, database);
    }

    /// <summary>Takes the connection back.</summary>
    /// <param name="database">Of the context that has it.</param>
    /// <param name="isSound">False when something failed, so that the connection may be of no use any more.</param>
    internal void TakeBack(DatabaseFacade database, bool isSound)
    {
        var isBack = false;
        try
        {
            database.SetDbConnection(null, contextOwnsConnection: true);
            isBack = true;
            database.SetConnectionString(connectionString);
        }
        finally
        {
            // A context that keeps it must not write with it beside whoever has it next.
            if (!isSound || !isBack)
                Dispose();
        }
    }

    /// <summary>Waits until everything that was committed is on the disk.</summary>
    /// <exception cref="UnavailableException">The disk refused it: whether it is there is not known.</exception>
    internal async Task FlushAsync()
    {
        if (log is null)
            return;
        try
        {
            await flush.WaitAsync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException(fault);
        }
    }

    // Closing any other file of the database would give up the locks that this process has on it (sqlite.org/howtocorrupt.html, 2.2);
    // on its log there are none. A log that is gone was written to the database, and flushed, before.
    private static void FlushToDisk(string log)
    {
        try
        {
            using var file = File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
        catch (FileNotFoundException)
        {
        }
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var opened = new SqliteConnection(ownConnection);
        try
        {
            await opened.OpenAsync(cancellationToken);
            await using var settings = opened.CreateCommand();
            settings.CommandText = "PRAGMA secure_delete = ON";
            await settings.ExecuteNonQueryAsync(cancellationToken);

            // Without a log, commits that do not wait for the disk may break the file (sqlite.org/pragma.html#pragma_synchronous).
            settings.CommandText = "PRAGMA journal_mode";
            if (await settings.ExecuteScalarAsync(cancellationToken) is "wal")
            {
                // It lies beside the file itself, wherever a link to that does.
                settings.CommandText = "SELECT file FROM pragma_database_list WHERE name = 'main'";
                log = $"{await settings.ExecuteScalarAsync(cancellationToken)}-wal";
                settings.CommandText = "PRAGMA synchronous = NORMAL";
                await settings.ExecuteNonQueryAsync(cancellationToken);
            }

            statements.Keep(opened);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }
}
