using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>
/// Finds what a crash or an older service left behind among the pictures, and puts it right. It can run while the service does:
/// files that are new may be waiting for their row, and are left alone.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="files">The files.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ImageSweep(IMuistotDb db, IFileStore files, TimeProvider clock)
{
    /// <summary>How long what is new may wait for what belongs to it.</summary>
    public static readonly TimeSpan MayWait = TimeSpan.FromHours(1);

    // Crashes leave a few images or rows behind. A larger share means that the store and the database do not belong together.
    private const int LargestShare = 3;

    // Those that are there already are cleaned however large they are: the limits are for what comes in, and this is beyond all of them.
    private static readonly PictureLimits Limits = new(FilesOptions.MostPixels, int.MaxValue, int.MaxValue);

    private DateTimeOffset Old => clock.GetUtcNow() - MayWait;

    /// <summary>Looks through everything.</summary>
    /// <param name="mend">True to put right what is found.</param>
    /// <param name="confirmed">Number of files without rows and rows without files that may be deleted although they are more than a third.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ImageSweepRefusedException">They are more than a third, and their number was not confirmed; nothing was changed.</exception>
    public async IAsyncEnumerable<ImageFinding> RunAsync(bool mend, int? confirmed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await db.Images.AsNoTracking().ToDictionaryAsync(image => image.FileName, image => image.Id, StringComparer.Ordinal, cancellationToken);
        var unheld = await Unheld().AsNoTracking().ToListAsync(cancellationToken);
        var stored = await files.ListAsync(cancellationToken).ToDictionaryAsync(file => file.Name, file => file.ModifiedAt, StringComparer.Ordinal, cancellationToken);
        if (mend)
            RefuseStrangers(rows, stored, confirmed);
        foreach (var (name, modifiedAt) in stored.Where(file => !rows.ContainsKey(file.Key)))
        {
            if (!StoredName.IsOurs(name))
            {
                yield return new ImageFinding(ImageProblem.NotOurs, name);
            }
            else if (modifiedAt <= Old)
            {
                if (mend)
                    await files.DeleteAsync(name, cancellationToken);
                yield return new ImageFinding(ImageProblem.FileWithoutRow, name);
            }
        }

        foreach (var image in unheld.Where(image => image.CreatedAt <= Old.UtcDateTime))
        {
            rows.Remove(image.FileName);
            yield return new ImageFinding(await ReleaseAsync(image, mend, cancellationToken), image.FileName);
        }

        foreach (var (name, id) in rows)
        {
            if (await InspectAsync(name, id, stored.ContainsKey(name), mend, cancellationToken) is { } problem)
                yield return new ImageFinding(problem, name);
        }
    }

    // A store that is not mounted looks like one that lost every image, and so does the right one beside a wrong database.
    private void RefuseStrangers(Dictionary<string, int> rows, Dictionary<string, DateTimeOffset> stored, int? confirmed)
    {
        var images = stored.Count(file => StoredName.IsPicture(file.Key));
        var strangers = stored.Count(file => StoredName.IsPicture(file.Key) && file.Value <= Old && !rows.ContainsKey(file.Key));
        var lost = rows.Keys.Count(name => !stored.ContainsKey(name));
        if ((strangers * LargestShare > images || lost * LargestShare > rows.Count) && confirmed != strangers + lost)
            throw new ImageSweepRefusedException(images, strangers, rows.Count, lost);
    }

    private IQueryable<Image> Unheld() => db.Images.Where(image =>
        !db.Projects.Any(project => project.ImageId == image.Id) && !db.Sites.Any(site => site.ImageId == image.Id)
        && !db.Memories.Any(memory => memory.ImageId == image.Id) && !db.Users.Any(user => user.ImageId == image.Id));

    /// <summary>Deletes a row that nothing holds, and its file: in one statement, which looks once more whether that is so.</summary>
    private async Task<ImageProblem> ReleaseAsync(Image image, bool mend, CancellationToken cancellationToken)
    {
        if (await db.ImportedImageIds.ContainsAsync(image.Id, cancellationToken))
            return ImageProblem.ImportedWithoutHolder;
        if (mend && await Unheld().Where(row => row.Id == image.Id).ExecuteDeleteAsync(cancellationToken) > 0)
            await files.DeleteAsync(image.FileName, cancellationToken);
        return ImageProblem.RowWithoutHolder;
    }

    private async Task<ImageProblem?> InspectAsync(string name, int id, bool isStored, bool mend, CancellationToken cancellationToken)
    {
        if (!isStored)
        {
            if (mend)
                await db.Images.Where(image => image.Id == id).ExecuteDeleteAsync(cancellationToken);
            return ImageProblem.RowWithoutFile;
        }

        if (await ReadAsync(name, cancellationToken) is not { } bytes)
            return null;
        if (!PictureReader.TryRead(bytes, Limits, out var picture, out _))
            return ImageProblem.Unreadable;
        if (picture.Bytes.Span.SequenceEqual(bytes))
            return null;
        if (mend)
            await ReplaceAsync(name, id, picture, cancellationToken);
        return ImageProblem.Metadata;
    }

    /// <summary>Stores a picture without its metadata under another name: caches know it by its old one.</summary>
    private async Task ReplaceAsync(string name, int id, Picture picture, CancellationToken cancellationToken)
    {
        var cleaned = $"{Guid.NewGuid():D}.{picture.Format.FileExtension}";
        await files.WriteAsync(cleaned, picture.Bytes, cancellationToken);
        await db.Images.Where(image => image.Id == id).ExecuteUpdateAsync(image => image.SetProperty(row => row.FileName, cleaned), cancellationToken);
        await files.DeleteAsync(name, cancellationToken);
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
