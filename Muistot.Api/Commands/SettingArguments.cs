namespace Muistot.Api.Commands;

/// <summary>
/// Settings on the command line, of which each command takes any: as <c>--Section:Key=VALUE</c>, or in two words. They stand anywhere, and
/// are told from options by their names.
/// </summary>
internal static class SettingArguments
{
    /// <summary>Takes the settings out of a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>
    /// What is left of it, the settings as <c>Section:Key=VALUE</c>, and what is wrong with them, a sentence each. Values may be secret,
    /// and are not repeated.
    /// </returns>
    internal static (List<string> Others, List<string> Settings, List<string> Faults) TakeFrom(IReadOnlyList<string> args)
    {
        var (others, settings, faults) = (new List<string>(), new List<string>(), new List<string>());
        for (var index = 0; index < args.Count; index++)
        {
            var (name, value) = Split(args[index]);
            if (name.Length == 0 || !(name.Contains(':', StringComparison.Ordinal) || KnownSettings.Contain(name)
                || IsEmptySection(name, value)))
            {
                others.Add(args[index]);
                continue;
            }

            if (value is null && index + 1 < args.Count && !args[index + 1].StartsWith("--", StringComparison.Ordinal))
                value = args[++index];
            if (!KnownSettings.Contain(name) && !IsEmptySection(name, value))
                faults.Add($"Unknown setting {name}. docs/settings.md lists them.");
            else if (value is null)
                faults.Add($"The setting {name} must have a value: --{name}=VALUE.");
            else
                settings.Add($"{name}={value}");
        }

        return (others, settings, faults);
    }

    /// <summary>The name of an option or of a setting without its value, to be repeated to whoever typed it.</summary>
    internal static string NameIn(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) ? $"--{Split(token).Name}" : token;

    // Hosts that start the service within themselves name the sections of their settings too.
    private static bool IsEmptySection(string name, string? value) => value is "" && KnownSettings.HaveSection(name);

    // Empty where it is not an option at all.
    private static (string Name, string? Value) Split(string token)
    {
        if (!token.StartsWith("--", StringComparison.Ordinal))
            return ("", null);
        var end = token.IndexOf('=', StringComparison.Ordinal);
        return end < 0 ? (token[2..], null) : (token[2..end], token[(end + 1)..]);
    }
}
