using System.Globalization;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>Words that stand nowhere but where they were sent, so that it shows where that comes up.</summary>
internal static partial class Canary
{
    /// <summary>What all of them begin with.</summary>
    public const string Beginning = "kanaria";

    /// <summary>The words of an episode; all are of one length.</summary>
    public static string Of(int episode, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Beginning}{episode:D7}x{number:D5}z");

    /// <summary>True for the words of an episode.</summary>
    public static bool IsOf(string canary, int episode) =>
        canary.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Beginning}{episode:D7}x"), StringComparison.Ordinal);

    /// <summary>All of them in a text, each once.</summary>
    public static IEnumerable<string> In(string text) =>
        text.Contains(Beginning, StringComparison.Ordinal)
            ? Words().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)
            : [];

    [GeneratedRegex("kanaria[0-9]{7}x[0-9]{5}z")]
    private static partial Regex Words();
}
