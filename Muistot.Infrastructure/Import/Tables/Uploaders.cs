using Microsoft.EntityFrameworkCore;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Says who sent images. Images come before accounts, which have images. The service itself never says it anew.</summary>
/// <param name="context">What the parts of the import share.</param>
internal sealed class Uploaders(ImportContext context)
{
    /// <summary>Says it of every image that is in the target.</summary>
    /// <returns>Who sent an image and is not in the target.</returns>
    internal async Task<IReadOnlyList<ImportFinding>> RunAsync(ImportBalance balance, CancellationToken cancellationToken)
    {
        var table = context.Old.Schema.Table("images", ["id"], ["uploader_id"], []);
        var (findings, after) = (new List<ImportFinding>(), 0L);
        for (var count = context.Plan.Batch; count == context.Plan.Batch;)
        {
            var rows = await context.Old.ReadAsync(table, (after, 0), context.Plan.Batch, cancellationToken);
            (after, count) = (rows.Count > 0 ? rows[^1].First : after, rows.Count);
            findings.AddRange(
                await context.Db.CommitAsync(() => WriteAsync(rows, cancellationToken), atomic: !context.Plan.DryRun, cancellationToken));
        }

        return findings;
    }

    private async Task<List<ImportFinding>> WriteAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await context.Images.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);
        await context.Users.LoadAsync(rows.Select(row => row.Number("uploader_id")), cancellationToken);
        var known = rows
            .Where(row => context.Images.Find(row.First) is not null)
            .ToDictionary(row => (int)context.Images.Find(row.First)!.Value,
                row => (Row: row, User: (int?)context.Users.Find(row.Number("uploader_id"))));
        var target = await context.Db.Images
            .Where(image => known.Keys.Contains(image.Id)).Select(image => new { image.Id, image.UploaderId })
                .ToListAsync(cancellationToken);
        foreach (var image in target.Where(image => !context.Plan.DryRun && image.UploaderId != known[image.Id].User))
            await new Statement(context.Db, "UPDATE images SET uploader_id = @p0 WHERE id = @p1", known[image.Id].User, image.Id)
                .ExecuteAsync(cancellationToken);
        return [.. known.Values.Where(image => image.User is null && image.Row.Number("uploader_id") is not null)
            .Select(image => new ImportFinding(
            ImportFindingKind.Repaired, "images", image.Row.Id,
            $"its uploader {image.Row.Number("uploader_id")} is not in the target; it has none now"))];
    }
}
