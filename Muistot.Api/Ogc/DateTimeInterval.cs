using System.Globalization;
using System.Text.RegularExpressions;
using Muistot.Domain.Values;

namespace Muistot.Api.Ogc;

/// <summary>
/// A stretch of time (OGC API – Features – Part 1, §7.15.4). What is written stands for all that its digits leave open: a date for the
/// whole day, UTC; an instant without fractions for the whole second, since clients cut them off.
/// </summary>
/// <param name="From">The first moment, UTC; null when it has no beginning.</param>
/// <param name="Until">The moment that it ends before, UTC; null when it has no end.</param>
internal readonly partial record struct DateTimeInterval(DateTime? From, DateTime? Until)
{
    private const string Open = "..";

    /// <summary>Reads a date, an instant, or two with a slash between. An open end is two dots, or nothing.</summary>
    internal static bool TryParse(string text, out DateTimeInterval interval)
    {
        interval = default;
        var ends = text.Split('/');
        if (ends.Length == 1)
            return ends[0] is not ("" or Open) && TryParseEnd(ends[0], out interval);
        if (ends.Length != 2 || !TryParseEnd(ends[0], out var first) || !TryParseEnd(ends[1], out var last)
            || (first.From is null && last.Until is null) || first.From >= last.Until)
            return false;
        interval = new DateTimeInterval(first.From, last.Until);
        return true;
    }

    private static bool TryParseEnd(string text, out DateTimeInterval stretch)
    {
        stretch = default;
        if (text is "" or Open)
            return true;
        if (Moment().Match(text) is not { Success: true } match)
            return false;
        var (time, zone, fraction) = (match.Groups["time"].Value, match.Groups["zone"].Value, match.Groups["fraction"].Value);
        if (!InternetTime.TryRead(
            match.Groups["date"].Value, time.Length > 0 ? time : "00:00:00", zone.Length > 0 ? zone : "Z", out var second))
            return false;

        // In steps of 100 ns. The last moments that there are have nothing behind them.
        var digits = fraction.Length > 7 ? fraction[..7] : fraction;
        var ticks = digits.Length == 0 ? 0 : long.Parse(digits.PadRight(7, '0'), CultureInfo.InvariantCulture);
        var length = time.Length == 0 ? TimeSpan.TicksPerDay : (long)Math.Pow(10, 7 - digits.Length);
        var from = second.AddTicks(ticks);
        stretch = new DateTimeInterval(from, from.Ticks > DateTime.MaxValue.Ticks - length ? DateTime.MaxValue : from.AddTicks(length));
        return true;
    }

    // A date may end with what parts it from a time that is not there: GDAL writes it so.
    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]?(?<zone>[Zz])?|[Tt ](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.(?<fraction>[0-9]+))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
