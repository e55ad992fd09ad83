using System.Diagnostics;

namespace Muistot.Tests.Harness;

/// <summary>A program that was run to its end.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it wrote where errors are read.</param>
internal sealed record Tool(int ExitCode, string Output, string Errors)
{
    /// <summary>How long a program may take, unless it is said.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs a program.</summary>
    /// <exception cref="OperationCanceledException">It took too long, and was ended.</exception>
    public static async Task<Tool> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(limit ?? Limit);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new Tool(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
