namespace Muistot.Api.Hosting;

/// <summary>
/// Settings that have a new name. The old name is read for one release: its value counts where the new name is not set, and the log says
/// which name to use.
/// </summary>
internal static class RenamedSettings
{
    private static readonly Dictionary<string, string> NewNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Caching:StandInSeconds"] = "Caching:StaleIfErrorSeconds",
    };

    /// <summary>True for an old name that is still read.</summary>
    internal static bool Contain(string name) => NewNames.ContainsKey(name);

    /// <summary>Copies the value of each old name to its new name. Values that are set under the new name stay.</summary>
    internal static void Apply(IConfigurationManager configuration)
    {
        foreach (var (oldName, newName) in NewNames)
        {
            if (configuration[oldName] is { } value && configuration[newName] is null)
                configuration[newName] = value;
        }
    }

    /// <summary>Warns of every old name that is set.</summary>
    internal static void Warn(IConfiguration configuration, ILogger logger)
    {
        foreach (var (oldName, newName) in NewNames.Where(name => configuration[name.Key] is not null))
            logger.LogWarning("The setting {OldName} is now called {NewName}. The next release does not read the old name.",
                oldName, newName);
    }
}
