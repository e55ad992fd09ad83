using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Muistot.Domain.Values;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Fills in when rows were made and last changed.</summary>
/// <param name="clock">The current time.</param>
public sealed class TimestampInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var now = UtcDateTimeConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<ITimestamped>())
        {
            if (entry.State is EntityState.Added)
                entry.Property(row => row.CreatedAt).CurrentValue = now;
            if (entry.State is EntityState.Added or EntityState.Modified)
                entry.Property(row => row.ModifiedAt).CurrentValue = now;
        }

        return ValueTask.FromResult(result);
    }
}
