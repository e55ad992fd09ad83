using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Bulk;

/// <summary>
/// Inserts many rows fast, some dozens with each statement, which is prepared once. The values are parameters; only the names of table and
/// columns, which are constants of the code, stand in the text.
/// </summary>
internal sealed class BulkInsert(MuistotDb db, string table, params string[] columns) : IAsyncDisposable
{
    /// <summary>What is inserted before each statement, because the rows refer to it.</summary>
    internal BulkInsert? Parent { get; init; }

    /// <summary>What each statement begins with: a constant of the code.</summary>
    internal string Verb { get; init; } = "INSERT INTO";

    /// <summary>How many rows were inserted so far.</summary>
    internal long Inserted { get; private set; }

    // Finding parameters by their names takes SQLite longer the more there are.
    private const int MostParameters = 200;

    // A statement has to fit into a packet of the server, 16 MB by default; a character is up to four bytes, and twice as many escaped.
    private const int MostCharacters = 1_000_000;

    private readonly List<object?[]> rows = [];
    private readonly int most = MostParameters / columns.Length;
    private DbCommand? full;
    private long characters;

    /// <summary>Adds a row, whose values are in the order of the columns.</summary>
    internal async Task AddAsync(CancellationToken cancellationToken, params object?[] row)
    {
        rows.Add(row);
        characters += row.Sum(value => (value as string)?.Length ?? 0);
        if (rows.Count == most || characters > MostCharacters)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Inserts what has been added and not been inserted yet.</summary>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        if (Parent is not null)
            await Parent.FlushAsync(cancellationToken);
        if (rows.Count == most)
        {
            await ExecuteAsync(full ??= Create(), cancellationToken);
        }
        else
        {
            await using var rest = Create();
            await ExecuteAsync(rest, cancellationToken);
        }

        rows.Clear();
        characters = 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (full is not null)
            await full.DisposeAsync();
    }

    private DbCommand Create()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Statement();
        for (var index = 0; index < rows.Count * columns.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{index}");
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private async Task ExecuteAsync(DbCommand command, CancellationToken cancellationToken)
    {
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (index, value) in rows.SelectMany(row => row).Index())
            command.Parameters[index].Value = value ?? DBNull.Value;
        Inserted += await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string Statement()
    {
        var text = new StringBuilder($"{Verb} {table} ({string.Join(", ", columns)}) VALUES ");
        for (var row = 0; row < rows.Count; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Length; column++)
                text.Append(CultureInfo.InvariantCulture, $"{(column == 0 ? "" : ", ")}@p{(row * columns.Length) + column}");
            text.Append(')');
        }

        return text.ToString();
    }
}
