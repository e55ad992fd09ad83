using Muistot.Application.Common;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Knows what it looks like when the database is unavailable, or too busy.</summary>
/// <param name="dialect">Reads the database's own exceptions.</param>
public sealed class DatabaseTransientFaults(IDatabaseDialect dialect) : ITransientFaults
{
    /// <inheritdoc/>
    public bool Caused(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (dialect.Classify(
                cause) is DatabaseFault.Unavailable or DatabaseFault.ConnectFailed or DatabaseFault.Deadlock or DatabaseFault.Busy)
                return true;
        }

        return false;
    }
}
