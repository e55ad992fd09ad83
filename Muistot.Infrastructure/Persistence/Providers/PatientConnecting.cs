using System.Data.Common;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MySqlConnector;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>
/// Tells a slow server from one that is unavailable. An attempt to connect that takes too long is made again as long as the server answers
/// anyone; a server that refuses is given up at once, and one that says nothing is given up after the first attempt and a probe.
/// </summary>
/// <param name="connectionString">How to reach the server. Its timeout is that of one attempt.</param>
/// <param name="patience">How long a server that answers is waited for.</param>
/// <param name="silence">How long one that says nothing is probed.</param>
internal sealed class PatientConnecting(string connectionString, TimeSpan patience, TimeSpan silence) : DbConnectionInterceptor
{
    // In seconds. A probe that a server has taken, and then never answers, ends at last, and the next one may reach it.
    private const uint LongestProbe = 30;

    private readonly Lock gate = new();
    private readonly string probe = new MySqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        ConnectionTimeout = LongestProbe,
    }.ConnectionString;

    private Task<bool>? probing;

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        for (; ; )
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
                return InterceptionResult.Suppress();
            }
            catch (MySqlException slow) when (IsTimeout(slow) && Stopwatch.GetElapsedTime(started) < patience)
            {
                if (!await AnswersAsync())
                    throw;
            }
        }
    }

    private static bool IsTimeout(MySqlException fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: not SocketError.TimedOut })
                return false;
        }

        return fault.ErrorCode == MySqlErrorCode.UnableToConnectToHost;
    }

    // One probe at a time, which is waited for by everyone, and goes on when nobody waits any more: a server counts connections that are
    // broken off, and locks out who has too many of them.
    private async Task<bool> AnswersAsync()
    {
        Task<bool> current;
        lock (gate)
            current = probing is { IsCompleted: false } ? probing : probing = ProbeAsync();
        return await Task.WhenAny(current, Task.Delay(silence)) == current && await current;
    }

    private async Task<bool> ProbeAsync()
    {
        try
        {
            await using var connection = new MySqlConnection(probe);
            await connection.OpenAsync();
            return true;
        }
        catch (MySqlException refused)
        {
            // A server that has too many connections is there.
            return refused.ErrorCode != MySqlErrorCode.UnableToConnectToHost;
        }
    }
}
