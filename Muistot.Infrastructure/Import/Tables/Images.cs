using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>
/// Images, each with its file, which is cleaned of everything that is not the image. Who sent them is said later, when accounts are
/// in the target. A file is there before its row is.
/// </summary>
internal sealed class Images(ImportContext context) : TableImport(context)
{
    // Files are written while the batch's transaction is open.
    private const int MostFiles = 50;

    private static readonly string[] OurOwn = ["placeholder.jpg", "favicon.ico"];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private Dictionary<long, Stored> stored = [];

    /// <inheritdoc/>
    internal override string Table => "images";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["file_name", "uploader_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
        [new("file_name", Holds.Text), new("width", Holds.Number), new("height", Holds.Number)];

    /// <inheritdoc/>
    protected override bool ChangesTarget => false;

    /// <inheritdoc/>
    protected override int BatchSize => Math.Min(Context.Plan.Batch, MostFiles);

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        if (!Context.Plan.DryRun)
            names.Clear();
        var wanted = rows.Select(row => row.Text("file_name")).OfType<string>().ToList();
        names.UnionWith(await Context.Db.Images.Where(image => wanted.Contains(image.FileName)).Select(image => image.FileName)
            .ToListAsync(cancellationToken));
        await Context.Images.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);
        var ids = rows.Select(row => (int?)Context.Images.Find(row.First)).OfType<int>().ToList();
        stored = await Context.Db.Images.Where(image => ids.Contains(image.Id))
            .ToDictionaryAsync(
                image => (long)image.Id, image => new Stored(image.FileName, image.Width, image.Height), cancellationToken);
    }

    /// <inheritdoc/>
    internal override async Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        var name = row.Text("file_name") ?? "";
        if (known is not null && known.Written.HasValuesOf(Fingerprint.Of([name], [])))
            return Taken(row, name, stored[known.Key.First], known.Written.Mark == Mark.Cleaned);
        if (!SourceImage.IsPlainName(name))
            return Mapping.Refused("its file name is empty or leads out of the folder");
        var (bytes, fault) = await SourceImage.ReadAsync(Path.Combine(Context.Plan.Images ?? "", name), Context.ImageRules.MaxBytes,
            cancellationToken);
        if (bytes is null)
            return Mapping.Refused(fault);
        var limits = new ImageLimits(Context.ImageRules.MaxPixels, ImageStorage.MaximumScans);
        if (!Context.Cleaner.TryClean(bytes, limits, out var image, out var imageError))
            return Mapping.Refused(SourceImage.Describe(imageError));
        var newName = NameOf(name, image.Format);
        if (!Context.Plan.DryRun)
            await StoreAsync(newName, image.Bytes, cancellationToken);
        return Taken(row, name, new Stored(newName, image.Width, image.Height), isCleaned: !image.Bytes.Span.SequenceEqual(bytes));
    }

    /// <summary>The row of an image whose file is stored, and what is to be said of it.</summary>
    private Mapping Taken(SourceRow row, string name, Stored image, bool isCleaned)
    {
        var newName = image.Name;
        if (isCleaned)
            Repaired(row, "its file told more than the image, and is stored without that");
        if (newName != name && ImageFormatNames.OfFile(newName) is { } format)
        {
            var isTaken = SourceImage.IsNameOf(name, format) || IsOurOwn(name);
            Repaired(row, isTaken
                ? "its file name is taken in the target; it has another one now"
                : "its file name does not fit what it is; it has another one now");
        }

        return Stamped(Mapping.To((row.First, 0), newName, image.Width, image.Height), row) with
        {
            Compared = [name],
            Aside = row.Number("uploader_id"),
            Mark = isCleaned ? Mark.Cleaned : Mark.None,
        };
    }

    /// <summary>The name of the file in the target: the one it had, so that links remain, unless that cannot be.</summary>
    private string NameOf(string name, ImageFormat format) =>
        SourceImage.IsNameOf(name, format) && !IsOurOwn(name) && names.Add(name) ? name : $"{Guid.NewGuid():D}.{format.FileExtension}";

    private static bool IsOurOwn(string name) => OurOwn.Contains(name, StringComparer.OrdinalIgnoreCase);

    private async Task StoreAsync(string name, ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
    {
        try
        {
            // No row has this name: a file of it is left from an import that was killed.
            await Context.Files.DeleteAsync(name, cancellationToken);
            await Context.Files.WriteAsync(name, image, cancellationToken);
        }
        catch (Exception fault) when (fault is UnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException("An image cannot be stored in the target; see the settings of section Files. Completed work was kept; run it again.", fault);
        }
    }

    /// <summary>An image that is stored, and how large it is where that was read.</summary>
    private sealed record Stored(string Name, int? Width, int? Height);
}
