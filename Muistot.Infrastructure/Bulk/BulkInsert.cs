using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Bulk;

/// <summary>
/// Inserts many rows fast, some hundreds with each statement. The values are parameters; only the names of table and columns, which
/// are constants of the code, stand in the text.
/// </summary>
internal sealed class BulkInsert(MuistotDb db, string table, params string[] columns)
{
    /// <summary>What is inserted before each statement, because the rows refer to it.</summary>
    internal BulkInsert? Parent { get; init; }

    // SQLite takes 32 766 parameters at most (sqlite.org/limits.html §9), MySQL 65 535.
    private const int MostParameters = 16_000;

    private readonly List<object?[]> rows = [];
    private readonly int most = MostParameters / columns.Length;

    /// <summary>Adds a row, whose values are in the order of the columns.</summary>
    internal async Task AddAsync(CancellationToken cancellationToken, params object?[] row)
    {
        rows.Add(row);
        if (rows.Count == most)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Inserts what has been added and not been inserted yet.</summary>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        if (Parent is not null)
            await Parent.FlushAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Statement();
        foreach (var (index, value) in rows.SelectMany(row => row).Index())
            command.Parameters.Add(ParameterOf(command, index, value));
        await command.ExecuteNonQueryAsync(cancellationToken);
        rows.Clear();
    }

    private string Statement()
    {
        var text = new StringBuilder($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ");
        for (var row = 0; row < rows.Count; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Length; column++)
                text.Append(CultureInfo.InvariantCulture, $"{(column == 0 ? "" : ", ")}@p{(row * columns.Length) + column}");
            text.Append(')');
        }

        return text.ToString();
    }

    private static DbParameter ParameterOf(DbCommand command, int index, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{index}");
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }
}
