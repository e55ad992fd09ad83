using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Muistot.Domain.Values;

namespace Muistot.Domain.Users;

/// <summary>The name that an account goes by: 4 to 64 of <c>[a-zA-Z0-9-_@.: #äöåÄÖÅ]</c>, kept in NFC.</summary>
/// <param name="Value">The name as it is shown.</param>
public sealed partial record Username(string Value) : IValue<Username>
{
    /// <summary>The form of a name, as a regular expression of ECMA 262.</summary>
    public const string Pattern = "^[a-zA-Z0-9\\-_@.: #äöåÄÖÅ]{4,64}$";

    /// <inheritdoc/>
    public static string Rule => "Must be 4 to 64 characters: letters a-z, A-Z, ä, ö and å, digits, spaces and any of - _ @ . : #";

    /// <inheritdoc/>
    public static string Example => "Aino Saarela";

    /// <summary>What two spellings of the same name share.</summary>
    public string Key => KeyOf(Value);

    /// <summary>
    /// What two spellings of the same name share: NFC (UAX #15) and no difference of case. An application rule, so that every
    /// database takes the same names for equal.
    /// </summary>
    public static string KeyOf(string name) =>
        Text.IsWellFormed(name) ? name.Normalize(NormalizationForm.FormC).ToLowerInvariant() : name;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Username? value)
    {
        value = Text.IsWellFormed(text) && text.Normalize(NormalizationForm.FormC).Trim() is var name && Form().IsMatch(name)
            ? new Username(name)
            : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-zA-Z0-9\-_@.: #äöåÄÖÅ]{4,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
