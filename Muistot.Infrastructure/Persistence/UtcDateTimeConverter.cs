using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Keeps times in UTC, to the microsecond, which every database can.</summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    time => Truncate(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    /// <summary>The time without what is below a microsecond.</summary>
    public static DateTime Truncate(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
