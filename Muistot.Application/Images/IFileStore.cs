using Muistot.Application.Common;

namespace Muistot.Application.Images;

/// <summary>Keeps the files of images: a folder, or a bucket.</summary>
public interface IFileStore
{
    /// <summary>Stores a file as a whole or not at all. Once this returns, it survives a crash.</summary>
    /// <param name="name">A name that is not taken.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnavailableException">The store is unavailable, or the name is taken.</exception>
    Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Stores a file that memory need not hold, as a whole or not at all. Once this returns, it survives a crash.</summary>
    /// <param name="name">A name that is not taken.</param>
    /// <param name="content">The bytes, from the start; can be sought in.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnavailableException">The store is unavailable, or the name is taken.</exception>
    Task WriteAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a file.</summary>
    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    Task<StoredFile?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Every file of the store, in no order.</summary>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    IAsyncEnumerable<(string Name, DateTimeOffset ModifiedAt)> ListAsync(CancellationToken cancellationToken);

    /// <summary>Finds out whether files can be stored at this moment.</summary>
    /// <exception cref="UnavailableException">They cannot.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a file, if it is there.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}

/// <summary>What is done with files of any store.</summary>
internal static class FileReading
{
    /// <summary>Reads an image into memory.</summary>
    /// <returns>Null when it is gone, or larger than any that was ever taken in.</returns>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    internal static async Task<byte[]?> ReadImageAsync(this IFileStore files, string name, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(name, cancellationToken) is not { } file)
            return null;
        await using var content = file.Content;
        if (content.Length > FilesOptions.MostBytes)
            return null;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}

/// <summary>A file of the store. Files are never changed once they are there.</summary>
/// <param name="Content">Its bytes, from the start; can be sought in.</param>
/// <param name="ModifiedAt">When it was stored.</param>
public sealed record StoredFile(Stream Content, DateTimeOffset ModifiedAt);
