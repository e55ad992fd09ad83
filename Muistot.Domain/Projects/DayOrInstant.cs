using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Muistot.Domain.Values;

namespace Muistot.Domain.Projects;

/// <summary>
/// One end of the time that a project runs: a moment (ISO 8601 date and time; without a zone it is UTC), or a whole day of the
/// configured time zone.
/// </summary>
public sealed partial record DayOrInstant : IValue<DayOrInstant>
{
    /// <summary>The unit that every database keeps times in.</summary>
    private static readonly TimeSpan Unit = TimeSpan.FromMicroseconds(1);

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private static readonly string[] InstantFormats =
    [
        .. from separator in new[] { "'T'", " " }
           from time in Enumerable.Range(1, 7).Select(digits => $"HH:mm:ss.{new string('f', digits)}").Prepend("HH:mm:ss").Prepend("HH:mm")
           from zone in new[] { "K", "zz" }
           select $"yyyy-MM-dd{separator}{time}{zone}",
    ];

    private readonly DateOnly? day;
    private readonly DateTime instant;

    private DayOrInstant(DateOnly day) => this.day = day;

    private DayOrInstant(DateTime instant) => this.instant = instant;

    /// <inheritdoc/>
    public static string Rule => "Must be a date and time of ISO 8601, such as 2024-06-21T12:00:00Z, or a date, such as 2024-06-21.";

    /// <inheritdoc/>
    public static string Example => "2024-06-21";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out DayOrInstant? value)
    {
        value = null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            value = new DayOrInstant(day);
        }
        else if (DateTimeOffset.TryParseExact(
            Fraction().Replace(text, "${time}.${fraction}"), InstantFormats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            value = new DayOrInstant(moment.UtcDateTime.AddTicks(-(moment.Ticks % Unit.Ticks)));
        }

        return value is not null;
    }

    /// <summary>The first moment that is meant, UTC.</summary>
    /// <param name="zone">The zone that days belong to.</param>
    public DateTime Start(TimeZoneInfo zone) => day is { } date ? Midnight(date, zone) : instant;

    /// <summary>The last moment that is meant, UTC: of a day its last microsecond.</summary>
    /// <param name="zone">The zone that days belong to.</param>
    public DateTime End(TimeZoneInfo zone)
    {
        if (day is not { } date)
            return instant;
        return date == DateOnly.MaxValue
            ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc).AddTicks(-(DateTime.MaxValue.Ticks % Unit.Ticks))
            : Midnight(date.AddDays(1), zone) - Unit;
    }

    /// <summary>
    /// The first moment of a day. Clocks may go forward over midnight, or back; only the way from UTC to a zone is without doubt then,
    /// and the other way misses changes in some zones. So the moment is looked for between those that the offsets around it give.
    /// </summary>
    private static DateTime Midnight(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var (before, after) = (zone.GetUtcOffset(Shift(midnight, -OneDay)), zone.GetUtcOffset(Shift(midnight, OneDay)));
        var (early, late) = before > after
            ? (Shift(midnight, -before), Shift(midnight, -after))
            : (Shift(midnight, -after), Shift(midnight, -before));
        if (HasBegun(early))
            return early;
        while (late.Ticks - early.Ticks > 1)
        {
            var middle = early + ((late - early) / 2);
            (early, late) = HasBegun(middle) ? (early, middle) : (middle, late);
        }

        return late;

        bool HasBegun(DateTime moment) => Shift(moment, zone.GetUtcOffset(moment)) >= midnight;
    }

    // ISO 8601 sets no end to the digits of a fraction, and takes a comma before them too (§5.3.1.4); .NET reads seven.
    [GeneratedRegex("^(?<time>.{19})[.,](?<fraction>[0-9]{1,7})[0-9]*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();

    private static DateTime Shift(DateTime time, TimeSpan by) =>
        new(Math.Clamp(time.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
