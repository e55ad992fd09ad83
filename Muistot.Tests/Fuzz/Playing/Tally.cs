using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Muistot.Tests.Fuzz.Document;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>Counts the answers of each operation by their status.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Operation, int Status), int> counts = new();

    /// <summary>All that were counted.</summary>
    public int Total => counts.Values.Sum();

    /// <summary>Counts one.</summary>
    public void Count(Exchange exchange) => counts.AddOrUpdate((exchange.OperationId, exchange.Status), 1, (_, count) => count + 1);

    /// <summary>Operations that never answered 2xx.</summary>
    public IReadOnlyList<string> NeverDone(ApiDescription document) =>
        [.. document.Operations.Select(operation => operation.Id)
            .Where(id => !counts.Keys.Any(key => key.Operation == id && key.Status is >= 200 and < 300))];

    /// <summary>A table, each operation a row, each status a column.</summary>
    public string Table()
    {
        var statuses = counts.Keys.Select(key => key.Status).Distinct().Order().ToList();
        var text = new StringBuilder($"{"operation",-26}");
        foreach (var status in statuses)
            text.Append(CultureInfo.InvariantCulture, $"{status,8}");
        foreach (var operation in counts.Keys.Select(key => key.Operation).Distinct().Order(StringComparer.Ordinal))
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{(operation.Length == 0 ? "(no operation)" : operation),-26}");
            foreach (var status in statuses)
                text.Append(CultureInfo.InvariantCulture, $"{counts.GetValueOrDefault((operation, status)),8}");
        }

        return text.ToString();
    }
}
