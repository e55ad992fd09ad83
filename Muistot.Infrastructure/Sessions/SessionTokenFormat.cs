using System.Buffers;
using System.Security.Cryptography;

namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// How the token of a session is written: <c>token:</c> and random bytes, in base64 with <c>:</c> and <c>-</c> in place of
/// <c>+</c> and <c>/</c>. Stores keep the SHA-256 of those bytes. Where the store is a cluster, a tag follows the random bytes.
/// </summary>
internal static class SessionTokenFormat
{
    private const int MostCharacters = 200;

    private static readonly SearchValues<char> Foreign = SearchValues.Create("+/ \t\r\n");

    private static ReadOnlySpan<byte> Prefix => "token:"u8;

    /// <summary>A new token, and the key that it is kept under.</summary>
    /// <param name="randomBytes">How many of its bytes are random.</param>
    /// <param name="tag">What stands after them, and says where the session is.</param>
    internal static (string Token, byte[] Key) Create(int randomBytes, params ReadOnlySpan<byte> tag)
    {
        byte[] bytes = [.. Prefix, .. RandomNumberGenerator.GetBytes(randomBytes), .. tag];
        return (Convert.ToBase64String(bytes).Replace('+', ':').Replace('/', '-'), SHA256.HashData(bytes));
    }

    /// <summary>The key of a token, or null when it is none.</summary>
    internal static byte[]? KeyOf(string token) => KeyOf(token, []);

    /// <summary>The key of a token, or null when it is none.</summary>
    /// <param name="token">The token.</param>
    /// <param name="tag">Gets the last bytes of it.</param>
    internal static byte[]? KeyOf(string token, Span<byte> tag)
    {
        if (token.Length > MostCharacters || token.AsSpan().ContainsAny(Foreign))
            return null;
        Span<byte> bytes = stackalloc byte[MostCharacters];
        if (!Convert.TryFromBase64String(token.Replace(':', '+').Replace('-', '/'), bytes, out var length)
            || !bytes[..length].StartsWith(Prefix) || length < Prefix.Length + tag.Length)
            return null;
        bytes[(length - tag.Length)..length].CopyTo(tag);
        return SHA256.HashData(bytes[..length]);
    }
}
