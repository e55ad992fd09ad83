using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>
/// Takes pictures in, and lets them go. A file is stored before its row is, and deleted after its row is gone: there is never a
/// row without its file.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="files">The files.</param>
/// <param name="options">What is taken.</param>
/// <param name="aftermath">Cleans up.</param>
public sealed class PictureStorage(IMuistotDb db, IFileStore files, IOptions<FilesOptions> options, Aftermath aftermath)
{
    /// <summary>Most scans of a progressive JPEG: encoders make about ten, attackers thousands.</summary>
    public const int MaximumScans = 100;

    // Inflating and hashing keep a core busy; what waits here has been read already.
    private static readonly SemaphoreSlim Readers = new(Environment.ProcessorCount);

    private (ImageUpload? Upload, string? Name, ExceptionDispatchInfo? Refusal) prepared;

    /// <summary>Replaces one picture by another, or by none.</summary>
    /// <param name="oldImageId">Key of the picture that is let go, or null.</param>
    /// <param name="upload">What comes in its place, or null.</param>
    /// <param name="uploaderId">Key of the account that sent it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The new row, or null.</returns>
    /// <inheritdoc cref="StoreAsync" path="/exception"/>
    public async Task<Image?> ReplaceAsync(int? oldImageId, ImageUpload? upload, int uploaderId, CancellationToken cancellationToken)
    {
        var image = upload is null ? null : await StoreAsync(upload, uploaderId, cancellationToken);
        await ReleaseAsync(oldImageId is { } id ? [id] : [], cancellationToken);
        return image;
    }

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

    /// <summary>Stores a picture, cleaned of everything that is not the picture.</summary>
    /// <param name="upload">What came in.</param>
    /// <param name="uploaderId">Key of the account that sent it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A new row, to be put where it belongs.</returns>
    /// <exception cref="BadImageException">It is no picture that is taken.</exception>
    /// <exception cref="TooLargeException">It is too large a file.</exception>
    public async Task<Image> StoreAsync(ImageUpload upload, int uploaderId, CancellationToken cancellationToken)
    {
        var (known, name, refusal) = prepared;
        refusal?.Throw();
        return new Image { FileName = ReferenceEquals(known, upload) && name is not null ? name : await WriteAsync(upload, cancellationToken), UploaderId = uploaderId };
    }

    private async Task<string> WriteAsync(ImageUpload upload, CancellationToken cancellationToken)
    {
        if (!upload.TryDecode(out var bytes))
            throw new BadImageException();
        if (bytes.Length > options.Value.MaxBytes)
            throw new TooLargeException();
        var picture = await ReadAsync(bytes, cancellationToken);
        var name = $"{Guid.NewGuid():D}.{picture.Format.FileExtension}";
        await files.WriteAsync(name, picture.Bytes, cancellationToken);
        aftermath.AfterFailing(() =>
        {
            prepared = default;
            return files.DeleteAsync(name, CancellationToken.None);
        });
        return name;
    }

    /// <summary>Lets pictures go, whose holders are letting go of them. One that something else holds too stays.</summary>
    /// <param name="imageIds">Keys of the pictures.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReleaseAsync(IReadOnlyCollection<int> imageIds, CancellationToken cancellationToken)
    {
        if (imageIds.Count == 0)
            return;

        // Two holders of one image that let it go at the same time would each find the other.
        await db.LockAsync([.. imageIds.Select(id => new RowLock(LockedTable.Images, id, Exclusive: true))], cancellationToken);
        var images = await db.Images
            .Where(image => imageIds.Contains(image.Id))
            .Where(image => db.Projects.Count(project => project.ImageId == image.Id)
                + db.Sites.Count(site => site.ImageId == image.Id)
                + db.Memories.Count(memory => memory.ImageId == image.Id)
                + db.Users.Count(user => user.ImageId == image.Id) <= 1)
            .ToListAsync(cancellationToken);
        db.Images.RemoveRange(images);
        foreach (var image in images)
            aftermath.AfterSaving(() => files.DeleteAsync(image.FileName, CancellationToken.None));
    }

    private async Task<Picture> ReadAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await Readers.WaitAsync(cancellationToken);
        try
        {
            return PictureReader.TryRead(bytes, new PictureLimits(options.Value.MaxPixels, MaximumScans), out var picture, out _)
                ? picture
                : throw new BadImageException();
        }
        finally
        {
            Readers.Release();
        }
    }
}
