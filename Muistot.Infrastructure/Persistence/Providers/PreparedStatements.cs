using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>
/// Keeps the statements of a connection that stays open. SQLite would parse and plan each one anew otherwise, which takes longer than
/// most take to run.
/// </summary>
internal sealed class PreparedStatements : DbCommandInterceptor
{
    // As many as all use cases have, and as several numbers of rows make of them. Beyond, those that were used last stay.
    private const int Most = 500;

    private readonly Dictionary<string, LinkedListNode<PreparedCommand>> kept = new(StringComparer.Ordinal);
    private readonly LinkedList<PreparedCommand> byUse = new();
    private SqliteConnection? connection;

    /// <summary>Follows a connection, which takes one command after the other.</summary>
    internal void Keep(SqliteConnection opened) => connection = opened;

    /// <summary>Gives all statements up, before their connection is closed.</summary>
    internal void Release()
    {
        while (byUse.First is { Value: var command })
        {
            byUse.RemoveFirst();
            command.Release();
        }

        kept.Clear();
        connection = null;
    }

    /// <inheritdoc/>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result.Connection != connection || result is not SqliteCommand command || Find(command.CommandText) is not { } prepared)
            return result;
        prepared.Lend(command);
        command.Dispose();
        return prepared;
    }

    private PreparedCommand? Find(string text)
    {
        if (kept.TryGetValue(text, out var found))
        {
            byUse.Remove(found);
            byUse.AddLast(found);
            return found.Value.IsLent ? null : found.Value;
        }

        if (kept.Count == Most && !TryMakeRoom())
            return null;
        kept[text] = found = byUse.AddLast(new PreparedCommand { CommandText = text, Connection = connection });
        return found.Value;
    }

    private bool TryMakeRoom()
    {
        if (byUse.First is not { Value: { IsLent: false } oldest })
            return false;
        byUse.RemoveFirst();
        kept.Remove(oldest.CommandText);
        oldest.Release();
        return true;
    }

    /// <summary>A command that outlives its disposal, and keeps its statement.</summary>
    private sealed class PreparedCommand : SqliteCommand
    {
        /// <summary>True until it is disposed of.</summary>
        public bool IsLent { get; private set; }

        /// <summary>Becomes what a new command is.</summary>
        public void Lend(SqliteCommand command)
        {
            (Transaction, CommandTimeout, IsLent) = (command.Transaction, command.CommandTimeout, true);
            Parameters.Clear();
            foreach (SqliteParameter parameter in command.Parameters)
                Parameters.Add(parameter);
        }

        /// <summary>Disposes of it.</summary>
        public void Release() => base.Dispose(disposing: true);

        /// <inheritdoc/>
        [SuppressMessage("Usage", "CA2215", Justification = "The provider's disposal ends the statement, which is to be kept.")]
        protected override void Dispose(bool disposing)
        {
            // Values of people are not kept.
            Parameters.Clear();
            IsLent = false;
        }
    }
}
