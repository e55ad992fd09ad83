using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Who administers everything.</summary>
internal sealed class Superusers(ImportContext context) : TableImport(context)
{
    /// <inheritdoc/>
    internal override string Table => "superusers";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Key { get; } = ["user_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = [];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } = [];

    /// <inheritdoc/>
    internal override Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken) =>
        Context.Users.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken) => Task.FromResult(
        Context.Users.Find(row.First) is { } user
        ? Stamped(Mapping.To((user, 0)), row)
        : Mapping.Refused("its account is not in the target"));
}
