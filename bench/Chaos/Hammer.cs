using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Muistot.Benchmark.Chaos;

/// <summary>Changes through one process, and reads through another, as fast as it goes, while nothing is broken.</summary>
internal static class Hammer
{
    private const int Pairs = 6;
    private const int Readers = 8;
    private const int Things = 24;
    private const double MostOld = 0.001;

    private static readonly TimeSpan Old = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan ReadTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan ChangePause = TimeSpan.FromMilliseconds(250);

    /// <summary>Changes memories and hides sites, and looks how long the other process shows what was before.</summary>
    /// <returns>1 when a limit is broken.</returns>
    internal static async Task<int> StrikeAsync(string mail, string[] addresses, int count)
    {
        var book = new Book();
        var channels = Run.ChannelsOf(addresses, book);
        var scene = await Scene.SetAsync(channels, mail, Things);
        var written = await RepeatAsync(count, (index, number) => ChangeAsync(scene, index, number));
        var hidden = await RepeatAsync(count / 4, (index, number) => HideAsync(scene, index, number));
        Console.WriteLine("""
            | | pairs | stale at first | older than 0.3 s | older than 1 s | oldest s | wrong |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        var wrong = book.Sent.Count(one => one.Outcome != Outcome.Answered);
        return Tell("changed, then read", written, wrong) & Tell("unpublished, then read", hidden, wrong) ? 0 : 1;
    }

    /// <summary>Counts how many reads of what is kept a process answers in a second while another one changes something.</summary>
    internal static async Task<int> ReadAsync(string mail, string[] addresses)
    {
        var book = new Book();
        var channels = Run.ChannelsOf(addresses, book);
        var scene = await Scene.SetAsync(channels, mail, Things);
        await ReadAsync(scene, ReadTime / 2);
        Console.WriteLine((await ReadAsync(scene, ReadTime)).ToString("0", CultureInfo.InvariantCulture));
        return book.Sent.All(one => one.Outcome == Outcome.Answered) ? 0 : 1;
    }

    private static bool Tell(string name, IReadOnlyList<TimeSpan> ages, int wrong)
    {
        var (old, tooOld) = (ages.Count(age => age > Old), ages.Count(age => age > Table.LongestStale));
        string[] cells =
        [
            name, Scene.Text(ages.Count), Scene.Text(ages.Count(age => age > TimeSpan.Zero)), Scene.Text(old), Scene.Text(tooOld),
            ages.Max().TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture), Scene.Text(wrong),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
        return tooOld == 0 && old <= ages.Count * MostOld && wrong == 0;
    }

    /// <summary>Some at a time, each with something of its own.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> RepeatAsync(int count, Func<int, int, Task<TimeSpan>> step)
    {
        var ages = new ConcurrentQueue<TimeSpan>();
        await Task.WhenAll(Enumerable.Range(0, Pairs).Select(index => Task.Run(async () =>
        {
            for (var number = index; number < count; number += Pairs)
                ages.Enqueue(await step(index, number));
        })));
        return [.. ages];
    }

    private static async Task<TimeSpan> ChangeAsync(Scene scene, int index, int number)
    {
        var (writer, reader, memory) = (scene.Channels[1 + (number / Pairs % 2)], scene.Channels[2 - (number / Pairs % 2)],
            scene.Memories[index]);
        var (side, title) = ($"pair{Scene.Text(index)}", Scene.Text(number + 1));
        var changing = writer.SendAsync(side, HttpMethod.Patch, memory.Path, [204], scene.Root, new { title });
        return await LookAsync(changing, () => reader.SendAsync(side, HttpMethod.Get, memory.Path, [200]),
            reply => (string)JsonNode.Parse(reply.Body)!["title"]! == title);
    }

    private static async Task<TimeSpan> HideAsync(Scene scene, int index, int number)
    {
        var (writer, reader, path) = (scene.Channels[1 + (number / Pairs % 2)], scene.Channels[2 - (number / Pairs % 2)],
            scene.Sites[index].Path);
        var side = $"pair{Scene.Text(index)}";
        var hiding = writer.SendAsync(side, HttpMethod.Post, $"{path}/publish?publish=false", [204], scene.Root);
        var age = await LookAsync(hiding, ReadAsync, reply => reply.Status == 404);
        await LookAsync(writer.SendAsync(side, HttpMethod.Post, $"{path}/publish?publish=true", [204], scene.Root), ReadAsync,
            reply => reply.Status == 200);

        // Where it is published last, it may not be known yet.
        while ((await writer.SendAsync(side, HttpMethod.Get, path, [200, 404])).Status != 200)
            await Task.Delay(5);
        return age;

        Task<Reply> ReadAsync() => reader.SendAsync(side, HttpMethod.Get, path, [200, 404]);
    }

    /// <summary>Reads all the time while something is changed, and until that is seen.</summary>
    /// <returns>How long after the answer to the change it was not.</returns>
    private static async Task<TimeSpan> LookAsync(Task<Reply> changing, Func<Task<Reply>> read, Func<Reply, bool> isSeen)
    {
        var longest = TimeSpan.Zero;
        while (true)
        {
            var reply = await read();
            if (reply.Outcome == Outcome.Answered && isSeen(reply) && changing.IsCompleted)
                return longest;
            if (changing.IsCompleted && reply.Asked - (await changing).Answered is var age && age > longest)
                longest = age;
            if (longest > TimeSpan.FromSeconds(90))
                return longest;
        }
    }

    private static async Task<double> ReadAsync(Scene scene, TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(scene, stop.Token);
        var (began, reads) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            for (var number = reader; Stopwatch.GetElapsedTime(began) < time; number++)
            {
                await scene.Channels[2].SendAsync("read", HttpMethod.Get, scene.Memories[number % Things].Path, [200]);
                Interlocked.Increment(ref reads);
            }
        })));
        var rate = reads / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await stop.CancelAsync();
        await writing;
        return rate;
    }

    private static async Task WriteAsync(Scene scene, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await scene.Channels[1].SendAsync("change", HttpMethod.Patch, scene.Memories[number % Things].Path, [204], scene.Root,
                new { title = Scene.Text(number + 1) });
            await Task.Delay(ChangePause, CancellationToken.None);
        }
    }
}
