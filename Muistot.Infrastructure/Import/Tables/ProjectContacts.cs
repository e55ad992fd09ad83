using Muistot.Domain.Users;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>How to reach the people behind projects.</summary>
internal sealed class ProjectContacts(ImportContext context) : TableImport(context)
{
    private const int Room = 255;

    /// <inheritdoc/>
    internal override string Table => "project_contact";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Key { get; } = ["project_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["can_contact", "has_research_permit", "contact_email", "modifier_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
        [new("can_contact", Holds.Flag), new("has_research_permit", Holds.Flag), new("contact_email", Holds.Text), new("modifier_id", Holds.Number)];

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<OldRow> rows, CancellationToken cancellationToken)
    {
        await Context.Projects.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);
        await Context.Users.LoadAsync(rows.Select(row => row.Number("modifier_id")), cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(OldRow row, Known? known, CancellationToken cancellationToken)
    {
        if (Context.Projects.Find(row.First) is not { } project)
            return Task.FromResult(Mapping.Refused("its project is not here"));
        var email = Text(row, "contact_email", EmailAddress.MaximumLength, Room)?.Trim();
        if (email is { Length: > 0 } && !EmailAddress.TryParse(email, out _))
            Note(row, "contact_email is no address that is taken here; it is kept");
        return Task.FromResult(Stamped(Mapping.To(
            (project, 0), row.Flag("can_contact"), row.Flag("has_research_permit"), email is { Length: > 0 } ? email : null,
            Refer(row, "modifier_id", Context.Users, "its modifier")), row));
    }
}
