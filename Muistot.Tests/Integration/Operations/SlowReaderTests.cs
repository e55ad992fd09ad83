using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Demo;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>
/// Clients that read a large list slowly take neither connections nor much memory from the others. <c>MUISTOT_TEST_SLOW_SITES=200000</c>
/// makes the list so long, and prints what the others met.
/// </summary>
public sealed class SlowReaderTests() : IntegrationTest(Backend.Embedded)
{
    private const int Readers = 300;
    private const int Megabyte = 1024 * 1024;

    // More than a request takes on a machine that does a dozen other things, and far less than it would wait for a connection that a slow
    // reader has.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private static readonly string? Asked = Environment.GetEnvironmentVariable("MUISTOT_TEST_SLOW_SITES");

    private static readonly int Sites = int.Parse(Asked ?? "6000", CultureInfo.InvariantCulture);

    // At first all of the readers are sent what fits into the buffers on their way, which is no slow reading yet.
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(Asked is null ? 1.5 : 20);

    [Test]
    public async Task LeaveConnectionsAndMemoryToOthers()
    {
        await SeedAsync();
        var connection = Host.Settings["ConnectionStrings:Muistot"];

        // What readers hold is measured, and not how much garbage a collector of servers lets lie.
        await using var service = await RunningService.StartAsync(Host, ("DOTNET_gcServer", "0"));
        var list = $"/projects/{LoadSeed.IdOf("slow", 0)}/sites";
        Assert.That((await service.Api.GetAsync(list)).Ids, Has.Count.EqualTo(Sites));
        await WatchAsync(service, list, TimeSpan.FromSeconds(0.5));
        var before = await service.Process.BeginMeasureAsync();

        using var over = new CancellationTokenSource();
        var readers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => SlowReader.StartAsync(service.Address, list)));
        var reading = Task.WhenAll(readers.Select(reader => reader.ReadAsync(over.Token)));
        await Task.WhenAll(readers.Select(reader => reader.Begun));
        var times = await WatchAsync(service, list, Watched);
        await CheckpointAsync(connection);
        var (grown, unsent) = (await service.Process.MeasureAsync() - before, await UnsentAsync(service.Address.Port));
        await over.CancelAsync();
        await reading;

        var (median, high) = (times[times.Count / 2].TotalMilliseconds, times[times.Count * 99 / 100].TotalMilliseconds);
        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Sites} sites, {Readers} slow readers: {times.Count} other requests, p50 {median:F1} ms, p99 {high:F1} ms"));
        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{grown / Megabyte} MB more memory, {unsent / Megabyte} MB that the system holds"));
        Assert.That(readers.Select(reader => reader.IsOver), Is.All.False);
        Assert.That(high, Is.LessThan(Longest.TotalMilliseconds));
        Assert.That(grown, Is.LessThan(100 * Megabyte));
        Assert.That(unsent / Readers, Is.LessThan(200 * 1024));
    }

    /// <summary>What the system has taken from a server and not brought to its clients yet, in bytes (proc(5), net/tcp).</summary>
    private static async Task<long> UnsentAsync(int port)
    {
        var connections = (await File.ReadAllLinesAsync("/proc/net/tcp")).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return connections.Where(fields => fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Sum(fields => long.Parse(fields[4].Split(':')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    /// <summary>Asks for what is read from the database each time, as four clients.</summary>
    /// <returns>How long each answer took, the shortest first.</returns>
    private static async Task<List<TimeSpan>> WatchAsync(RunningService service, string list, TimeSpan limit)
    {
        var (began, times) = (Stopwatch.GetTimestamp(), new List<TimeSpan>());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async client =>
        {
            for (var number = 0; Stopwatch.GetElapsedTime(began) < limit; number++)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = await service.Api.GetAsync(
                string.Create(CultureInfo.InvariantCulture, $"{list}?n=3&lat={61 + (number * 0.01)}&lon={22 + client}"));
                lock (times)
                    times.Add(Stopwatch.GetElapsedTime(started));
                Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
                await Task.Delay(10);
            }
        }));
        times.Sort();
        return times;
    }

    private async Task SeedAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadSeed>()
            .RunAsync(new LoadSize(1, Sites, 0, 200), "slow", new Progress<long>(), CancellationToken.None);
    }

    /// <summary>A checkpoint of SQLite that comes to its end, after a change that readers who hold the database do not know.</summary>
    private async Task CheckpointAsync(string connectionString)
    {
        await World.ProjectAsync();
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 10000";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(0L), "1 when readers are in the way");
    }

    /// <summary>A client that takes a kilobyte a second.</summary>
    private sealed class SlowReader(Socket socket) : IDisposable
    {
        private const int Portion = 1024;

        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when the answer has begun.</summary>
        public Task Begun => begun.Task;

        /// <summary>True when there is nothing more to read.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Sends the request.</summary>
        public static async Task<SlowReader> StartAsync(Uri address, string path)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4 * Portion };
            await socket.ConnectAsync(address.Host, address.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));
            return new SlowReader(socket);
        }

        /// <summary>Reads until it is told to stop, and goes away.</summary>
        public async Task ReadAsync(CancellationToken cancellationToken)
        {
            var buffer = new byte[Portion];
            try
            {
                while (await socket.ReceiveAsync(buffer, cancellationToken) is var read and > 0)
                {
                    var text = Encoding.ASCII.GetString(buffer, 0, read);
                    if (!Begun.IsCompleted && !text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                        begun.SetException(new AssertionException(text));
                    begun.TrySetResult();
                    await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
                }

                IsOver = true;
            }
            catch (OperationCanceledException)
            {
                Dispose();
            }
        }

        /// <inheritdoc/>
        public void Dispose() => socket.Dispose();
    }
}
