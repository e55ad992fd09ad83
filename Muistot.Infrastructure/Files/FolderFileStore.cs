using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;

namespace Muistot.Infrastructure.Files;

/// <summary>Keeps files in a folder. A file gets its name only when it is there as a whole, and on the disk.</summary>
public sealed class FolderFileStore : IFileStore
{
    private const int BufferSize = 64 * 1024;

    private readonly string folder;
    private readonly Lazy<bool> isMade;

    /// <summary>
    /// A folder that is not there yet is made with the first file: looking for files makes none. One that goes later, as a volume that
    /// is not mounted, is not replaced by an empty one.
    /// </summary>
    /// <param name="options">The folder.</param>
    public FolderFileStore(IOptions<FileStoreOptions> options)
    {
        folder = Path.GetFullPath(options.Value.Folder);
        isMade = Directory.Exists(folder) ? new Lazy<bool>(value: true) : new Lazy<bool>(Make);
    }

    /// <inheritdoc/>
    public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(name, async file => await file.WriteAsync(content, cancellationToken));

    /// <inheritdoc/>
    public Task WriteAsync(string name, Stream content, CancellationToken cancellationToken) =>
        WriteAsync(name, file => content.CopyToAsync(file, cancellationToken));

    private async Task WriteAsync(string name, Func<Stream, Task> write)
    {
        // What a crash leaves of it is found by the sweep.
        var temporary = PathOf(StoredName.Temporary());
        _ = isMade.Value;
        try
        {
            await using (
                var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize,
                FileOptions.Asynchronous))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, PathOf(name));
            FolderEntries.Flush(folder);
        }
        catch (Exception fault)
        {
            // Without a folder there is nothing to delete, and no way to.
            if (Directory.Exists(folder))
                File.Delete(temporary);

            // Not each error of a file system is an IOException: that a file would be too large is an ArgumentOutOfRangeException.
            if (fault is OperationCanceledException)
                throw;
            throw new UnavailableException(fault);
        }
    }

    /// <inheritdoc/>
    public Task<StoredFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(
                PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
            return Task.FromResult<StoredFile?>(
                new StoredFile(stream, new DateTimeOffset(File.GetLastWriteTimeUtc(stream.SafeFileHandle))));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<StoredFile?>(null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException(fault);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<(string Name, DateTimeOffset ModifiedAt)> ListAsync(CancellationToken cancellationToken)
    {
        // A volume that is not mounted must not look like one that lost every image.
        if (!Directory.Exists(folder))
            throw new UnavailableException(new DependencyUnavailableException($"The folder of images, {folder}, is not there."));
        try
        {
            return new DirectoryInfo(folder).GetFiles().Select(file => (file.Name, new DateTimeOffset(file.LastWriteTimeUtc)))
                .ToAsyncEnumerable();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException(new DependencyUnavailableException($"The folder of images, {folder}, cannot be read.", fault));
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        // Without a folder there is nothing to delete, and no way to.
        if (Directory.Exists(folder))
            File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            _ = isMade.Value;
            var probe = PathOf(StoredName.Temporary());
            File.Create(probe).Dispose();
            File.Delete(probe);
            return Task.CompletedTask;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException(fault);
        }
    }

    private bool Make()
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever uses it is told that it is unavailable.
        }

        return true;
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
