using System.Globalization;
using System.Text;

namespace Muistot.Benchmark;

/// <summary>A line of the table.</summary>
/// <param name="Row">Number of the row of work.</param>
/// <param name="Work">What was done.</param>
/// <param name="Throughput">Requests a second, or null.</param>
/// <param name="Median">Median latency, in milliseconds.</param>
/// <param name="Percentile99">99th percentile of the latency, in milliseconds; null where there was too little to tell.</param>
/// <param name="Memory">Resident memory of the service afterwards, in MB.</param>
/// <param name="Statements">SQL statements for a request.</param>
/// <param name="Ratio">The figure that the goal is about.</param>
/// <param name="Goal">The goal, in words.</param>
/// <param name="Met">Whether it is met.</param>
internal sealed record Result(
    int Row, string Work, double? Throughput, double? Median, double? Percentile99, double? Memory, double? Statements, string Ratio,
    string Goal, bool Met);

/// <summary>The table of what was measured.</summary>
internal sealed class Results
{
    private readonly List<Result> results = [];

    internal void Add(Result result)
    {
        results.Add(result);
        Console.Error.WriteLine($"{result.Row}  {result.Work}: {result.Ratio} (goal {result.Goal})");
    }

    /// <summary>The table, in Markdown.</summary>
    internal string ToMarkdown()
    {
        var text = new StringBuilder()
            .AppendLine("| # | work | requests/s | p50 ms | p99 ms | memory MB | SQL/request | measured | to reach | |")
            .AppendLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- | --- |");
        foreach (var result in results)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {result.Row} | {result.Work} | {Number(result.Throughput)} | {Number(result.Median)} | {Number(
                result.Percentile99)} | {Number(result.Memory)} | {Number(result.Statements)} | {result.Ratio} | {result.Goal} | {(
                result.Met ? "reached" : "**missed**")} |");
        }

        return text.ToString();
    }

    private static string Number(double? value) => value switch
    {
        null => "",
        >= 100 => value.Value.ToString("F0", CultureInfo.InvariantCulture),
        0 => "0",
        _ => value.Value.ToString("G3", CultureInfo.InvariantCulture),
    };
}
