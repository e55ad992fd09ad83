using Muistot.Domain.Countries;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>What people told about themselves.</summary>
internal sealed class PersonalDataEntries(ImportContext context) : TableImport(context)
{
    private const int Longest = Domain.Values.Text.NameLength;
    private const int Room = 255;

    /// <inheritdoc/>
    internal override string Table => "user_personal_data";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Key { get; } = ["user_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["first_name", "last_name", "birth_date", "country", "city"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
    [
        new("first_name", Holds.Text), new("last_name", Holds.Text), new("birth_date", Holds.Day), new("country", Holds.Text),
        new("city", Holds.Text),
    ];

    /// <inheritdoc/>
    internal override Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken) =>
        Context.Users.LoadAsync(rows.Select(row => (long?)row.First), cancellationToken);

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken) => Task.FromResult(
        Context.Users.Find(row.First) is { } user
            ? Stamped(Mapping.To(
                (user, 0), Text(row, "first_name", Longest, Room), Text(row, "last_name", Longest, Room), BirthDate(row), Country(row),
                Text(row, "city", Longest, Room)), row)
            : Mapping.Refused("its account is not in the target"));

    private DateOnly? BirthDate(SourceRow row)
    {
        var time = row.Time("birth_date", out var isWrong);
        if (isWrong)
            Repaired(row, "birth_date is not a date; it has none now");
        return time is { } day ? DateOnly.FromDateTime(day) : null;
    }

    private string? Country(SourceRow row)
    {
        if (row.Text("country") is not { } letters)
            return null;
        var country = CountryCode.TryParse(letters.Trim(), out var found) ? found.Alpha3 : null;
        if (country is null)
            Repaired(row, letters.Trim().Length == 0
                ? "country is blank; it has none now"
                : "country is not one of ISO 3166-1; it has none now");
        else if (country != letters)
            Repaired(row, "country is written otherwise; it has three capitals now");
        return country;
    }
}
