using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>
/// Finds what a crash or an older service left behind among the pictures, and puts it right. It can run while the service does:
/// files that are new may be waiting for their row, and are left alone.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="files">The files.</param>
/// <param name="options">What pictures are taken.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ImageSweep(IMuistotDb db, IFileStore files, IOptions<FilesOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan MayWait = TimeSpan.FromHours(1);

    /// <summary>Looks through everything.</summary>
    /// <param name="mend">True to put right what is found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<ImageFinding> RunAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await db.Images.AsNoTracking().ToDictionaryAsync(image => image.FileName, image => image.Id, StringComparer.Ordinal, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (name, modifiedAt) in files.ListAsync(cancellationToken))
        {
            seen.Add(name);
            if (rows.ContainsKey(name) || modifiedAt > clock.GetUtcNow() - MayWait || !ImageName.TryParse(name, out _))
                continue;
            if (mend)
                await files.DeleteAsync(name, cancellationToken);
            yield return new ImageFinding(ImageProblem.FileWithoutRow, name);
        }

        foreach (var (name, id) in rows)
        {
            if (!seen.Contains(name))
            {
                if (mend)
                    await db.Images.Where(image => image.Id == id).ExecuteDeleteAsync(cancellationToken);
                yield return new ImageFinding(ImageProblem.RowWithoutFile, name);
            }
            else if (await HasMetadataAsync(name, id, mend, cancellationToken))
            {
                yield return new ImageFinding(ImageProblem.Metadata, name);
            }
        }
    }

    /// <summary>Finds metadata, and stores the picture without it under another name: caches know it by its old one.</summary>
    private async Task<bool> HasMetadataAsync(string name, int id, bool mend, CancellationToken cancellationToken)
    {
        if (await ReadAsync(name, cancellationToken) is not { } bytes
            || !PictureReader.TryRead(bytes, new PictureLimits(options.Value.MaxPixels, PictureStorage.MaximumScans), out var picture, out _)
            || picture.Bytes.Span.SequenceEqual(bytes))
            return false;
        if (mend)
        {
            var cleaned = $"{Guid.NewGuid():D}.{picture.Format.FileExtension}";
            await files.WriteAsync(cleaned, picture.Bytes, cancellationToken);
            await db.Images.Where(image => image.Id == id).ExecuteUpdateAsync(image => image.SetProperty(row => row.FileName, cleaned), cancellationToken);
            await files.DeleteAsync(name, cancellationToken);
        }

        return true;
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

/// <summary>Something that is wrong with a picture.</summary>
/// <param name="Problem">What it is.</param>
/// <param name="FileName">Which picture.</param>
public sealed record ImageFinding(ImageProblem Problem, string FileName);

/// <summary>What can be wrong with a picture.</summary>
public enum ImageProblem
{
    /// <summary>A file that no row names. Put right: it is deleted.</summary>
    FileWithoutRow,

    /// <summary>A row whose file is gone. Put right: the row is deleted, and what held it has no picture.</summary>
    RowWithoutFile,

    /// <summary>A file that tells more than its picture. Put right: it is stored anew without that.</summary>
    Metadata,
}
