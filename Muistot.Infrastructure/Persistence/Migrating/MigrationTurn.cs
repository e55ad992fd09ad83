using Microsoft.EntityFrameworkCore;

namespace Muistot.Infrastructure.Persistence.Migrating;

/// <summary>One process brings a database up to date at a time: this is its turn, which ends when it is disposed of.</summary>
public class MigrationTurn : IAsyncDisposable
{
    /// <summary>Canceled when somebody else has taken over.</summary>
    public virtual CancellationToken Lost => CancellationToken.None;

    /// <summary>What is said when somebody else has taken over.</summary>
    internal static DbUpdateException TakenOver(Exception? end = null) =>
        new("Another migration has taken over. Run the command migrate again.", end);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
