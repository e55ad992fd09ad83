using System.Net;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Redis;

/// <summary>
/// The one connection to Redis: to a server, to the one that Sentinels name, or to those of a cluster. While it is unavailable, callers
/// learn so at once.
/// </summary>
/// <param name="multiplexer">The connection.</param>
/// <param name="options">How long one that says nothing is waited for.</param>
public sealed class RedisConnection(IConnectionMultiplexer multiplexer, IOptions<RedisOptions> options)
{
    // How long an attempt to connect takes, with the time that a probe has.
    private const int ConnectMilliseconds = 750;
    private const int HeartbeatMilliseconds = 250;

    // When it asks Sentinels, the client keeps threads of the pool waiting, for as long as this at a time; nobody else does. A pool that
    // begins with one thread for each core would let nothing else go on meanwhile.
    private const int SyncMilliseconds = 1250;
    private const int LeastThreads = 16;

    // How long a command may take without a word: then it is asked whether Redis answers anyone, and if so, waited for as long as Redis is
    // busy.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(1000);

    // How often servers are asked whether they still are what they were. After a fail-over, nothing else says so.
    private const int ConfigCheckSeconds = 1;

    // How often a server is spoken to that else is only heard from. One that stands still is not heard from for ever.
    private const int KeepAliveSeconds = 1;

    // A write, though there is nothing to delete.
    private const string WritingScript = "redis.call('DEL', KEYS[1])";

    private readonly TimeSpan silence = TimeSpan.FromMilliseconds(options.Value.ProbeMilliseconds);
    private readonly RedisProbe probe = new();
    private readonly RedisTopology topology = new(multiplexer);

    /// <summary>Reads where Redis is. Whoever connects so goes on while it is unavailable.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="WrongSettingException">The connection cannot be understood.</exception>
    public static ConfigurationOptions Read(RedisOptions settings)
    {
        var options = Parse(settings.Connection);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = ConnectMilliseconds + settings.ProbeMilliseconds;
        options.AsyncTimeout = settings.BusySeconds * 1000;
        options.SyncTimeout = SyncMilliseconds;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(HeartbeatMilliseconds);
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.ConfigCheckSeconds = ConfigCheckSeconds;
        options.KeepAlive = KeepAliveSeconds;
        return options;
    }

    /// <summary>Connects to Redis, or goes on without it until it is there.</summary>
    public static IConnectionMultiplexer Connect(ConfigurationOptions options)
    {
        if (options.ServiceName is { Length: > 0 })
        {
            ThreadPool.GetMinThreads(out var workers, out var completions);
            ThreadPool.SetMinThreads(Math.Max(workers, LeastThreads), completions);
        }

        return ConnectionMultiplexer.Connect(options);
    }

    private static ConfigurationOptions Parse(string setting)
    {
        try
        {
            var options = ConfigurationOptions.Parse(setting);
            return options.EndPoints.Count > 0
                ? options
                : throw new WrongSettingException("Redis:Connection must name a server, as host:port,password=…");
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            // What the exception says may repeat a part of a password that has a comma in it.
            throw new WrongSettingException(
                "Redis:Connection must be a connection string of StackExchange.Redis: options that it knows, with values that they can have.");
        }
    }

    /// <summary>True when several servers share the keys, as a cluster.</summary>
    /// <exception cref="UnavailableException">Redis is unavailable, and was so since the start.</exception>
    public bool IsCluster => Try(() => topology.IsCluster);

    /// <summary>Runs a command.</summary>
    /// <param name="key">The key that it is about, or one of them; where several servers share the keys, it leads to the right one.</param>
    /// <param name="command">The command.</param>
    /// <exception cref="UnavailableException">Redis is unavailable.</exception>
    public async Task<T> RunAsync<T>(RedisKey key, Func<IDatabase, Task<T>> command)
    {
        try
        {
            // By the time that it is missed, another server may have the key.
            var place = topology.ServerOf(key).EndPoint;
            return await WaitAsync(place, command(multiplexer.GetDatabase()));
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw Unavailable(fault);
        }
    }

    /// <summary>Runs a script, which Redis does in one atomic step. It may use no other keys than these.</summary>
    /// <exception cref="UnavailableException">Redis is unavailable, or runs no scripts.</exception>
    public Task<RedisResult> RunAsync(string script, RedisKey[] keys, params RedisValue[] values) =>
        RunAsync(keys[0], database => database.ScriptEvaluateAsync(script, keys, values, CommandFlags.DemandMaster));

    /// <summary>The keys that match a pattern, of every server, a few at a time.</summary>
    /// <exception cref="UnavailableException">Redis is unavailable.</exception>
    public async IAsyncEnumerable<string> KeysAsync(string pattern)
    {
        foreach (var home in Try(() => topology.KeysOnEachServer("any")))
        {
            var server = Try(() => topology.ServerOf(home));
            await using var keys = server.KeysAsync(pattern: pattern).GetAsyncEnumerator();
            while (await MoveAsync(keys))
                yield return keys.Current.ToString();
        }
    }

    /// <summary>Finds out whether each of the servers that share the keys runs scripts that write.</summary>
    /// <exception cref="UnavailableException">Redis is unavailable, or runs no scripts.</exception>
    public Task CheckScriptsAsync() =>
        Task.WhenAll(Try(() => topology.KeysOnEachServer("health")).Select(key => RunAsync(WritingScript, [key])));

    private async Task<T> WaitAsync<T>(EndPoint place, Task<T> running)
    {
        try
        {
            return await running.WaitAsync(Quiet);
        }
        catch (TimeoutException missed) when (missed is not RedisTimeoutException)
        {
            // Slow, or away, or answered since.
        }

        if (running.IsCompleted || await probe.AnswersAsync(place, silence) || running.IsCompleted)
            return await running;

        // What is given up may still be answered; nobody listens then.
        _ = running.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
        throw Unavailable(new TimeoutException("Redis says nothing."));
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<RedisKey> keys)
    {
        try
        {
            return await keys.MoveNextAsync();
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw Unavailable(fault);
        }
    }

    private static T Try<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw Unavailable(fault);
        }
    }

    private static bool IsOutage(Exception fault) =>
        fault is RedisException or RedisTimeoutException or RedisCommandException or ObjectDisposedException;

    private static UnavailableException Unavailable(Exception fault) =>
        new(new DependencyUnavailableException(
            ScriptRefusal.IsIn(fault) ? ScriptRefusal.Sentence : "Redis (Redis:Connection) is unavailable, or refuses the password.", fault));
}
