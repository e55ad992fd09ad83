using Muistot.Api.Commands;

namespace Muistot.Tests.Harness;

/// <summary>Runs commands of the program, as operators do.</summary>
internal static class OperatorProgram
{
    private const string Prefix = "ASPNETCORE_";

    // Its controllers are looked for in the assembly of this name, and not in that of the process.
    private const string ItsName = "--applicationName=Muistot.Api";

    // A process shows the progress of one command at a time.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The program.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll");

    /// <summary>Runs the program with a command, on a backend with settings of its own.</summary>
    public static Task<Tool> RunAsync(TestHost host, IEnumerable<string> arguments, params (string Name, string Value)[] changes) =>
        RunAsync(arguments, EnvironmentOf(host.Settings, changes));

    /// <summary>
    /// Runs the program with a command, within this process: one of its own would spend nearly all of its time on compiling.
    /// </summary>
    /// <param name="arguments">The command, and what belongs to it.</param>
    /// <param name="environment">Settings as a process gets them. They go before the command here, as variables would be there for
    /// all.</param>
    public static async Task<Tool> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        await Turn.WaitAsync();
        try
        {
            string[] all = [ItsName, .. environment.Select(AsArgument), .. arguments];
            return await ConsoleCapture.RunAsync(() => MuistotCommandLine.RunAsync(all).WaitAsync(Tool.Limit));
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Runs the program with a command in a process of its own: for what the process itself is part of.</summary>
    public static Task<Tool> RunProcessAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        Tool.RunAsync("dotnet", [Program, .. arguments], Repository.At("Muistot.Api"), environment);

    /// <summary>Settings as a process gets them.</summary>
    public static IReadOnlyDictionary<string,
        string> EnvironmentOf(IReadOnlyDictionary<string, string> settings, params (string Name, string Value)[] changes)
    {
        var environment = settings.ToDictionary(setting => setting.Key.Replace(":", "__"), setting => setting.Value);
        environment["ASPNETCORE_ENVIRONMENT"] = settings["Environment"];
        foreach (var (name, value) in changes)
            environment[name.Replace(":", "__")] = value;
        return environment;
    }

    private static string AsArgument(KeyValuePair<string, string> variable)
    {
        var name = variable.Key.StartsWith(Prefix, StringComparison.Ordinal) ? variable.Key[Prefix.Length..] : variable.Key;
        return $"--{name.Replace("__", ":")}={variable.Value}";
    }
}
