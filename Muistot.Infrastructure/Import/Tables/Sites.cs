using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Authorization;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Sites, without their texts.</summary>
internal sealed class Sites(ImportContext context) : PublicIdTable(context, "site")
{
    /// <inheritdoc/>
    internal override string Table => "sites";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["project_id", "name", "image_id", "published", "modifier_id", "creator_id",
        "location"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
    [
        new("project_id", Holds.Number), new("name", Holds.Text), new("image_id", Holds.Number), new("published", Holds.Flag),
        new("modifier_id", Holds.Number),
        new("creator_id", Holds.Number), new("latitude", Holds.Real), new("longitude", Holds.Real), new("cell", Holds.Number),
    ];

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await Context.Projects.LoadAsync(rows.Select(row => row.Number("project_id")), cancellationToken);
        await Context.Images.LoadAsync(rows.Select(row => row.Number("image_id")), cancellationToken);
        await Context.Users.LoadAsync(rows.SelectMany(row => new[] { row.Number("modifier_id"), row.Number("creator_id") }),
            cancellationToken);
        await base.PrepareAsync(rows, cancellationToken);
    }

    /// <inheritdoc/>
    internal override async Task MakeWayAsync(long own, Mapping mapping, CancellationToken cancellationToken)
    {
        const string Text = "UPDATE sites SET name = @p0 WHERE project_id = @p1 AND name = @p2 AND id <> @p3";
        if (IsSettling)
            await new Statement(Context.Db, Text, Between(own), mapping.Values[0], mapping.Values[1], own).ExecuteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    internal override async Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        if (Context.Projects.Find(row.Number("project_id")) is not { } project)
            return Mapping.Refused("its project is not in the target");
        if (await ChooseIdAsync(row, known, project, cancellationToken) is not { } name)
            return Wait(row);
        var place = SourcePlace.Read(row.Bytes("location"));
        if (place is null)
            Repaired(row, "its location is not a point on the earth; it lies at 0, 0 now and is hidden until it is moved and published");
        var (latitude, longitude) = place ?? default;
        return Stamped(Mapping.To(
            (row.First, 0), project, name, Refer(row, "image_id", Context.Images, "its image"), Flag(row, "published") && place is not null,
            Refer(row, "modifier_id", Context.Users, "its modifier"), Refer(row, "creator_id", Context.Users, "its creator"),
            latitude, longitude, SphereGrid.CellOf(new Location(latitude, longitude))), row);
    }

    /// <inheritdoc/>
    protected override async Task<long> FindHolderAsync(long scope, string key, CancellationToken cancellationToken)
    {
        // Of the column's type: otherwise the databases convert the column, row by row, and do not use the index.
        var project = (int)scope;
        return await Context.Db.Sites
            .Where(site => site.ProjectId == project && site.Name == key && Visibility.IsPresent(site)).Select(site => site.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<string?> FindNameAsync(int id, CancellationToken cancellationToken) =>
        await Context.Db.Sites.Where(site => site.Id == id).Select(site => site.Name).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override bool IsIn(SourceRow row, long scope) => Context.Projects.Find(row.Number("project_id")) == scope;
}
