using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Notes the writes that bypass the change tracker: set-based updates and deletes, and statements.</summary>
internal sealed class SetBasedWriteInterceptor : DbCommandInterceptor
{
    /// <inheritdoc/>
    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        if (result > 0)
            Note(eventData);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Note(eventData);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Note(eventData);
        return Task.CompletedTask;
    }

    private static void Note(CommandEventData eventData)
    {
        if (eventData is
            {
                CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw,
                Context: MuistotDb db
            })
            db.NoteWrite();
    }
}
