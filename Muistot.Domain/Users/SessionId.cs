using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Muistot.Domain.Values;

namespace Muistot.Domain.Users;

/// <summary>
/// What a session is called in the list of its person's sessions: random characters, which say nothing of its token or the token's digest.
/// </summary>
/// <param name="Value">The characters.</param>
public sealed record SessionId(string Value) : IValue<SessionId>
{
    /// <summary>Number of characters of those that are made.</summary>
    public const int Length = 22;

    private const int RandomBytes = 16;

    /// <inheritdoc/>
    public static string Rule => "Must be the id of a session.";

    /// <inheritdoc/>
    public static string Example => "q0Zr4Yb1TnWm8sLkXv2e-A";

    /// <summary>An id that no session has.</summary>
    public static SessionId Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Takes any text: of one that was never made there is no session, which is all that its sender is told.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SessionId? value)
    {
        value = new SessionId(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
