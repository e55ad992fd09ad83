namespace Muistot.Tests.Harness;

/// <summary>Runs commands of the program, as operators do.</summary>
internal static class OperatorProgram
{
    /// <summary>The program.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll");

    /// <summary>Runs the program with a command, on a backend with settings of its own.</summary>
    public static Task<Tool> RunAsync(TestHost host, IEnumerable<string> arguments, params (string Name, string Value)[] changes) =>
        RunAsync(arguments, EnvironmentOf(host.Settings, changes));

    /// <summary>Runs the program with a command.</summary>
    public static Task<Tool> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        Tool.RunAsync("dotnet", [Program, .. arguments], Repository.At("Muistot.Api"), environment);

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
