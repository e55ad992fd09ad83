using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Projects;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Projects, without their texts.</summary>
internal sealed class Projects(ImportContext context) : PublicIdTable(context, "project")
{
    /// <inheritdoc/>
    internal override string Table => "projects";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } =
        ["name", "image_id", "starts", "ends", "admin_posting", "default_language_id", "auto_publish", "published", "modifier_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
    [
        new("name", Holds.Text), new("image_id", Holds.Number), new("starts", Holds.Moment), new("ends", Holds.Moment),
        new("admin_posting", Holds.Flag),
        new("default_language_id", Holds.Number), new("auto_publish", Holds.Flag), new("published", Holds.Flag),
        new("modifier_id", Holds.Number),
    ];

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await Context.Images.LoadAsync(rows.Select(row => row.Number("image_id")), cancellationToken);
        await Context.Users.LoadAsync(rows.Select(row => row.Number("modifier_id")), cancellationToken);
        await base.PrepareAsync(rows, cancellationToken);
    }

    /// <inheritdoc/>
    internal override async Task MakeWayAsync(long own, Mapping mapping, CancellationToken cancellationToken)
    {
        if (IsSettling)
            await new Statement(Context.Db, "UPDATE projects SET name = @p0 WHERE name = @p1 AND id <> @p2", Between(own),
                mapping.Values[0], own).ExecuteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    internal override async Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        if (await ChooseIdAsync(row, known, 0, cancellationToken) is not { } name)
            return Wait(row);
        if (row.Number("default_language_id") is not { } id || !Context.Languages.ContainsKey(id))
            Repaired(row, $"its default language is unknown; it is {Context.DefaultLanguageOf(null)} now");
        var (starts, ends) = (Begin(row), End(row));
        if (starts > ends)
            Note(row, "it ends before it starts; it is kept so, and is shown to its admins only");
        return Stamped(Mapping.To(
            (row.First, 0), name, Refer(row, "image_id", Context.Images, "its image"), starts, ends, Flag(row, "admin_posting"),
            (long)Context.DefaultLanguageOf(row.Number("default_language_id")).Id, Flag(row, "auto_publish"), Flag(row, "published"),
            Refer(row, "modifier_id", Context.Users, "its modifier")), row);
    }

    /// <inheritdoc/>
    protected override async Task<long> FindHolderAsync(long scope, string key, CancellationToken cancellationToken) =>
        await Context.Db.Projects.Where(project => project.Name == key).Select(project => project.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override async Task<string?> FindNameAsync(int id, CancellationToken cancellationToken) =>
        await Context.Db.Projects.Where(project => project.Id == id).Select(project => project.Name).FirstOrDefaultAsync(cancellationToken);

    // Days belong to projects as a whole, in the zone that they have in the target.
    private DateTime? Begin(SourceRow row) =>
        row.HoldsDays("starts") ? Day(row, "starts")?.Start(Context.Localization.Zone) : Moment(row, "starts");

    private DateTime? End(SourceRow row) => row.HoldsDays("ends") ? Day(row, "ends")?.End(Context.Localization.Zone) : Moment(row, "ends");

    private DayOrInstant? Day(SourceRow row, string column)
    {
        var time = row.Time(column, out var isWrong);
        if (isWrong)
            Repaired(row, $"{column} is not a date; it has none now");
        return time is { } day && DayOrInstant.TryParse(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            out var found) ? found : null;
    }
}
