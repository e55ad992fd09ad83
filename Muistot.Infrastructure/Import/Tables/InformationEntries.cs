using System.Data.Common;
using System.Globalization;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>The texts of projects or of sites, one entry a language.</summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="parents">Projects or sites.</param>
internal sealed class InformationEntries(ImportContext context, InformationParents parents) : TableImport(context)
{
    private static readonly Column[] Columns =
        [new("name", Holds.Text), new("abstract", Holds.Text), new("description", Holds.Text), new("modifier_id", Holds.Number)];

    private readonly Dictionary<long, string> namesOfDefaultEntries = [];

    /// <inheritdoc/>
    internal override string Table => parents.Entries;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Key { get; } = [parents.Column, "lang_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["name", "abstract", "description", "modifier_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes => Columns;

    /// <summary>What an entry is whose columns a reader begins with, in the order in which they are written.</summary>
    internal static Fingerprint ReadFingerprint(DbDataReader reader) =>
        Fingerprint.Of([.. Columns.Select((column, index) => column.Read(reader, index))], []);

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await parents.References.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);
        await Context.Users.LoadAsync(rows.Select(row => row.Number("modifier_id")), cancellationToken);
        namesOfDefaultEntries.Clear();
        defaults.Clear();
        foreach (var entries in rows.Where(row => row.Text("name") is null).GroupBy(row => row.First, row => row.Second))
            await FindNameAsync(entries.Key, [.. entries], cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        if (parents.References.Find(row.First) is not { } parent)
            return Task.FromResult(Mapping.Refused($"its {parents.What} is not in the target"));
        if (!Context.Languages.TryGetValue(row.Second, out var language))
            return Task.FromResult(Mapping.Refused("its language is unknown"));
        var name = Text(row, "name", Domain.Values.Text.NameLength, Domain.Values.Text.KeptNameLength);
        if (name is null && namesOfDefaultEntries.TryGetValue(row.First, out var other) && row.Second == DefaultOf(row.First))
        {
            name = other;
            Repaired(row, "the entry of the default language has no name; it has that of another entry now, or the public id");
        }

        return Task.FromResult(Stamped(Mapping.To(
            (parent, language.Id), name, Text(row, "abstract", Domain.Values.Text.StoryLength),
            Text(row, "description", Domain.Values.Text.DescriptionLength),
            Refer(row, "modifier_id", Context.Users, "its modifier")), row));
    }

    private readonly Dictionary<long, long> defaults = [];

    private long DefaultOf(long parent) => defaults.GetValueOrDefault(parent);

    private async Task FindNameAsync(long parent, IReadOnlyList<long> languages, CancellationToken cancellationToken)
    {
        string? publicId = null;
        await foreach (var values in Context.Old.QueryAsync(parents.One, cancellationToken, ("@id", parent)))
            (publicId, defaults[parent]) = ((string?)values[0], Convert.ToInt64(values[1] ?? 0L, CultureInfo.InvariantCulture));
        if (publicId is not null && languages.Contains(defaults[parent]))
            namesOfDefaultEntries[parent] = await parents.FirstNameAsync(Context, parent, cancellationToken)
                ?? WellFormed.WithoutNulls(publicId);
    }
}
