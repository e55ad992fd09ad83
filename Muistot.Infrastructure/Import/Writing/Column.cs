using System.Data.Common;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>The kinds of value that columns hold.</summary>
internal enum Holds
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A floating-point number.</summary>
    Real,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A time, UTC.</summary>
    Moment,

    /// <summary>A date.</summary>
    Day,
}

/// <summary>A column that is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Holds">What it holds.</param>
internal sealed record Column(string Name, Holds Holds)
{
    /// <summary>Reads its value from where a reader stands, whatever the database makes of it.</summary>
    internal object? Read(DbDataReader reader, int index) => reader.IsDBNull(index) ? null : Holds switch
    {
        Holds.Number => reader.GetInt64(index),
        Holds.Flag => reader.GetBoolean(index),
        Holds.Real => reader.GetDouble(index),
        Holds.Moment => reader.GetDateTime(index),
        Holds.Day => reader.GetFieldValue<DateOnly>(index),
        _ => reader.GetString(index),
    };

    /// <summary>A number that two rows share when they hold the same (XxHash3), whichever database they came from.</summary>
    internal static long HashOf(IEnumerable<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            var written = Write(value);
            text.Append(CultureInfo.InvariantCulture, $"{written?.Length ?? -1}:{written}");
        }

        return unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.ToString().AsSpan())));
    }

    private static string? Write(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "1" : "0",
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        DateTime moment => UtcDateTimeConverter.Truncate(moment).Ticks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
