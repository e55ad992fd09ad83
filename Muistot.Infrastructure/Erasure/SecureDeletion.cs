using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Muistot.Infrastructure.Erasure;

/// <summary>
/// Has SQLite overwrite what it deletes, also what an update replaces (sqlite.org/pragma.html#pragma_secure_delete). Each connection is
/// told, and always: what was deleted before an erasure is not there any more when it comes. The provider lends the connections below
/// its own again and again; each of them is told once.
/// </summary>
internal sealed class SecureDeletion : DbConnectionInterceptor
{
    private const string Statement = "PRAGMA secure_delete = ON";

    private static readonly object Told = new();

    private readonly ConditionalWeakTable<sqlite3, object> told = [];

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || told.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
        told.AddOrUpdate(handle, Told);
    }

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // The provider does nothing asynchronously.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
