using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Muistot.Infrastructure.Redis;

/// <summary>
/// Tells a slow Redis from one that stands still: asks its servers on connections of their own, which nothing waits on before. One that
/// speaks TLS does not answer it, and counts as away.
/// </summary>
/// <param name="multiplexer">Knows where they are.</param>
internal sealed class RedisProbe(IConnectionMultiplexer multiplexer)
{
    private readonly Lock gate = new();

    private Task<bool>? probing;

    /// <summary>Asks whether any server answers, whatever it says. Those who ask at the same time share one answer.</summary>
    internal Task<bool> AnswersAsync(TimeSpan within)
    {
        lock (gate)
            return probing is { IsCompleted: false } ? probing : probing = AskAllAsync(within);
    }

    private async Task<bool> AskAllAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        var answers = await Task.WhenAll(multiplexer.GetEndPoints().Select(server => AskAsync(server, limit.Token)));
        return answers.Contains(true);
    }

    private static async Task<bool> AskAsync(EndPoint server, CancellationToken limit)
    {
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server, limit);
            await socket.SendAsync("PING\r\n"u8.ToArray(), limit);
            return await socket.ReceiveAsync(new byte[1], limit) > 0;
        }
        catch (Exception silent) when (silent is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
