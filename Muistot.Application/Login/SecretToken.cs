using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Muistot.Application.Login;

/// <summary>The token of a link in a mail: 32 random bytes in base64url (RFC 4648 §5). Stores keep the SHA-256 of it.</summary>
public static class SecretToken
{
    private const int RandomBytes = 32;

    /// <summary>A token that nobody can guess.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What stores keep of a token: the SHA-256 of it, in hexadecimal digits.</summary>
    public static string DigestOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
