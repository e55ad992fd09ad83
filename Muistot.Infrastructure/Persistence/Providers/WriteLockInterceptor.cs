using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>
/// Makes statements that write, and stand alone, wait for the turn to write as everything that is saved does. What stands in a transaction
/// has the turn already, and so has what SaveChanges sends.
/// </summary>
/// <param name="dialect">Gives the turn.</param>
internal sealed class WriteLockInterceptor(IDatabaseDialect dialect) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<Guid, IDisposable> turns = new();

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null
            && eventData.CommandSource is (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw))
            turns[eventData.CommandId] = await dialect.TakeWriteLockAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        ReleaseWriteLock(eventData);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        ReleaseWriteLock(eventData);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        ReleaseWriteLock(eventData);
        return Task.CompletedTask;
    }

    private void ReleaseWriteLock(CommandEndEventData eventData)
    {
        if (turns.TryRemove(eventData.CommandId, out var writeLock))
            writeLock.Dispose();
    }
}
