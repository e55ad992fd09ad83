using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Muistot.Infrastructure.Erasure;

/// <summary>
/// Has SQLite overwrite what it deletes, also what an update replaces (sqlite.org/pragma.html#pragma_secure_delete). Each connection is
/// told, and always: what was deleted before an erasure is not there any more when it comes.
/// </summary>
internal sealed class SecureDeletion : DbConnectionInterceptor
{
    private const string Statement = "PRAGMA secure_delete = ON";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is not SqliteConnection)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
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
