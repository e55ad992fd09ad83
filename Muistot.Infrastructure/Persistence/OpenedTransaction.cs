using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Muistot.Infrastructure.Persistence;

/// <summary>
/// A transaction whose end hides no failure: where the database has taken it back by itself, as SQLite does on a full disk, there is
/// nothing to roll back any more, and the provider says so.
/// </summary>
internal sealed class OpenedTransaction : IAsyncDisposable
{
    private readonly DatabaseFacade database;
    private readonly IDbContextTransaction transaction;

    private OpenedTransaction(DatabaseFacade database, IDbContextTransaction transaction) =>
        (this.database, this.transaction) = (database, transaction);

    /// <summary>Begins one in which each query sees what is there when it begins.</summary>
    internal static async Task<OpenedTransaction> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        new(database, await database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken));

    /// <summary>Saves what was done in it.</summary>
    internal Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        catch (DbException)
        {
            await database.UseTransactionAsync(null);
            await database.CloseConnectionAsync();
        }
    }
}
