using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Muistot.Tests.Harness;

/// <summary>
/// The queries that take the longer the more there is. Some convert a column, as where a column of <c>int</c> is compared with a
/// <c>long</c>: no index helps them, since the database converts the column of each row. Others look for what is not in the index of
/// search: MariaDB makes a list of all that is in it for each of them, also where it wants few rows. And some name a project beside the
/// keys of its sites or memories: databases look at all that the project has.
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

    /// <summary>
    /// True when a text of SQL converts a column, other than to hand it out, looks for what is not indexed, or for keys of a project.
    /// </summary>
    public static bool IsOne(string query) =>
        Conversion().IsMatch(query[Math.Max(0, query.IndexOf("FROM ", StringComparison.Ordinal))..]) || Absence().IsMatch(query)
            || KeysInProject().IsMatch(query);

    [GeneratedRegex("""\bNOT (EXISTS|IN)\s*\(\s*SELECT\s[^()]*\bFROM\s+["`]?search_(projects|sites|memories)\b""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Absence();

    [GeneratedRegex("""\bWHERE .?\w+.?\..?project_id.? = @[^;]*\..?id.? IN \(\s*(SELECT [^()]*json_each\(|\d)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KeysInProject();

    [GeneratedRegex("""\b(CAST\s*\(\s*|CONVERT\s*\(\s*)([\w"`]+\.)?["`]?\w+["`]?\s*(AS\b|,)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Conversion();
}
