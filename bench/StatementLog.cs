using MySqlConnector;

namespace Muistot.Benchmark;

/// <summary>Hears what SQL a MariaDB server runs, by its general query log.</summary>
/// <param name="connectionString">Leads to the server.</param>
internal sealed class StatementLog(string connectionString)
{
    private const int Times = 3;

    /// <summary>
    /// Everything that is run while something is done. That is done some times, and the fewest count: the service looks for mail to send,
    /// too.
    /// </summary>
    internal async Task<string[]> DuringAsync(Func<Task> action)
    {
        var heard = new List<string[]>();
        while (heard.Count < Times)
            heard.Add(await ListenAsync(action));
        return heard.MinBy(statements => statements.Length)!;
    }

    private async Task<string[]> ListenAsync(Func<Task> action)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "SET GLOBAL log_output = 'TABLE'");
        await RunAsync(connection, "TRUNCATE mysql.general_log");
        await RunAsync(connection, "SET GLOBAL general_log = ON");
        await action();
        await RunAsync(connection, "SET GLOBAL general_log = OFF");

        var statements = new List<string>();
        await using var command = new MySqlCommand(
            "SELECT argument FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID() ORDER BY event_time", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            statements.Add(reader.GetString(0));
        return [.. statements];
    }

    private static async Task RunAsync(MySqlConnection connection, string statement)
    {
        await using var command = new MySqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
