using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Harness;

/// <summary>
/// The queries that convert a column, as where a column of <c>int</c> is compared with a <c>long</c>. No index helps such a query: the
/// database converts the column of each row.
/// </summary>
internal sealed partial class ConvertedColumns
{
    private readonly ConcurrentQueue<string> found = [];

    /// <summary>Looks at the text of a query.</summary>
    public void Look(string query)
    {
        if (IsIn(query))
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

    /// <summary>True when a text of SQL converts a column, other than to hand out its value.</summary>
    public static bool IsIn(string query) => Conversion().IsMatch(query[Math.Max(0, query.IndexOf("FROM ", StringComparison.Ordinal))..]);

    [GeneratedRegex("""\b(CAST\s*\(\s*|CONVERT\s*\(\s*)([\w"`]+\.)?["`]?\w+["`]?\s*(AS\b|,)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Conversion();
}
