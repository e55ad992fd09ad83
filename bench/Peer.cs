using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;

namespace Muistot.Benchmark;

/// <summary>What else the databases can be asked for, beside the service.</summary>
internal static class Peer
{
    /// <summary>Measures on MariaDB, and then on SQLite.</summary>
    /// <param name="world">What is measured.</param>
    /// <param name="measure">Measures, by the name of the database, the service on it and an open connection to it.</param>
    internal static async Task OnBothAsync(World world, Func<string, Service, DbConnection, Task> measure)
    {
        await using (var mariaDb = new MySqlConnection(world.Database))
        {
            await mariaDb.OpenAsync();
            await measure("MariaDB", world.Service, mariaDb);
        }

        await using var sqlite = new SqliteConnection(world.SqliteDatabase);
        await sqlite.OpenAsync();
        await measure("SQLite", world.Embedded, sqlite);
    }

    /// <summary>Runs a query, and reads all of its rows.</summary>
    internal static async Task QueryAsync(DbConnection connection, string query, params (string Name, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            rows.GetValues(new object[rows.FieldCount]);
    }
}
