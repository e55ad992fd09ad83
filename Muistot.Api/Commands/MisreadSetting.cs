using System.Text.RegularExpressions;

namespace Muistot.Api.Commands;

/// <summary>
/// A setting that cannot be bound to its type. The framework throws no type of its own for it, and names types of the code.
/// </summary>
internal static partial class MisreadSetting
{
    /// <summary>Says which setting it is and what it can be, without its value; null when an exception is another one.</summary>
    internal static string? ReasonOf(Exception exception)
    {
        var words = exception is InvalidOperationException ? Words().Match(exception.Message) : Match.Empty;
        if (!words.Success)
            return null;
        var setting = words.Groups["setting"].Value;
        var type = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(words.Groups["type"].Value))
            .FirstOrDefault(type => type is not null);
        return type switch
        {
            { IsEnum: true } => $"{setting} must be one of {string.Join(", ", Enum.GetNames(type))}.",
            _ when type == typeof(bool) => $"{setting} must be true or false.",
            { IsPrimitive: true } => $"{setting} must be a number in the range of its type.",
            _ => $"{setting} must be a value of its type, as docs/settings.md has it.",
        };
    }

    [GeneratedRegex("^Failed to convert configuration value .*at '(?<setting>[^']+)' to type '(?<type>[^']+)'",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Words();
}
