using System.Globalization;

namespace Muistot.Domain.Values;

/// <summary>
/// Reads dates and times of RFC 3339 §5.6, of which .NET knows neither leap seconds nor zones more than 14 hours away from UTC.
/// </summary>
public static class InternetTime
{
    private const string Leap = ":60";

    private static readonly TimeSpan LastSecond = new(23, 59, 59);

    /// <summary>Reads one whole second. A leap second is the one after it (§5.7); it is the last one of a day, UTC.</summary>
    /// <param name="date">As <c>2024-06-21</c>.</param>
    /// <param name="time">As <c>12:00:00</c>.</param>
    /// <param name="zone">As <c>Z</c> or <c>+03:00</c>, up to 23:59.</param>
    /// <param name="second">When it begins, UTC.</param>
    /// <returns>False where there is no such moment between the years 1 and 9999.</returns>
    public static bool TryRead(string date, string time, string zone, out DateTime second)
    {
        second = default;
        var isLeap = time.EndsWith(Leap, StringComparison.Ordinal);
        var text = $"{date}T{(isLeap ? $"{time[..^Leap.Length]}:59" : time)}";
        if (!DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || OffsetOf(zone) is not { } offset)
            return false;
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        second = new DateTime(ticks, DateTimeKind.Utc);
        if (!isLeap)
            return true;
        if (second.TimeOfDay != LastSecond || second.Date == DateTime.MaxValue.Date)
            return false;
        second = second.AddSeconds(1);
        return true;
    }

    private static TimeSpan? OffsetOf(string zone)
    {
        if (zone is "Z" or "z")
            return TimeSpan.Zero;
        return TimeSpan.TryParseExact(zone[1..], "hh':'mm", CultureInfo.InvariantCulture, out var offset)
            ? zone[0] == '-' ? -offset : offset
            : null;
    }
}
