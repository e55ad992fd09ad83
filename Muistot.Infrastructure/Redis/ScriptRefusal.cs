using StackExchange.Redis;

namespace Muistot.Infrastructure.Redis;

/// <summary>Tells a Redis that runs no scripts from one that is unavailable: it never will serve, however long one waits.</summary>
internal static class ScriptRefusal
{
    /// <summary>What operators are told.</summary>
    internal const string Sentence =
        "Redis (Redis:Connection) refuses scripts, and without them nobody can sign in: allow its user the commands EVAL, EVALSHA and " +
        "SCRIPT; Garnet needs --lua.";

    // Redis names the command that its user may not send, or that was renamed; Garnet and the client say that it is disabled.
    private static readonly string[] Signs = ["'eval", "'script", "lua", "command-map"];

    private static readonly string[] Refusals = ["NOPERM", "unknown command", "disabled"];

    /// <summary>True when a fault says so.</summary>
    internal static bool IsIn(Exception fault) =>
        fault is RedisServerException or RedisCommandException
        && Refusals.Any(word => fault.Message.Contains(word, StringComparison.OrdinalIgnoreCase))
        && Signs.Any(word => fault.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
}
