using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MySqlConnector;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>When one connection to the server is lost, all that are idle may be: none of them is used again.</summary>
/// <param name="dialect">Knows a lost connection.</param>
internal sealed class LostConnections(IDatabaseDialect dialect) : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        ForgetAsync(command.Connection, eventData.Exception);

    /// <inheritdoc/>
    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        ForgetAsync(transaction.Connection, eventData.Exception);

    private async Task ForgetAsync(DbConnection? connection, Exception fault)
    {
        if (connection is MySqlConnection lost && dialect.Classify(fault) == DatabaseFault.Away)
            await MySqlConnection.ClearPoolAsync(lost);
    }
}
