using System.ComponentModel.DataAnnotations;

namespace Muistot.Infrastructure.Redis;

/// <summary>Settings of section <c>Redis</c>.</summary>
public sealed class RedisOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Redis";

    /// <summary>
    /// Where Redis is, as StackExchange.Redis writes it (<c>host:port,password=…</c>): a server, some servers of a cluster
    /// (<c>one:port,other:port,…</c>), or Sentinels and what they call the server (<c>one:26379,other:26379,serviceName=…</c>). Empty:
    /// sessions, login tokens and rate limits are kept in process, which one node alone can do.
    /// </summary>
    public string Connection { get; set; } = "";

    /// <summary>
    /// How long a command may take while Redis is busy, in seconds. A Redis that refuses connections, or says nothing at all, is given up
    /// at once or within two seconds.
    /// </summary>
    [Range(1, 60)]
    public int BusySeconds { get; set; } = 5;
}
