namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>Turns times without a zone into moments.</summary>
internal static class LocalTime
{
    /// <summary>
    /// The moment of a time on the clocks of a zone, UTC. Of an hour that comes twice in autumn the second is taken, in standard time;
    /// in the hour that is left out in spring clocks are taken to have run on.
    /// </summary>
    internal static DateTime ToUtc(DateTime time, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1)) : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }
}
