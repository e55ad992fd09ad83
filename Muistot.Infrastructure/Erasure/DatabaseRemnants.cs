using Muistot.Application.Me;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Erasure;

/// <summary>Removes what the files of the database hold of rows that are gone.</summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows its files.</param>
internal sealed class DatabaseRemnants(MuistotDb db, IDatabaseDialect dialect) : IErasureRemnants
{
    /// <inheritdoc/>
    public int Order => 3;

    /// <inheritdoc/>
    public Task RemoveAsync(CancellationToken cancellationToken) => dialect.PurgeAsync(db.Database, cancellationToken);
}
