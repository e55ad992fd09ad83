using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>The loan of the connection that is kept for writing, until it is given back.</summary>
public sealed class WriterLoan : IDisposable
{
    private readonly SqliteWriter writer;
    private readonly DatabaseFacade database;
    private bool isSound;

    internal WriterLoan(SqliteWriter writer, DatabaseFacade database) => (this.writer, this.database) = (writer, database);

    /// <summary>Notes that what was done with it succeeded.</summary>
    public void Complete() => isSound = true;

    /// <inheritdoc/>
    public void Dispose() => writer.TakeBack(database, isSound);
}
