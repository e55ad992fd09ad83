using System.Text.RegularExpressions;

namespace Muistot.Domain.Values;

/// <summary>The form that the public ids of projects and sites share.</summary>
public static partial class Identifier
{
    /// <summary>Shortest id, in characters.</summary>
    public const int MinimumLength = 4;

    /// <summary>Longest id, in characters.</summary>
    public const int MaximumLength = 250;

    /// <summary>The characters of an id, as a regular expression of ECMA 262.</summary>
    public const string Pattern = "^[a-zA-Z0-9_-]{4,250}$";

    internal static bool IsMatch(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{4,250}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
