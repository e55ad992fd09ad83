using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Muistot.Infrastructure.Redis;

/// <summary>
/// Tells a slow Redis from one that stands still: asks the server on a connection of its own, which nothing waits on before. One that
/// speaks TLS does not answer it, and counts as away.
/// </summary>
internal sealed class RedisProbe
{
    private readonly ConcurrentDictionary<EndPoint, Lazy<Task<bool>>> probing = [];

    /// <summary>Asks whether a server answers, whatever it says. Those who ask at the same time share one answer.</summary>
    internal Task<bool> AnswersAsync(EndPoint server, TimeSpan within) => probing.GetOrAdd(server, place => new Lazy<Task<bool>>(async () =>
    {
        try
        {
            return await AskAsync(place, within);
        }
        finally
        {
            probing.TryRemove(place, out _);
        }
    })).Value;

    private static async Task<bool> AskAsync(EndPoint server, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            using var socket = server is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server, limit.Token);
            await socket.SendAsync("PING\r\n"u8.ToArray(), limit.Token);
            return await socket.ReceiveAsync(new byte[1], limit.Token) > 0;
        }
        catch (Exception silent) when (silent is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
