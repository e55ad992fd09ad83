namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>The lock that a migration holds on the database.</summary>
/// <param name="Since">Since when; null where the server gives it up by itself when its holder is gone.</param>
public sealed record MigrationLock(DateTimeOffset? Since);
