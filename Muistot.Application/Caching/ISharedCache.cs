namespace Muistot.Application.Caching;

/// <summary>
/// Holds what is costly to make and may be known to every node: the key says all that it depends on. While it is unavailable or slow, it is
/// as if it were empty. Nothing that depends on a caller belongs here.
/// </summary>
public interface ISharedCache
{
    /// <summary>Finds a value.</summary>
    /// <returns>Null when it is not there.</returns>
    Task<byte[]?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a value for an hour.</summary>
    Task KeepAsync(string key, byte[] value, CancellationToken cancellationToken);
}
