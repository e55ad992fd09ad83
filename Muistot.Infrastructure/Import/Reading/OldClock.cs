using System.Globalization;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>What the server of the service being replaced says about its time zone.</summary>
/// <param name="Zone">Its setting: a name, an offset such as +02:00, or SYSTEM.</param>
/// <param name="SystemZone">What its machine calls its zone, which may be an abbreviation.</param>
/// <param name="Offset">How far it is ahead of UTC at this moment.</param>
internal sealed record OldClock(string Zone, string SystemZone, TimeSpan Offset)
{
    /// <summary>
    /// The zone of its times, or null when that is not certain. Abbreviations are many zones at once; the one that is expected is
    /// taken when it agrees with the server's clock.
    /// </summary>
    /// <param name="expected">The zone that is likely.</param>
    /// <param name="now">This moment.</param>
    internal TimeZoneInfo? FindZone(TimeZoneInfo expected, DateTimeOffset now)
    {
        var name = string.Equals(Zone, "SYSTEM", StringComparison.OrdinalIgnoreCase) ? SystemZone : Zone;
        if (name.ToUpperInvariant() is "UTC" or "GMT" or "ETC/UTC" or "ZULU" or "UCT")
            return TimeZoneInfo.Utc;
        if (TimeSpan.TryParseExact(name.TrimStart('+', '-'), [@"h\:mm", @"hh\:mm"], CultureInfo.InvariantCulture, out var offset))
            return TimeZoneInfo.CreateCustomTimeZone(name, name.StartsWith('-') ? -offset : offset, name, name);
        if (name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        return expected.GetUtcOffset(now) == Offset ? expected : null;
    }
}
