using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Harness;

/// <summary>
/// The queries that take the longer the more there is. Some convert a column, as where a column of <c>int</c> is compared with a
/// <c>long</c>: no index helps them, since the database converts the column of each row. Others look for what is not in the index of
/// search: MariaDB makes a list of all that is in it for each of them, also where it wants few rows.
/// </summary>
internal sealed partial class SlowQueries
{
    private readonly ConcurrentQueue<string> found = [];

    /// <summary>Looks at the text of a query.</summary>
    public void Look(string query)
    {
        if (IsOne(query))
            found.Enqueue(query);
    }

    /// <summary>Hands over what was found.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (found.TryDequeue(out var query))
            taken.Add(query);
        return taken;
    }

    /// <summary>True when a text of SQL converts a column, other than to hand out its value, or looks for what is not indexed.</summary>
    public static bool IsOne(string query) =>
        Conversion().IsMatch(query[Math.Max(0, query.IndexOf("FROM ", StringComparison.Ordinal))..]) || Absence().IsMatch(query);

    [GeneratedRegex("""\bNOT (EXISTS|IN)\s*\(\s*SELECT\s[^()]*\bFROM\s+["`]?search_(projects|sites|memories)\b""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Absence();

    [GeneratedRegex("""\b(CAST\s*\(\s*|CONVERT\s*\(\s*)([\w"`]+\.)?["`]?\w+["`]?\s*(AS\b|,)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Conversion();
}
