using System.Globalization;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>What the server of the service being replaced says about its time zone.</summary>
/// <param name="Zone">Its setting: a name, an offset such as +02:00, or SYSTEM.</param>
/// <param name="SystemZone">What its machine calls its zone, which may be an abbreviation.</param>
/// <param name="Offset">How far it is ahead of UTC at this moment.</param>
internal sealed record SourceClock(string Zone, string SystemZone, TimeSpan Offset)
{
    private static readonly TimeSpan EasternEurope = TimeSpan.FromHours(2);

    /// <summary>
    /// The zone of its times, or null when that is not certain. Abbreviations are many zones at once, and so is an offset at one moment;
    /// of Eastern European time the zone that is expected is taken, when it keeps that and agrees with the server's clock.
    /// </summary>
    /// <param name="expected">The zone that is likely.</param>
    /// <param name="now">This moment.</param>
    internal TimeZoneInfo? FindZone(TimeZoneInfo expected, DateTimeOffset now)
    {
        var isSystem = string.Equals(Zone, "SYSTEM", StringComparison.OrdinalIgnoreCase);
        var name = isSystem ? SystemZone : Zone;
        var capitals = name.ToUpperInvariant();

        // As an abbreviation GMT is also what London has in winter.
        if (capitals is "UTC" or "ETC/UTC" or "ZULU" or "UCT" || (capitals == "GMT" && !isSystem))
            return TimeZoneInfo.Utc;
        if (TimeSpan.TryParseExact(name.TrimStart('+', '-'), [@"h\:mm", @"hh\:mm"], CultureInfo.InvariantCulture, out var offset))
            return TimeZoneInfo.CreateCustomTimeZone(name, name.StartsWith('-') ? -offset : offset, name, name);
        if (name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        return capitals is "EET" or "EEST" && expected.BaseUtcOffset == EasternEurope && expected.GetUtcOffset(now) == Offset
            ? expected
            : null;
    }
}
