using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// Names what Redis holds of one person's sessions. A single Redis has the names that the services which share it expect:
/// <c>{digest}</c>, <c>lifetime:{digest}</c> and <c>user:{name}</c>. On a cluster, which no other service shares, each has a tag in braces
/// that makes all of them lie on one server: <c>session:{tag}:{digest}</c>, <c>lifetime:{tag}:{digest}</c>, <c>user:{tag}:{name}</c>. The
/// tag follows from the name, and tokens end with it, so that a token alone leads there.
/// </summary>
internal readonly struct RedisSessionKeys
{
    /// <summary>Bytes of a tag: four times as many tags as a cluster has slots.</summary>
    internal const int TagLength = 2;

    private const string PersonPrefix = "user:";
    private const int WrittenTagLength = (2 * TagLength) + 3;

    private readonly byte[] sessionPrefix;
    private readonly string writtenTag;

    private RedisSessionKeys(string writtenTag)
    {
        this.writtenTag = writtenTag;
        sessionPrefix = writtenTag.Length == 0 ? [] : Encoding.UTF8.GetBytes($"session:{writtenTag}");
    }

    /// <summary>The names on a single Redis.</summary>
    internal static RedisSessionKeys OnOneServer { get; } = new("");

    /// <summary>The names on a cluster.</summary>
    internal static RedisSessionKeys OnCluster(ReadOnlySpan<byte> tag) => new($"{{{Convert.ToHexStringLower(tag)}}}:");

    /// <summary>The tag of a person.</summary>
    internal static byte[] TagOf(string username) => SHA256.HashData(Encoding.UTF8.GetBytes(username))[..TagLength];

    /// <summary>A pattern of the keys of all people.</summary>
    internal static string PatternOfPeople(bool onCluster) => onCluster ? $"{PersonPrefix}{{*" : $"{PersonPrefix}*";

    /// <summary>Whose key one of a person is.</summary>
    internal static string NameIn(string person, bool onCluster) =>
        person[(PersonPrefix.Length + (onCluster ? WrittenTagLength : 0))..];

    /// <summary>Key of a session.</summary>
    internal RedisKey Session(byte[] digest) => sessionPrefix.Length == 0 ? digest : (byte[])[.. sessionPrefix, .. digest];

    /// <summary>The digest in the key of a session.</summary>
    internal byte[] DigestIn(byte[] session) => session[sessionPrefix.Length..];

    /// <summary>Key of what stands beside a session.</summary>
    internal RedisKey Lifetime(byte[] digest) => (byte[])[.. Encoding.UTF8.GetBytes($"lifetime:{writtenTag}"), .. digest];

    /// <summary>Key of the set of a person's sessions, which holds their keys.</summary>
    internal RedisKey Person(string username) => Encoding.UTF8.GetBytes($"{PersonPrefix}{writtenTag}{username}");
}
