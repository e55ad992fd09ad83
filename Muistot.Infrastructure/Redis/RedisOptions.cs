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
    /// How long a command may take while Redis is busy, in seconds. A Redis that refuses connections is given up at once, and one that
    /// says nothing after <see cref="ProbeMilliseconds"/>.
    /// </summary>
    [Range(1, 60)]
    public int BusySeconds { get; set; } = 5;

    /// <summary>
    /// How long Redis has for an answer to whether it answers anyone, after a command that took a second, in milliseconds. By default it is
    /// given up within two seconds then. An attempt to connect may take 750 ms more. A machine that is busier than that needs more.
    /// </summary>
    [Range(100, 60_000)]
    public int ProbeMilliseconds { get; set; } = 500;
}
