using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>
/// Takes images in, and lets them go. A file is stored before its row is, and deleted after its row is gone: there is never a
/// row without its file.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="files">The files.</param>
/// <param name="cleaner">Cleans images.</param>
/// <param name="options">What is taken.</param>
/// <param name="postCommit">Cleans up.</param>
public sealed class ImageStorage(IMuistotDb db, IFileStore files, IImageCleaner cleaner, IOptions<FilesOptions> options,
    PostCommitActions postCommit)
{
    /// <summary>Most scans of a progressive JPEG: encoders make about ten, attackers thousands.</summary>
    public const int MaximumScans = 100;

    // Inflating and hashing keep a core busy; what waits here has been read already.
    private static readonly SemaphoreSlim Readers = new(Environment.ProcessorCount);

    private IQueryable<Image> OfNoWaitingVersion => db.Images.Where(image => !db.WaitingSites.Any(waiting => waiting.ImageId == image.Id)
        && !db.WaitingMemories.Any(waiting => waiting.ImageId == image.Id));

    private (ImageUpload? Upload, StoredImage? Image, ExceptionDispatchInfo? Refusal) prepared;

    /// <summary>
    /// Stores an image before a transaction begins, for <see cref="StoreAsync"/> to use within it. One that is refused is refused there:
    /// what else is wrong with the command is told first.
    /// </summary>
    public async Task PrepareAsync(ImageUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            prepared = (upload, await WriteAsync(upload, cancellationToken), null);
        }
        catch (RefusedException refusal) when (refusal is BadImageException or TooLargeException)
        {
            prepared = (upload, null, ExceptionDispatchInfo.Capture(refusal));
        }
    }

    /// <summary>Stores an image, cleaned of everything that is not the image. One that it replaces stays: a version names it.</summary>
    /// <param name="upload">What came in, or null.</param>
    /// <param name="uploaderId">Key of the account that sent it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A new row, to be put where it belongs; null when nothing came in.</returns>
    /// <exception cref="BadImageException">It is not an image that is taken.</exception>
    /// <exception cref="TooLargeException">It is too large a file.</exception>
    public async Task<Image?> StoreAsync(ImageUpload? upload, int uploaderId, CancellationToken cancellationToken)
    {
        if (upload is null)
            return null;
        var (known, stored, refusal) = prepared;
        refusal?.Throw();
        var (name, width, height) = ReferenceEquals(known, upload) && stored is not null
            ? stored
            : await WriteAsync(upload, cancellationToken);
        return new Image { FileName = name, Width = width, Height = height, UploaderId = uploaderId };
    }

    private async Task<StoredImage> WriteAsync(ImageUpload upload, CancellationToken cancellationToken)
    {
        if (!upload.TryDecode(out var bytes))
            throw new BadImageException();
        if (bytes.Length > options.Value.MaxBytes)
            throw new TooLargeException();
        var image = await ReadAsync(bytes, cancellationToken);
        var name = $"{Guid.NewGuid():D}.{image.Format.FileExtension}";
        await files.WriteAsync(name, image.Bytes, cancellationToken);
        postCommit.AfterFailing(() =>
        {
            prepared = default;
            return files.DeleteAsync(name, CancellationToken.None);
        });
        return new StoredImage(name, image.Width, image.Height);
    }

    /// <summary>Lets images go that nothing holds any more, no kept version either. Their files are deleted once that is saved.</summary>
    /// <param name="imageIds">Keys of the images.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task ReleaseAsync(IReadOnlyCollection<int> imageIds, CancellationToken cancellationToken) =>
        ReleaseAsync(imageIds, OfNoWaitingVersion, cancellationToken);

    /// <summary>
    /// Lets the image of a waiting version go that is about to be taken away, or to have another one, unless something else holds it. No
    /// two waiting versions have one image.
    /// </summary>
    /// <param name="imageId">Key of the image.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task ReleaseWaitingAsync(int imageId, CancellationToken cancellationToken) =>
        ReleaseAsync([imageId], db.Images, cancellationToken);

    private async Task ReleaseAsync(IReadOnlyCollection<int> imageIds, IQueryable<Image> among, CancellationToken cancellationToken)
    {
        foreach (var name in await RemoveAsync(imageIds, among, cancellationToken))
            postCommit.AfterSaving(() => files.DeleteWithDerivativesAsync(name, CancellationToken.None));
    }

    /// <summary>Removes the rows of images that nothing holds any more, no kept version either.</summary>
    /// <param name="imageIds">Keys of the images.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The names of their files, which are to be deleted once that is saved.</returns>
    internal Task<IReadOnlyList<string>> RemoveAsync(IReadOnlyCollection<int> imageIds, CancellationToken cancellationToken) =>
        RemoveAsync(imageIds, OfNoWaitingVersion, cancellationToken);

    private async Task<IReadOnlyList<string>> RemoveAsync(
        IReadOnlyCollection<int> imageIds, IQueryable<Image> among, CancellationToken cancellationToken)
    {
        if (imageIds.Count == 0)
            return [];

        // Two holders of one image that let it go at the same time would each find the other.
        await db.LockAsync([.. imageIds.Select(id => new RowLock(LockedTable.Images, id, Exclusive: true))], cancellationToken);
        var images = await among
            .Where(image => imageIds.Contains(image.Id))
            .Where(image => db.Projects.Count(project => project.ImageId == image.Id)
                + db.Sites.Count(site => site.ImageId == image.Id)
                + db.Memories.Count(memory => memory.ImageId == image.Id)
                + db.Users.Count(user => user.ImageId == image.Id) + db.Changes.Count(change => change.ImageBeforeId == image.Id) == 0)
            .ToListAsync(cancellationToken);
        db.Images.RemoveRange(images);
        return images.ConvertAll(image => image.FileName);
    }

    private async Task<CleanedImage> ReadAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await Readers.WaitAsync(cancellationToken);
        try
        {
            return cleaner.TryClean(bytes, new ImageLimits(options.Value.MaxPixels, MaximumScans), out var image, out _)
                ? image
                : throw new BadImageException();
        }
        finally
        {
            Readers.Release();
        }
    }

    private sealed record StoredImage(string Name, int Width, int Height);
}
