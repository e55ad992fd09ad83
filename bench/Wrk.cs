using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Muistot.Benchmark;

/// <summary>What came of a load.</summary>
/// <param name="Throughput">Requests a second.</param>
/// <param name="Median">Median latency, in milliseconds.</param>
/// <param name="Percentile99">99th percentile of the latency, in milliseconds.</param>
/// <param name="Errors">Answers of 400 and more, and connections that failed.</param>
internal sealed record Load(double Throughput, double Median, double Percentile99, long Errors);

/// <summary>Drives a server by wrk.</summary>
internal static partial class Wrk
{
    /// <summary>Sends requests from many connections at once.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="script">A script of wrk, or null for GET.</param>
    /// <param name="headers">Headers of each request.</param>
    internal static async Task<Load> RunAsync(Uri url, int seconds, int connections = 32, string? script = null,
        params IEnumerable<(string Name, string Value)> headers)
    {
        var arguments = new List<string> { "--threads", "1", "--connections", Text(connections), "--duration", $"{Text(seconds)}s",
            "--latency", "--timeout", "10s" };
        foreach (var (name, value) in headers)
            arguments.AddRange(["--header", $"{name}: {value}"]);
        if (script is not null)
            arguments.AddRange(["--script", script]);
        using var wrk = Process.Start(
            new ProcessStartInfo("wrk", [.. arguments, url.ToString()]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return wrk.ExitCode == 0 ? Read(output) : throw new InvalidOperationException($"wrk failed:\n{output}");
    }

    private static Load Read(string output)
    {
        var errors = Errors().Matches(output)
            .Sum(match => match.Groups["count"].Captures.Sum(count => long.Parse(count.Value, CultureInfo.InvariantCulture)));
        return new Load(double.Parse(Throughput().Match(output).Groups["value"].Value, CultureInfo.InvariantCulture),
            Latency(output, "50%"), Latency(output, "99%"), errors);
    }

    private static double Latency(string output, string percentile)
    {
        var match = Regex.Match(output, $@"^\s+{percentile}\s+(?<value>[\d.]+)(?<unit>us|ms|s)",
            RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var value = double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch { "us" => value / 1000, "ms" => value, _ => value * 1000 };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<value>[\d.]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Throughput();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<count>\d+)|Socket errors: connect (?<count>\d+), read (?<count>\d+), write (?<count>\d+), timeout (?<count>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Errors();
}
