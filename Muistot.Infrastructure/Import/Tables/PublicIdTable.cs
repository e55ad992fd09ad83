using System.Globalization;
using Muistot.Domain.Values;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Projects or sites: rows whose names are public ids, which stay what they were unless that cannot be.</summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="what">What they are, in a word.</param>
internal abstract class PublicIdTable(ImportContext context, string what) : NamedTableImport(context)
{
    /// <inheritdoc/>
    protected override string NameColumn => "name";

    /// <summary>What a row is called whose name another one gets before it gets its own; no public id begins with a space.</summary>
    protected static string Between(long own) => string.Create(CultureInfo.InvariantCulture, $" {own}");

    /// <inheritdoc/>
    protected override string NameOf(SourceRow row) =>
        Names.PublicId(row.Text(NameColumn) ?? "", what, Identifier.MinimumLength, Identifier.MaximumLength);

    /// <inheritdoc/>
    protected override string WithNumber(string name, int number) => Names.PublicIdWithNumber(name, number, Identifier.MaximumLength);

    /// <summary>Chooses the public id of a row, and says so when it is another one.</summary>
    /// <returns>The id, or null when the row has to wait for it.</returns>
    protected async Task<string?> ChooseIdAsync(SourceRow row, Known? known, long scope, CancellationToken cancellationToken)
    {
        if (await ChooseAsync(row, known, scope, cancellationToken) is not var (name, number))
            return null;
        Give(row, known, (scope, name));
        if (number > 1)
            Repaired(row, $"another {what} has its public id in the target; it is '{name}' now");
        else if (name != row.Text(NameColumn))
            Repaired(row, $"its public id is not valid in the target; it is '{name}' now");
        return name;
    }
}
