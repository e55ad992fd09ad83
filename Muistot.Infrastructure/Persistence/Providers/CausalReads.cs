using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using MySqlConnector;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>
/// Lets nobody read what another process is known to have changed before the change has come. Where each process has a node of a Galera
/// cluster, news of a change may come first: then the next to read waits until the node has all that the cluster has committed, and those
/// who read meanwhile wait with it. Nobody waits while there is no news, or on a server that is no node.
/// </summary>
/// <remarks>
/// A node waits so for connections whose <c>wsrep_sync_wait</c> says so, and no longer for those that were reset since they were opened,
/// which the connector does with each that it lends. So it is asked on connections that are not reset, and that nothing else uses.
/// </remarks>
/// <param name="dialect">Which database it is.</param>
/// <param name="configuration">Says how to reach it.</param>
public sealed class CausalReads(IDatabaseDialect dialect, IConfiguration configuration) : DbConnectionInterceptor
{
    // With an attempt to connect, within the two seconds in which callers learn that the database is unavailable.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    private const int LimitSeconds = 3;
    private const string WaitForAll = "SET SESSION wsrep_sync_wait = 1; SELECT 1";

    private readonly Lock gate = new();

    // Whoever connects says what is wrong with it.
    private readonly Lazy<string> own = new(() => Own(configuration.GetConnectionString(DatabaseOptions.ConnectionName)!));

    private Task waiting = Task.CompletedTask;
    private bool? isNode = dialect is MySqlDialect ? null : false;
    private long heard;
    private long reached;

    /// <summary>True when the server is known to be a node that can be waited for.</summary>
    public bool AreCausal => isNode == true;

    /// <summary>Something has been changed elsewhere.</summary>
    public void Hear() => Interlocked.Increment(ref heard);

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref reached) < Volatile.Read(ref heard))
            await CatchUpAsync(cancellationToken);
        return result;
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        // One that has begun before the news may not have it.
        for (var news = Volatile.Read(ref heard); Volatile.Read(ref reached) < news;)
        {
            Task current;
            lock (gate)
            {
                if (waiting.IsCompleted)
                    waiting = WaitAsync();
                current = waiting;
            }

            await (isNode == true ? current.WaitAsync(Patience, cancellationToken) : current.WaitAsync(cancellationToken));
        }
    }

    private async Task WaitAsync()
    {
        var news = Volatile.Read(ref heard);
        if (isNode != false)
        {
            await using var connection = new MySqlConnection(own.Value);
            await connection.OpenAsync();
            isNode ??= await IsNodeAsync(connection);
            if (isNode == true)
                await ExecuteAsync(connection, WaitForAll);
        }

        Volatile.Write(ref reached, news);
    }

    private static async Task<bool> IsNodeAsync(MySqlConnection connection)
    {
        try
        {
            return Convert.ToInt32(await ExecuteAsync(connection, "SELECT @@wsrep_on"), CultureInfo.InvariantCulture) == 1;
        }
        catch (MySqlException unknown) when (unknown.ErrorCode == MySqlErrorCode.UnknownSystemVariable)
        {
            return false;
        }
    }

    private static string Own(string connectionString) =>
        new MySqlConnectionStringBuilder(MySqlDialect.Soon(connectionString))
        {
            Database = "",
            ConnectionReset = false,
            MinimumPoolSize = 0,
            MaximumPoolSize = 2,
        }.ConnectionString;

    private static async Task<object?> ExecuteAsync(MySqlConnection connection, string statement)
    {
        await using var command = new MySqlCommand(statement, connection) { CommandTimeout = LimitSeconds };
        return await command.ExecuteScalarAsync();
    }
}
