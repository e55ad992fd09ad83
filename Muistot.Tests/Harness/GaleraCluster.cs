using System.Diagnostics;

namespace Muistot.Tests.Harness;

/// <summary>Three MariaDB servers that have the same data, by Galera.</summary>
internal sealed class GaleraCluster : IAsyncDisposable
{
    private const int Size = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly List<MariaDbServer> nodes = [];

    private GaleraCluster()
    {
    }

    /// <summary>
    /// The nodes. The first began the cluster, and would begin another one when it was started again; the last sends the others what they
    /// miss.
    /// </summary>
    public IReadOnlyList<MariaDbServer> Nodes => nodes;

    /// <summary>Starts a cluster.</summary>
    public static async Task<GaleraCluster> StartAsync()
    {
        var cluster = new GaleraCluster();
        try
        {
            await cluster.StartNodesAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills a node, and waits until the others go on without it.</summary>
    /// <returns>How long that took.</returns>
    public Task<TimeSpan> KillAsync(MariaDbServer node) => LoseAsync(node, node.Process.KillAsync);

    /// <summary>Makes a node stand still, and waits until the others go on without it.</summary>
    /// <returns>How long that took.</returns>
    public Task<TimeSpan> PauseAsync(MariaDbServer node) => LoseAsync(node, node.Process.PauseAsync);

    /// <summary>Starts a node that was killed, and waits until it has all that it missed.</summary>
    public async Task StartAgainAsync(MariaDbServer node)
    {
        await node.Process.StartAgainAsync();
        await UntilWholeAsync();
    }

    /// <summary>Lets a node go on that stood still, and waits until it has all that it missed.</summary>
    public async Task ResumeAsync(MariaDbServer node)
    {
        await node.Process.ResumeAsync();
        await UntilWholeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    private async Task<TimeSpan> LoseAsync(MariaDbServer node, Func<Task> lose)
    {
        // A node that is not heard from is suspected after 5 seconds, as anywhere: in less, those of a busy machine would lose each other.
        var others = nodes.Where(other => other != node).ToList();
        await lose();
        var lost = Stopwatch.GetTimestamp();
        foreach (var other in others)
            await other.UntilAsync("wsrep_cluster_size", $"{Size - 1}");
        foreach (var other in others)
            await other.UntilSyncedAsync();
        return Stopwatch.GetElapsedTime(lost);
    }

    private async Task StartNodesAsync()
    {
        GaleraNode[] places = [new("first"), new("second"), new("third")];
        var user = GaleraNode.User;
        var first = await MariaDbServer.StartAsync(await MariaDbServer.InstallAsync(user), user, places[0].Begin(), memory: "64M");
        nodes.Add(first);
        await first.UntilSyncedAsync();

        // The others begin with what the first has, stopped in between: sending them all of it would take seconds for each.
        await first.Process.TerminateAsync();
        await first.Process.WaitForExitAsync().WaitAsync(Limit);
        var copies = await Task.WhenAll(places.Skip(1).Select(_ => MariaDbServer.CopyAsync(first.Folder, user)));
        await first.Process.StartAgainAsync();
        await first.UntilSyncedAsync();
        var starting = places.Skip(1).Zip(copies, (place, folder) =>
            MariaDbServer.StartAsync(folder, user, place.Join(places.Where(other => other != place), donor: places[^1]), memory: "64M"))
            .ToList();
        try
        {
            await Task.WhenAll(starting);
        }
        finally
        {
            foreach (var started in starting.Where(start => start.IsCompletedSuccessfully))
                nodes.Add(await started);
        }

        await UntilWholeAsync();
    }

    private async Task UntilWholeAsync()
    {
        foreach (var node in nodes)
        {
            await node.UntilSyncedAsync();
            await node.UntilAsync("wsrep_cluster_size", $"{Size}");
        }
    }
}
