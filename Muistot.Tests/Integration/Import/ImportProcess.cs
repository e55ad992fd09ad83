using System.Diagnostics;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Import;

/// <summary>The verb, in a process of its own as operators run it.</summary>
internal static class ImportProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="host">Whose settings it has.</param>
    /// <param name="from">What it imports from, told by the environment.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(TestHost host, string? from, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll"), "import", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in host.Settings)
            start.Environment[name.Replace(":", "__")] = value;
        if (from is not null)
            start.Environment["Import__From"] = from;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
