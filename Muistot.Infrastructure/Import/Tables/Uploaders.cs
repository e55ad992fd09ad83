using Microsoft.EntityFrameworkCore;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Says who sent pictures. Pictures come before accounts, which have pictures.</summary>
/// <param name="context">What the parts of the import share.</param>
internal sealed class Uploaders(ImportContext context)
{
    /// <summary>Says it of every picture that is here and does not know.</summary>
    /// <returns>Nothing that operators should know.</returns>
    internal async Task<IReadOnlyList<ImportFinding>> RunAsync(CancellationToken cancellationToken)
    {
        if (context.Plan.DryRun)
            return [];
        var table = context.Old.Schema.Table("images", ["id"], ["uploader_id"], []);
        var after = 0L;
        for (var count = context.Plan.Batch; count == context.Plan.Batch;)
        {
            var rows = await context.Old.ReadAsync(table, (after, 0), context.Plan.Batch, cancellationToken);
            (after, count) = (rows.Count > 0 ? rows[^1].First : after, rows.Count);
            await context.Db.CommitAsync(() => WriteAsync(rows, cancellationToken), atomic: true, cancellationToken);
        }

        return [];
    }

    private async Task<int> WriteAsync(IReadOnlyList<OldRow> rows, CancellationToken cancellationToken)
    {
        await context.Images.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);
        await context.Users.LoadAsync(rows.Select(row => row.Number("uploader_id")), cancellationToken);
        var known = rows
            .Select(row => (Image: context.Images.Find(row.First), User: context.Users.Find(row.Number("uploader_id"))))
            .Where(pair => pair is ({ }, { }))
            .ToDictionary(pair => (int)pair.Image!, pair => (int)pair.User!);
        var waiting = await context.Db.Images
            .Where(image => known.Keys.Contains(image.Id) && image.UploaderId == null).Select(image => image.Id).ToListAsync(cancellationToken);
        foreach (var image in waiting)
            await new Statement(context.Db, "UPDATE images SET uploader_id = @p0 WHERE id = @p1", known[image], image).ExecuteAsync(cancellationToken);
        return waiting.Count;
    }
}
