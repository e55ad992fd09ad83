using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Gives a connection back to the pool.</summary>
/// <param name="database">Whose connection it is.</param>
internal sealed class OpenedConnection(DatabaseFacade database) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await database.CloseConnectionAsync();
}
