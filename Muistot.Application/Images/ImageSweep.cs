using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>
/// Finds what a crash or an older service left behind among the images, and puts it right. It can run while the service does:
/// files that are new may be waiting for their row, and are left alone.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="files">The files.</param>
/// <param name="cleaner">Cleans images.</param>
/// <param name="reservations">Keep images that nothing names yet.</param>
/// <param name="clock">The current time.</param>
public sealed class ImageSweep(IMuistotDb db, IFileStore files, IImageCleaner cleaner, IEnumerable<IImageReservation> reservations,
    TimeProvider clock)
{
    /// <summary>How long what is new may wait for what belongs to it.</summary>
    public static readonly TimeSpan MayWait = TimeSpan.FromHours(1);

    // Crashes leave a few images or rows behind. A larger share means that the store and the database do not belong together.
    private const int LargestShare = 3;

    // Those that are there already are cleaned however large they are: the limits are for what comes in, and this is beyond all of them.
    private static readonly ImageLimits Limits = new(FilesOptions.MostPixels, int.MaxValue, int.MaxValue);

    private DateTimeOffset Old => clock.GetUtcNow() - MayWait;

    /// <summary>Looks through everything.</summary>
    /// <param name="repair">True to put right what is found.</param>
    /// <param name="confirmed">Number of files without rows and rows without files that may be deleted although they are more than a
    /// third.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ImageSweepRefusedException">They are more than a third, and their number was not confirmed; nothing was
    /// changed.</exception>
    public async IAsyncEnumerable<ImageFinding> RunAsync(bool repair, int? confirmed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await db.Images.AsNoTracking()
            .ToDictionaryAsync(image => image.FileName, image => image.Id, StringComparer.Ordinal, cancellationToken);
        var unheld = await Unheld().AsNoTracking().ToListAsync(cancellationToken);
        var stored = await files.ListAsync(cancellationToken)
            .ToDictionaryAsync(file => file.Name, file => file.ModifiedAt, StringComparer.Ordinal, cancellationToken);
        var exports = await db.AccountExports.Select(export => export.FileName).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        if (repair)
            RefuseStrangers(rows, stored, confirmed);
        foreach (var (name, modifiedAt) in stored.Where(file => !rows.ContainsKey(ImageDerivative.OriginalOf(file.Key) ?? file.Key)
            && !exports.Contains(file.Key)))
        {
            if (!StoredName.IsOurs(name))
            {
                yield return new ImageFinding(ImageProblem.NotOurs, name);
            }
            else if (modifiedAt <= Old)
            {
                if (repair)
                    await files.DeleteAsync(name, cancellationToken);
                yield return new ImageFinding(ImageProblem.FileWithoutRow, name);
            }
        }

        foreach (var image in unheld.Where(image => image.CreatedAt <= Old.UtcDateTime))
        {
            rows.Remove(image.FileName);
            yield return new ImageFinding(await ReleaseAsync(image, repair, cancellationToken), image.FileName);
        }

        foreach (var (name, id) in rows)
        {
            if (await InspectAsync(name, id, stored.ContainsKey(name), repair, cancellationToken) is { } problem)
                yield return new ImageFinding(problem, name);
        }
    }

    // A store that is not mounted looks like one that lost every image, and so does the right one beside a wrong database.
    private void RefuseStrangers(Dictionary<string, int> rows, Dictionary<string, DateTimeOffset> stored, int? confirmed)
    {
        var images = stored.Count(file => StoredName.IsImage(file.Key));
        var strangers = stored.Count(file => StoredName.IsImage(file.Key) && file.Value <= Old && !rows.ContainsKey(file.Key));
        var lost = rows.Keys.Count(name => !stored.ContainsKey(name));
        if ((strangers * LargestShare > images || lost * LargestShare > rows.Count) && confirmed != strangers + lost)
            throw new ImageSweepRefusedException(images, strangers, rows.Count, lost);
    }

    private IQueryable<Image> Unheld() => db.Images.Where(image =>
        !db.Projects.Any(project => project.ImageId == image.Id) && !db.Sites.Any(site => site.ImageId == image.Id)
        && !db.Memories.Any(memory => memory.ImageId == image.Id) && !db.Users.Any(user => user.ImageId == image.Id)
        && !db.Changes.Any(change => change.ImageBeforeId == image.Id)
        && !db.WaitingSites.Any(waiting => waiting.ImageId == image.Id)
        && !db.WaitingMemories.Any(waiting => waiting.ImageId == image.Id));

    private async Task<bool> IsReservedAsync(int imageId, CancellationToken cancellationToken)
    {
        foreach (var reservation in reservations)
        {
            if (await reservation.HoldsAsync(imageId, cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Deletes a row that nothing holds, and its file: in one statement, which looks once more whether that is so.</summary>
    private async Task<ImageProblem> ReleaseAsync(Image image, bool repair, CancellationToken cancellationToken)
    {
        if (await IsReservedAsync(image.Id, cancellationToken))
            return ImageProblem.ImportedWithoutHolder;
        if (repair && await Unheld().Where(row => row.Id == image.Id).ExecuteDeleteAsync(cancellationToken) > 0)
            await files.DeleteWithDerivativesAsync(image.FileName, cancellationToken);
        return ImageProblem.RowWithoutHolder;
    }

    private async Task<ImageProblem?> InspectAsync(string name, int id, bool isStored, bool repair, CancellationToken cancellationToken)
    {
        if (!isStored)
        {
            if (repair)
            {
                await StampHoldersAsync(id, cancellationToken);
                await db.Images.Where(image => image.Id == id).ExecuteDeleteAsync(cancellationToken);
            }

            return ImageProblem.RowWithoutFile;
        }

        if (await ReadAsync(name, cancellationToken) is not { } bytes)
            return null;
        if (!cleaner.TryClean(bytes, Limits, out var image, out _))
            return ImageProblem.Unreadable;
        if (image.Bytes.Span.SequenceEqual(bytes))
            return null;
        if (repair)
            await ReplaceAsync(name, id, image, cancellationToken);
        return ImageProblem.Metadata;
    }

    /// <summary>Stores an image without its metadata under another name: caches know it by its old one.</summary>
    private async Task ReplaceAsync(string name, int id, CleanedImage image, CancellationToken cancellationToken)
    {
        var cleaned = $"{Guid.NewGuid():D}.{image.Format.FileExtension}";
        await files.WriteAsync(cleaned, image.Bytes, cancellationToken);
        await StampHoldersAsync(id, cancellationToken);
        await db.Images.Where(image => image.Id == id)
            .ExecuteUpdateAsync(image => image.SetProperty(row => row.FileName, cleaned), cancellationToken);
        await files.DeleteWithDerivativesAsync(name, cancellationToken);
    }

    private async Task StampHoldersAsync(int imageId, CancellationToken cancellationToken)
    {
        await db.Projects.Where(project => project.ImageId == imageId).StampAsync(clock, cancellationToken);
        await db.Sites.Where(site => site.ImageId == imageId).StampAsync(clock, cancellationToken);
        await db.Memories.Where(memory => memory.ImageId == imageId).StampAsync(clock, cancellationToken);
    }

    private async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(name, cancellationToken) is not { } file)
            return null;
        await using var content = file.Content;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
