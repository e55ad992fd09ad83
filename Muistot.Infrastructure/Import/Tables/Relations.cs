using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Who has a role in a project, or who reported something: pairs of a thing and an account.</summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="table">Name of the table.</param>
/// <param name="column">The column that names the thing.</param>
/// <param name="things">The things.</param>
internal sealed class Relations(ImportContext context, string table, string column, References things) : TableImport(context)
{
    /// <inheritdoc/>
    internal override string Table => table;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Key { get; } = [column, "user_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = [];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } = [];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Times { get; } = ["created_at"];

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await things.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);
        await Context.Users.LoadAsync(rows.Select(row => (long?)row.Second), cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken) => Task.FromResult(
        (things.Find(row.First), Context.Users.Find(row.Second)) switch
        {
            ({ } thing, { } user) => Stamped(Mapping.To((thing, user)), row),
            (null, _) => Mapping.Refused($"its {column.Split('_')[0]} is not in the target"),
            _ => Mapping.Refused("its account is not in the target"),
        });
}
