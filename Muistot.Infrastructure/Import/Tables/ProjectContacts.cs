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
        [new("can_contact", Holds.Flag), new("has_research_permit", Holds.Flag), new("contact_email", Holds.Text),
            new("modifier_id", Holds.Number)];

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await Context.Projects.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);
        await Context.Users.LoadAsync(rows.Select(row => row.Number("modifier_id")), cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        if (Context.Projects.Find(row.First) is not { } project)
            return Task.FromResult(Mapping.Refused("its project is not in the target"));
        return Task.FromResult(Stamped(Mapping.To(
            (project, 0), Flag(row, "can_contact"), Flag(row, "has_research_permit"), Email(row),
            Refer(row, "modifier_id", Context.Users, "its modifier")), row));
    }

    private string? Email(SourceRow row)
    {
        if (TextThatMayBeTrimmed(row, "contact_email", EmailAddress.MaximumLength, Room) is not { } email)
            return null;
        var trimmed = email.Trim();
        if (trimmed.Length == 0)
        {
            Repaired(row, "contact_email is empty; it has none now");
            return null;
        }

        if (trimmed.Length < email.Length)
            Repaired(row, "contact_email had white space around it, which is left out");
        if (!EmailAddress.TryParse(trimmed, out _))
            Note(row, "contact_email is not a valid address in the target; it is kept");
        return trimmed;
    }
}
