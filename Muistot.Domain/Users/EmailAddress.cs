using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Muistot.Domain.Values;

namespace Muistot.Domain.Users;

/// <summary>
/// An e-mail address of the plain kind: a dot-atom, an @, a host name (RFC 5321 §4.1.2 and §4.5.3.1, letters of any script by
/// RFC 6531 §3.3). Quoted local parts, comments and address literals are not taken.
/// </summary>
/// <param name="Value">The address as it was given.</param>
public sealed record EmailAddress(string Value) : IValue<EmailAddress>
{
    /// <summary>Longest address, in octets of UTF-8 (RFC 5321 §4.5.3.1.3, without the angle brackets).</summary>
    public const int MaximumLength = 254;

    private const int MaximumLocalLength = 64;
    private const string Specials = "()<>[]:;@\\,\"";

    private static readonly IdnMapping HostNames = new() { UseStd3AsciiRules = true };

    /// <inheritdoc/>
    public static string Rule => "Must be an e-mail address of at most 254 bytes, such as someone@example.com.";

    /// <inheritdoc/>
    public static string Example => "aino.saarela@example.com";

    /// <summary>What two spellings of the same address share.</summary>
    public string Key => KeyOf(Value);

    /// <summary>
    /// What two spellings of the same address share: the case of ASCII letters makes no difference, everything else does. A
    /// wider fold would hand one person's account to another, whose address only looks alike.
    /// </summary>
    public static string KeyOf(string address) =>
        string.Create(address.Length, address, static (key, from) =>
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
        });

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out EmailAddress? value)
    {
        var at = text.LastIndexOf('@');
        value = Text.IsWellFormed(text) && at > 0
            && Encoding.UTF8.GetByteCount(text) <= MaximumLength
            && IsLocalPart(text.AsSpan(0, at)) && IsHostName(text[(at + 1)..])
            ? new EmailAddress(text)
            : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (Encoding.UTF8.GetByteCount(local) > MaximumLocalLength || local[0] == '.' || local[^1] == '.'
            || local.Contains("..", StringComparison.Ordinal))
            return false;
        foreach (var letter in local)
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter) || Specials.Contains(letter, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static bool IsHostName(string host)
    {
        if (!host.Contains('.', StringComparison.Ordinal) || host.EndsWith('.'))
            return false;
        try
        {
            // Mail goes to what a name is mapped to, which must not be another name: invisible letters go, wide ones become narrow.
            var ascii = HostNames.GetAscii(host);
            return Ascii.IsValid(host) || string.Equals(HostNames.GetUnicode(ascii), KeyOf(host), StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
