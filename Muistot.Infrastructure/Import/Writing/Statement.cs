using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>
/// A statement for the target database, in the transaction that runs. Names of tables and columns in its text are constants of the code;
/// its values are parameters, which the text calls @p0, @p1 and so on.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="text">The text.</param>
/// <param name="values">The values.</param>
internal sealed class Statement(MuistotDb db, string text, params IReadOnlyList<object?> values)
{
    // Counting every row of a large table takes a while.
    private const int LongestInSeconds = 3600;

    /// <summary>Runs it.</summary>
    /// <returns>The number of rows that it changed.</returns>
    internal async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var command = Command();
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs it, and reads what it answers.</summary>
    internal async Task<List<T>> ReadAsync<T>(Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        await using var command = Command();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(read(reader));
        return found;
    }

    private DbCommand Command()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout) = (text, LongestInSeconds);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (index, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{index}"), value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
