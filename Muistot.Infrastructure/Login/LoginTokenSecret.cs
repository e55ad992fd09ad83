using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Muistot.Infrastructure.Login;

/// <summary>The token of a login mail: 32 random bytes in base64url (RFC 4648 §5). Stores keep the SHA-256 of it.</summary>
internal static class LoginTokenSecret
{
    /// <summary>Wrong tries that a token survives.</summary>
    internal const int WrongTries = 3;

    private const int RandomBytes = 32;

    internal static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    internal static string DigestOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
