using System.Globalization;
using MySqlConnector;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>A row of the service being replaced, as its server gave it.</summary>
/// <param name="table">What is read of its table.</param>
/// <param name="values">Its values, in the order of the columns that are read.</param>
internal sealed class OldRow(OldTable table, object?[] values)
{
    /// <summary>First column of its key.</summary>
    internal long First { get; init; } = table.Key.Count > 0 ? Whole(values[0]) : 0;

    /// <summary>Second column of its key; 0 where the key is one column.</summary>
    internal long Second { get; init; } = table.Key.Count > 1 ? Whole(values[1]) : 0;

    /// <summary>Its key, as reports name it.</summary>
    internal string Id
    {
        get => field ??= table.Key.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{First}/{Second}") : First.ToString(CultureInfo.InvariantCulture);
        init;
    }

    /// <summary>Its values, in the order of the columns that are read: those of the key first.</summary>
    internal IReadOnlyList<object?> Values => values;

    /// <summary>A number, or null.</summary>
    internal long? Number(string column) => this[column] is { } value ? Whole(value) : null;

    /// <summary>A flag; null is false.</summary>
    internal bool Flag(string column) => this[column] is { } value && Convert.ToBoolean(value, CultureInfo.InvariantCulture);

    /// <summary>A text, or null.</summary>
    internal string? Text(string column) => this[column] switch
    {
        null => null,
        string text => text,
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Bytes, or null.</summary>
    internal byte[]? Bytes(string column) => this[column] as byte[];

    /// <summary>A time without a zone. Null when there is none, or one that no calendar has, as 0000-00-00.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="isWrong">True when something is there that is no time.</param>
    internal DateTime? Time(string column, out bool isWrong)
    {
        var value = this[column];
        DateTime? time = value switch
        {
            MySqlDateTime { IsValidDateTime: true } valid => valid.GetDateTime(),
            DateTime plain => plain,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            _ => null,
        };
        isWrong = value is not null && time is null;
        return time is { } found ? DateTime.SpecifyKind(found, DateTimeKind.Unspecified) : null;
    }

    /// <summary>True when a column holds days rather than times.</summary>
    internal bool HoldsDays(string column) => table.HoldsDays(column);

    private static long Whole(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private object? this[string column] => table.IndexOf(column) is >= 0 and var index ? values[index] : null;
}
