using System.Globalization;
using MySqlConnector;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>A row of the service being replaced, as its server gave it.</summary>
/// <param name="table">What is read of its table.</param>
/// <param name="values">Its values, in the order of the columns that are read.</param>
internal sealed class SourceRow(SourceTable table, object?[] values)
{
    /// <summary>First column of its key.</summary>
    internal long First { get; init; } = table.Key.Count > 0 ? Whole(values[0]) : 0;

    /// <summary>Second column of its key; 0 where the key is one column.</summary>
    internal long Second { get; init; } = table.Key.Count > 1 ? Whole(values[1]) : 0;

    /// <summary>Its key, as reports name it.</summary>
    internal string Id
    {
        get => field ??= table.Key.Count > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{First}/{Second}")
            : First.ToString(CultureInfo.InvariantCulture);
        init;
    }

    /// <summary>Its values, in the order of the columns that are read: those of the key first.</summary>
    internal IReadOnlyList<object?> Values => values;

    /// <summary>A number, or null.</summary>
    internal long? Number(string column) => this[column] is { } value ? Whole(value) : null;

    /// <summary>A flag, or null.</summary>
    internal bool? Flag(string column) => this[column] is { } value ? Convert.ToBoolean(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A text, or null.</summary>
    internal string? Text(string column) => this[column] switch
    {
        null => null,
        string text => text,
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Bytes, or null.</summary>
    internal byte[]? Bytes(string column) => this[column] as byte[];

    /// <summary>A time without a zone. Null when there is none, or one that no calendar has, as 0000-00-00 or 2022-02-31.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="isWrong">True when the column holds a value that cannot be read as a time.</param>
    internal DateTime? Time(string column, out bool isWrong)
    {
        var value = this[column];
        DateTime? time = value switch
        {
            MySqlDateTime parts => FindTime(parts),
            DateTime plain => plain,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            _ => null,
        };
        isWrong = value is not null && time is null;
        return time is { } found ? DateTime.SpecifyKind(found, DateTimeKind.Unspecified) : null;
    }

    /// <summary>A time as it stands there, whether a calendar has it or not; NULL when there is none.</summary>
    internal string TimeText(string column) => this[column] switch
    {
        MySqlDateTime parts => string.Create(
            CultureInfo.InvariantCulture,
            $"{parts.Year:D4}-{parts.Month:D2}-{parts.Day:D2}T{parts.Hour:D2}:{parts.Minute:D2}:{parts.Second:D2}{(parts.Microsecond > 0
            ? $".{parts.Microsecond:D6}"
            : "")}"),
        null => "NULL",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>True when the table has such a column.</summary>
    internal bool Has(string column) => table.IndexOf(column) >= 0;

    /// <summary>True when a column holds days rather than times.</summary>
    internal bool HoldsDays(string column) => table.HoldsDays(column);

    private static DateTime? FindTime(MySqlDateTime parts) =>
        parts is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 } && parts.Day <= DateTime.DaysInMonth(parts.Year, parts.Month)
            ? new DateTime(parts.Year, parts.Month, parts.Day, parts.Hour, parts.Minute, parts.Second).AddMicroseconds(parts.Microsecond)
            : null;

    private static long Whole(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private object? this[string column] => table.IndexOf(column) is >= 0 and var index ? values[index] : null;
}
