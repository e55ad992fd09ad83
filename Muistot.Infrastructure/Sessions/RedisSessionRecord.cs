using System.Globalization;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// What Redis holds of a session for its person to see: when it was used last and when it began, both in milliseconds since 1970 in 13
/// digits, its id in 22 characters, and what the client says that it is. So a script can change one of them and need not read the rest.
/// </summary>
internal static class RedisSessionRecord
{
    private const int TimeLength = 13;

    internal static string Write(SessionId id, DateTimeOffset now, string? userAgent) =>
        $"{WriteTime(now)}{WriteTime(now)}{id.Value}{userAgent}";

    internal static string WriteTime(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture).PadLeft(TimeLength, '0');

    /// <summary>Reads what <see cref="Write"/> or a script has written.</summary>
    internal static SessionRecord Read(byte[] key, string text)
    {
        var (id, userAgent) = (text.Substring(2 * TimeLength, SessionId.Length), text[((2 * TimeLength) + SessionId.Length)..]);
        return new SessionRecord(
            new SessionId(id), key, ReadTime(text.AsSpan(TimeLength)), ReadTime(text), userAgent.Length == 0 ? null : userAgent);
    }

    private static DateTimeOffset ReadTime(ReadOnlySpan<char> text) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text[..TimeLength], NumberStyles.None, CultureInfo.InvariantCulture));
}
