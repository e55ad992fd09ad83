using System.Diagnostics;

namespace Muistot.Tests.Harness;

/// <summary>What came of a verb that an operator ran.</summary>
/// <param name="ExitCode">Exit code of the program.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it wrote where errors are read.</param>
internal sealed record Verb(int ExitCode, string Output, string Errors)
{
    // A verb that goes on for ever is ended, and its exit code tells.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The program.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll");

    /// <summary>Runs the program with a verb, on a backend with settings of its own.</summary>
    public static Task<Verb> RunAsync(TestHost host, IEnumerable<string> arguments, params (string Name, string Value)[] changes) =>
        RunAsync(arguments, EnvironmentOf(host.Settings, changes));

    /// <summary>Runs the program with a verb.</summary>
    public static async Task<Verb> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Repository.At("Muistot.Api"),
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        using (limit.Token.Register(process.Kill))
            await process.WaitForExitAsync();
        return new Verb(process.ExitCode, await output, await errors);
    }

    /// <summary>Settings as a process gets them.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentOf(IReadOnlyDictionary<string, string> settings, params (string Name, string Value)[] changes)
    {
        var environment = settings.ToDictionary(setting => setting.Key.Replace(":", "__"), setting => setting.Value);
        environment["ASPNETCORE_ENVIRONMENT"] = settings["Environment"];
        foreach (var (name, value) in changes)
            environment[name.Replace(":", "__")] = value;
        return environment;
    }
}
