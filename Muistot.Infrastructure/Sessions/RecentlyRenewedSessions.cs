using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Memory;

namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// Remembers which sessions were renewed less than a second ago: looking one up is less work for Redis than running a script.
/// </summary>
/// <param name="clock">The current time.</param>
internal sealed class RecentlyRenewedSessions(TimeProvider clock) : IDisposable
{
    private const int Most = 50_000;

    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <inheritdoc/>
    public void Dispose() => known.Dispose();

    /// <summary>True when a session was renewed less than a second ago.</summary>
    /// <param name="key">The digest of its token, half of which tells it from all others.</param>
    internal bool Has(byte[] key) => known.TryGetValue(HalfOf(key), out DateTimeOffset until) && clock.GetUtcNow() < until;

    /// <summary>Notes that a session was renewed now.</summary>
    /// <param name="key">The digest of its token.</param>
    internal void Note(byte[] key) =>
        known.Set(HalfOf(key), clock.GetUtcNow() + Recent,
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Recent });

    private static UInt128 HalfOf(byte[] key) => BinaryPrimitives.ReadUInt128BigEndian(key);
}
