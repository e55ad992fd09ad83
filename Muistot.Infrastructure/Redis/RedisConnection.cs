using Muistot.Application.Common;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Redis;

/// <summary>The one connection to Redis. While it is unavailable, callers learn so at once.</summary>
/// <param name="multiplexer">The connection.</param>
public sealed class RedisConnection(IConnectionMultiplexer multiplexer)
{
    private const int ConnectMilliseconds = 1250;
    private const int HeartbeatMilliseconds = 250;

    // How long a command may take without a word: then it is asked whether Redis answers anyone, and if so, waited for as long as Redis is
    // busy.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(1000);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);

    private readonly RedisProbe probe = new(multiplexer);

    /// <summary>Reads where Redis is. Whoever connects so goes on while it is unavailable.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="busySeconds">How long a command may take while Redis answers others, in seconds.</param>
    /// <exception cref="WrongSettingException">It cannot be understood.</exception>
    public static ConfigurationOptions Read(string setting, int busySeconds)
    {
        var options = Parse(setting);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = ConnectMilliseconds;
        options.AsyncTimeout = options.SyncTimeout = busySeconds * 1000;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(HeartbeatMilliseconds);
        options.ReconnectRetryPolicy = new LinearRetry(500);
        return options;
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

    /// <summary>Runs a command.</summary>
    /// <exception cref="UnavailableException">Redis is unavailable.</exception>
    public async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command)
    {
        try
        {
            return await WaitAsync(command(multiplexer.GetDatabase()));
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw Unavailable(fault);
        }
    }

    /// <summary>The keys that match a pattern, of every server, a few at a time.</summary>
    /// <exception cref="UnavailableException">Redis is unavailable.</exception>
    public async IAsyncEnumerable<string> KeysAsync(string pattern)
    {
        foreach (var server in multiplexer.GetServers().Where(server => !server.IsReplica))
        {
            await using var keys = server.KeysAsync(pattern: pattern).GetAsyncEnumerator();
            while (await MoveAsync(keys))
                yield return keys.Current.ToString();
        }
    }

    /// <summary>Runs a script, which Redis does in one atomic step.</summary>
    /// <exception cref="UnavailableException">Redis is unavailable.</exception>
    public Task<RedisResult> RunAsync(string script, RedisKey[] keys, params RedisValue[] values) =>
        RunAsync(database => database.ScriptEvaluateAsync(script, keys, values));

    private async Task<T> WaitAsync<T>(Task<T> running)
    {
        try
        {
            return await running.WaitAsync(Quiet);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            // Slow, or away.
        }

        if (await probe.AnswersAsync(Silence) || running.IsCompleted)
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

    private static bool IsOutage(Exception fault) =>
        fault is RedisException or RedisTimeoutException or RedisCommandException or ObjectDisposedException;

    private static UnavailableException Unavailable(Exception fault) =>
        new(new DependencyUnavailableException("Redis (Redis:Connection) is unavailable, or refuses the password.", fault));
}
