using System.Globalization;
using System.Text.Json.Nodes;

namespace Muistot.Benchmark.Chaos;

/// <summary>Those who use the service all the time: each does one thing after the other, and looks whether others see it.</summary>
/// <param name="scene">What they use.</param>
/// <param name="book">Where they write down what they see.</param>
/// <param name="stop">Ends them.</param>
internal sealed class Sides(Scene scene, Book book, CancellationToken stop)
{
    private static readonly int[] Ok = [200];
    private static readonly int[] Created = [201];
    private static readonly int[] Changed = [204];
    private static readonly int[] ChangedOrSame = [204, 304];
    private static readonly int[] FoundOrNot = [200, 404];
    private static readonly int[] InOrOut = [200, 401];

    private int turn;

    /// <summary>Starts them.</summary>
    internal IReadOnlyList<Task> Start()
    {
        var (proxy, one, two) = (scene.Channels[0], scene.Channels[1], scene.Channels[2]);
        return
        [
            .. new[] { proxy, proxy, one, two }.Select((channel, index) => WriteAsync(channel, $"write{Scene.Text(index)}", index)),
            .. scene.Channels.Zip(scene.Memories).Select(pair => CountAsync(pair.First, $"count-{pair.First.Name}", pair.Second)),
            .. scene.Channels.Zip(scene.Sites).Select(pair => SwitchAsync(pair.First, $"switch-{pair.First.Name}", pair.Second)),
            .. scene.Channels.Select(channel => WatchAsync(channel, $"watch-{channel.Name}")),
            .. scene.Channels.Select(StayAsync),
            VisitAsync(proxy, "visit"),
        ];
    }

    /// <summary>Writes memories, and reads each through another channel.</summary>
    private Task WriteAsync(Channel channel, string side, int person) => RepeatAsync(60, async number =>
    {
        var title = $"{scene.Name}-{side}-{Scene.Text(number)}";
        var made = await channel.SendAsync(side, HttpMethod.Post, scene.Written, Created, scene.Sessions[person], new { title }, title);
        if (made.Outcome == Outcome.Answered)
            await SeeAsync(side, made.Location!.PathAndQuery, 200, FoundOrNot, made.Answered, null);
    });

    /// <summary>Counts a memory up.</summary>
    private Task CountAsync(Channel channel, string side, CountedMemory memory) => RepeatAsync(150, async number =>
    {
        var changed = await channel.SendAsync(side, HttpMethod.Patch, memory.Path, Changed, scene.Root,
            new { title = Scene.Text(number + 1) });
        if (changed.Outcome == Outcome.Answered)
            memory.Settle(number + 1, changed.Answered);
    });

    /// <summary>Publishes and hides a site.</summary>
    private Task SwitchAsync(Channel channel, string side, SwitchedSite site) => RepeatAsync(1500, async _ =>
    {
        var isPublic = !site.Now.IsPublic;
        site.Move();
        var path = $"{site.Path}/publish?publish={(isPublic ? "true" : "false")}";
        while (true)
        {
            var changed = await channel.SendAsync(side, HttpMethod.Post, path, ChangedOrSame, scene.Root);
            if (changed.Outcome == Outcome.Answered)
            {
                site.Settle(isPublic, changed.Answered);
                return;
            }

            await Task.Delay(200, stop);
        }
    });

    /// <summary>Reads, as anyone, what the others change.</summary>
    private Task WatchAsync(Channel channel, string side) => RepeatAsync(30, async number =>
    {
        if (number % 2 == 0)
        {
            var site = scene.Sites[number / 2 % scene.Sites.Count];
            var before = site.Now;
            var reply = await channel.SendAsync(side, HttpMethod.Get, site.Path, FoundOrNot);
            if (reply.Outcome == Outcome.Answered && !before.IsMoving && site.Now == before && reply.Status == 200 != before.IsPublic)
                book.AddStale(reply.Asked, before.Since, $"{channel.Name} {site.Path}: {Scene.Text(reply.Status)}");
            return;
        }

        var memory = scene.Memories[number / 2 % scene.Memories.Count];
        var read = await channel.SendAsync(side, HttpMethod.Get, memory.Path, Ok);
        if (read.Outcome != Outcome.Answered)
            return;
        var value = int.Parse((string)JsonNode.Parse(read.Body)!["title"]!, CultureInfo.InvariantCulture);
        if (memory.NewerSince(value) is { } since)
            book.AddStale(read.Asked, since, $"{channel.Name} {memory.Path}: {Scene.Text(value)}; {memory.Tell()}");
    });

    /// <summary>Uses the sessions of people, which stay good.</summary>
    private Task StayAsync(Channel channel) => RepeatAsync(40, number =>
    {
        var person = number % scene.Sessions.Count;
        return channel.SendAsync($"stay{Scene.Text(person)}", HttpMethod.Get, "/me", Ok, scene.Sessions[person]);
    });

    /// <summary>Signs in, and out again.</summary>
    private Task VisitAsync(Channel channel, string side) => RepeatAsync(500, async number =>
    {
        var email = $"{scene.Name}-{side}-{Scene.Text(number)}@example.com";
        if (await scene.SignInAsync(channel, side, email) is not { Outcome: Outcome.Answered } begun)
            return;
        foreach (var other in scene.Channels)
            await SeeAsync(side, "/me", 200, InOrOut, begun.Answered, begun.Authorization, other);
        var ended = await channel.SendAsync(side, HttpMethod.Delete, "/me", Changed, begun.Authorization);
        if (ended.Outcome != Outcome.Answered)
            return;
        foreach (var other in scene.Channels)
            await SeeAsync(side, "/me", 401, InOrOut, ended.Answered, begun.Authorization, other);
    });

    /// <summary>Reads until it is as it was answered for, and notes how long it was not. Who is answered nothing gives up.</summary>
    private async Task SeeAsync(string side, string path, int status, int[] either, TimeSpan since, string? token, Channel? other = null)
    {
        other ??= scene.Channels[Interlocked.Increment(ref turn) % scene.Channels.Count];
        while (true)
        {
            var reply = await other.SendAsync(side, HttpMethod.Get, path, either, token);
            if (reply.Outcome != Outcome.Answered || reply.Status == status)
                return;
            book.AddStale(reply.Asked, since, $"{other.Name} {path}: {Scene.Text(reply.Status)}, and not {Scene.Text(status)}");
            if (reply.Asked - since > TimeSpan.FromSeconds(90))
                return;
            await Task.Delay(10, stop);
        }
    }

    private async Task RepeatAsync(int pause, Func<int, Task> step)
    {
        try
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                await step(number);
                await Task.Delay(pause, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }
}
