using System.Buffers.Binary;
using Muistot.Infrastructure.Caching;

namespace Muistot.Infrastructure.Files;

/// <summary>
/// Remembers the length and the time of files in a bucket, for all nodes: to ask its server costs as much as to get a small image. Files
/// are never changed once they are there, so this cannot be old; whoever finds that a file is gone drops it.
/// </summary>
/// <param name="cache">Shared by the nodes.</param>
/// <param name="bucket">Name of the bucket.</param>
internal sealed class SharedFileMetadata(SharedCache cache, string bucket)
{
    private const int Size = 2 * sizeof(long);

    /// <summary>Finds what is known of a file.</summary>
    /// <returns>Null when it is not known.</returns>
    internal async Task<FileMetadata?> FindAsync(string name, CancellationToken cancellationToken) =>
        await cache.FindAsync(KeyOf(name), cancellationToken) is { Length: Size } bytes
            ? new FileMetadata(BinaryPrimitives.ReadInt64BigEndian(bytes),
                new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(sizeof(long))), TimeSpan.Zero))
            : null;

    /// <summary>Remembers a file.</summary>
    internal Task KeepAsync(string name, FileMetadata metadata, CancellationToken cancellationToken)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, metadata.Length);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(sizeof(long)), metadata.ModifiedAt.UtcTicks);
        return cache.KeepAsync(KeyOf(name), bytes, cancellationToken);
    }

    /// <summary>Drops what is known of a file.</summary>
    internal Task DropAsync(string name) => cache.DropAsync(KeyOf(name));

    private string KeyOf(string name) => $"file:{bucket}/{name}";
}

/// <summary>What is told of a file before it is read.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="ModifiedAt">When it was stored.</param>
internal sealed record FileMetadata(long Length, DateTimeOffset ModifiedAt);
