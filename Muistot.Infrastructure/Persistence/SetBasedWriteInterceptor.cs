using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Persistence;

/// <summary>
/// Follows the writes that bypass the change tracker: set-based updates and deletes, and statements. Outside of a transaction they wait for
/// the turn to write, as everything that is saved does; and the context learns that something was written.
/// </summary>
/// <param name="dialect">Gives the turn.</param>
internal sealed class SetBasedWriteInterceptor(IDatabaseDialect dialect) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<Guid, IDisposable> turns = new();

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null && IsSetBased(eventData))
            turns[eventData.CommandId] = await dialect.TakeWriteLockAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(eventData, mayHaveWritten: result > 0);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        End(eventData, mayHaveWritten: true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        End(eventData, mayHaveWritten: true);
        return Task.CompletedTask;
    }

    private static bool IsSetBased(CommandEventData eventData) =>
        eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw;

    private void End(CommandEndEventData eventData, bool mayHaveWritten)
    {
        if (turns.TryRemove(eventData.CommandId, out var turn))
            turn.Dispose();
        if (mayHaveWritten && IsSetBased(eventData) && eventData.Context is MuistotDb db)
            db.NoteWrite();
    }
}
