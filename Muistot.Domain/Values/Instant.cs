using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Muistot.Domain.Values;

/// <summary>A moment, as RFC 3339 §5.6 writes it: with seconds and a zone. What is below a microsecond is cut off.</summary>
/// <param name="Time">The moment, UTC.</param>
public sealed partial record Instant(DateTime Time) : IValue<Instant>
{
    /// <inheritdoc/>
    public static string Rule => "Must be a date and time of RFC 3339 with a zone, such as 2024-06-21T12:00:00Z.";

    /// <inheritdoc/>
    public static string Example => "2024-06-21T12:00:00Z";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Instant? value)
    {
        value = null;
        if (Form().Match(text) is not { Success: true } match)
            return false;
        if (InternetTime.TryRead(match.Groups["date"].Value, match.Groups["time"].Value, match.Groups["zone"].Value, out var second))
        {
            var microseconds = int.Parse(match.Groups["fraction"].Value.PadRight(6, '0')[..6], CultureInfo.InvariantCulture);
            value = new Instant(second.AddMicroseconds(microseconds));
        }

        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
