using System.Data;
using System.Runtime.CompilerServices;
using MySqlConnector;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>
/// The database of the service being replaced. It is only read, and all of it as it was at one moment (a consistent snapshot), so that
/// it can be in use meanwhile.
/// </summary>
internal sealed class SourceDatabase : IAsyncDisposable
{
    private const int LongestCommandInSeconds = 3600;

    private readonly MySqlConnection connection;
    private readonly SourceSchema schema;
    private readonly MySqlTransaction snapshot;

    private SourceDatabase(MySqlConnection connection, SourceSchema schema, MySqlTransaction snapshot) =>
        (this.connection, this.schema, this.snapshot) = (connection, schema, snapshot);

    /// <summary>What it holds.</summary>
    internal SourceSchema Schema => schema;

    /// <summary>Connects, and holds on to what is there at this moment.</summary>
    /// <exception cref="ImportRefusedException">It cannot be reached.</exception>
    internal static async Task<SourceDatabase> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var opened = new MySqlConnection(Settings(connectionString).ToString());
        try
        {
            await opened.OpenAsync(cancellationToken);
            var found = await SourceSchema.ReadAsync(opened, cancellationToken);
            return new SourceDatabase(opened, found,
                await opened.BeginTransactionAsync(IsolationLevel.Snapshot, isReadOnly: true, cancellationToken));
        }
        catch (MySqlException fault)
        {
            await opened.DisposeAsync();
            throw new ImportRefusedException(SourceDatabaseErrors.Describe(fault), fault);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finds out whether all of a table can be read.</summary>
    /// <exception cref="ImportRefusedException">It cannot.</exception>
    internal async Task LookAtAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = Command($"SELECT * FROM `{table}` LIMIT 0");
        try
        {
            await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (MySqlException fault)
        {
            throw new ImportRefusedException(SourceDatabaseErrors.Describe(fault, table), fault);
        }
    }

    /// <summary>Reads the rows of a table after a key, in the order of keys.</summary>
    internal async Task<IReadOnlyList<SourceRow>> ReadAsync(SourceTable table, (long First, long Second) after, int count,
        CancellationToken cancellationToken)
    {
        var rows = new List<SourceRow>();
        await foreach (
            var values in QueryAsync(table.NextRows(), cancellationToken, ("@first", after.First), ("@second", after.Second),
            ("@count", count)))
            rows.Add(new SourceRow(table, values));
        return rows;
    }

    /// <summary>Reads every row of a table, in the order of columns. They come as they are asked for.</summary>
    internal async IAsyncEnumerable<SourceRow> ReadAllAsync(SourceTable table,
        [EnumeratorCancellation] CancellationToken cancellationToken, params IReadOnlyList<string> order)
    {
        await foreach (var values in QueryAsync(table.AllRows(order), cancellationToken))
            yield return new SourceRow(table, values);
    }

    /// <summary>Counts the rows of a table; 0 when there is no such table.</summary>
    internal async Task<long> CountAsync(string table, CancellationToken cancellationToken)
    {
        if (!schema.Has(table))
            return 0;
        await using var command = Command($"SELECT COUNT(*) FROM `{table}`");
        return (long)(await Described(command.ExecuteScalarAsync(cancellationToken)))!;
    }

    /// <summary>Asks anything. The text is a constant of the code; values are parameters.</summary>
    internal async IAsyncEnumerable<object?[]> QueryAsync(
        string text, [EnumeratorCancellation] CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(text);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        await using var reader = await Described(command.ExecuteReaderAsync(cancellationToken));
        while (await Described(reader.ReadAsync(cancellationToken)))
        {
            var values = new object?[reader.FieldCount];
            for (var index = 0; index < values.Length; index++)
                values[index] = reader.IsDBNull(index) ? null : reader.GetValue(index);
            yield return values;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await snapshot.DisposeAsync();
        await connection.DisposeAsync();
    }

    private MySqlCommand Command(string text) => new(text, connection, snapshot) { CommandTimeout = LongestCommandInSeconds };

    private static async Task<T> Described<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (MySqlException fault)
        {
            throw new ImportRefusedException(SourceDatabaseErrors.Describe(fault), fault);
        }
    }

    private static MySqlConnectionStringBuilder Settings(string connectionString)
    {
        MySqlConnectionStringBuilder settings;
        try
        {
            settings = new MySqlConnectionStringBuilder(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            // Its message may repeat a part of the secret.
            throw new ImportRefusedException(
                "--from (Import:From) must be a connection string, as Server=…;Database=muistot;User ID=…;Password=….");
        }

        if (settings.Server.Length == 0 || settings.Database.Length == 0)
            throw new ImportRefusedException("The connection string of --from (Import:From) must name a Server and a Database.");
        (settings.AllowZeroDateTime, settings.Pooling, settings.CharacterSet) = (true, false, "utf8mb4");
        return settings;
    }
}
