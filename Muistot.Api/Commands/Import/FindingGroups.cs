using System.Globalization;
using System.Text.RegularExpressions;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Api.Commands.Import;

/// <summary>Findings of an import that say the same of different rows, in the order in which they first came.</summary>
internal sealed partial class FindingGroups
{
    private const int MostExamples = 5;

    private readonly OrderedDictionary<(ImportFindingKind Kind, string Table, string Pattern), Group> groups = [];

    /// <summary>True when there are more rows than the lines name.</summary>
    internal bool AreShortened => groups.Values.Any(group => group.Count > MostExamples);

    /// <summary>A line for each group: one like that of a finding, with a count and the first rows in place of the row.</summary>
    internal IEnumerable<string> Lines => groups.Values.Select(group => group.ToString());

    /// <summary>Adds a finding to those that differ from it in numbers and quoted names at most.</summary>
    internal void Add(ImportFinding finding)
    {
        var key = (finding.Kind, finding.Table, Values().Replace(finding.Reason, "…"));
        if (groups.TryGetValue(key, out var group))
            group.Add(finding);
        else
            groups.Add(key, new Group(finding));
    }

    [GeneratedRegex(@"'[^']*'|[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Values();

    private sealed class Group(ImportFinding first)
    {
        private readonly List<string> examples = [first.Id];
        private readonly string[] words = first.Reason.Split(' ');

        internal long Count { get; private set; } = 1;

        internal void Add(ImportFinding finding)
        {
            Count++;
            if (examples.Count < MostExamples)
                examples.Add(finding.Id);
            foreach (var (index, word) in finding.Reason.Split(' ').Take(words.Length).Index())
                words[index] = words[index] == word ? word : "…";
        }

        public override string ToString()
        {
            var more = Count > examples.Count ? ", …" : "";
            var rows = Count == 1
                ? first.Id
                : string.Create(CultureInfo.InvariantCulture, $"{Count} rows: {string.Join(", ", examples)}{more}");
            return (first with { Id = rows, Reason = string.Join(' ', words) }).ToString();
        }
    }
}
