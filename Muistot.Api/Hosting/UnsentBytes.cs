using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Muistot.Api.Hosting;

/// <summary>
/// Bounds what Linux takes of a response before it can send it. It would take several megabytes, as fast as they are made: slow clients
/// would look quick for so long, and many of them would take its memory and the time of everyone else.
/// </summary>
internal static class UnsentBytes
{
    /// <summary>For each connection. What is on its way does not count: clients far away are sent as much as their network takes.</summary>
    internal const int Most = 128 * 1024;

    // TCP_NOTSENT_LOWAT of tcp(7). Connections have what the socket has that listens for them.
    private const int Tcp = 6;
    private const int NotSentLowWater = 25;

    /// <summary>Opens the socket of an address that Kestrel is to listen at.</summary>
    internal static Socket Listen(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (!OperatingSystem.IsLinux() || endpoint is not IPEndPoint)
            return socket;
        try
        {
            socket.SetRawSocketOption(Tcp, NotSentLowWater, BitConverter.GetBytes(Most));
        }
        catch (SocketException)
        {
            // What stands in for Linux may not know it.
        }

        return socket;
    }
}
