using MySqlConnector;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>Which tables and columns the database of the service being replaced has, and what time it is there.</summary>
/// <param name="tables">The types of the columns of each table.</param>
/// <param name="clock">What the server says about its time zone.</param>
internal sealed class SourceSchema(IReadOnlyDictionary<string, Dictionary<string, string>> tables, SourceClock clock)
{
    /// <summary>Its tables.</summary>
    internal IEnumerable<string> Tables => tables.Keys;

    /// <summary>What the server says about its time zone.</summary>
    internal SourceClock Clock => clock;

    /// <summary>True when there is such a table.</summary>
    internal bool Has(string table) => tables.ContainsKey(table);

    /// <summary>Reads it from the server.</summary>
    internal static async Task<SourceSchema> ReadAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        var tables = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        await using (var command = new MySqlCommand(
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (!tables.TryGetValue(reader.GetString(0), out var columns))
                    tables.Add(reader.GetString(0), columns = new Dictionary<string, string>(StringComparer.Ordinal));
                columns.Add(reader.GetString(1), reader.GetString(2));
            }
        }

        return new SourceSchema(tables, await ReadClockAsync(connection, cancellationToken));
    }

    /// <summary>True when it is a database of this service, which cannot be taken for one of the service being replaced.</summary>
    internal bool IsOurs => Has("imported_rows") || Has("__EFMigrationsHistory");

    /// <summary>What is to be read of a table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="key">The columns of its key.</param>
    /// <param name="needed">Other columns that it has to have.</param>
    /// <param name="optional">Columns that are read where they are in the source.</param>
    /// <exception cref="ImportRefusedException">A column is missing.</exception>
    internal SourceTable Table(string name, IReadOnlyList<string> key, IEnumerable<string> needed, IEnumerable<string> optional)
    {
        var columns = tables.GetValueOrDefault(name) ?? [];
        string[] wanted = [.. key.Union(needed, StringComparer.Ordinal)];
        if (wanted.FirstOrDefault(column => !columns.ContainsKey(column)) is { } missing)
            throw new ImportRefusedException($"The database of --from (Import:From) must be one of the service being replaced: the column {missing} of the table {name} is missing.");
        string[] read = [.. wanted.Union(optional.Where(columns.ContainsKey), StringComparer.Ordinal)];
        var days = read.Where(column => string.Equals(columns[column], "date", StringComparison.OrdinalIgnoreCase))
            .ToHashSet(StringComparer.Ordinal);
        return new SourceTable(name, key, read, days);
    }

    private static async Task<SourceClock> ReadClockAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new MySqlCommand(
            "SELECT @@session.time_zone, @@system_time_zone, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW())", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new SourceClock(reader.GetString(0), reader.GetString(1), TimeSpan.FromSeconds(reader.GetInt64(2)));
    }
}
