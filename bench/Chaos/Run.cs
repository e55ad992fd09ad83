namespace Muistot.Benchmark.Chaos;

/// <summary>Uses the service on a cluster while someone else breaks it, and counts what it meets. dev/chaos.sh breaks it.</summary>
internal static class Run
{
    private static readonly TimeSpan LastMails = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Reads orders from the standard input, one in a line: <c>fault|NAME|CHANNELS</c>, <c>healed</c>, <c>restored</c>, and <c>stop</c> at
    /// the end. Prints rows of a table then.
    /// </summary>
    /// <param name="mail">The folder that mail is put into.</param>
    /// <param name="addresses">The proxy, and the processes behind it.</param>
    /// <param name="nodes">What leads to the nodes of the database.</param>
    /// <returns>1 when a limit is broken.</returns>
    internal static async Task<int> FollowAsync(string mail, string[] addresses, string[] nodes)
    {
        var book = new Book();
        var channels = ChannelsOf(addresses, book);
        using var stop = new CancellationTokenSource();
        var scene = await Scene.SetAsync(channels, mail);
        var sides = new Sides(scene, book, stop.Token).Start();
        while (await Console.In.ReadLineAsync() is { } order && order != "stop")
            book.Take(order);
        await stop.CancelAsync();
        await Task.WhenAll(sides);
        book.Close();

        var table = new Table(book, await CountAsync(scene, book, nodes));
        Console.WriteLine(Table.Heading);
        await Console.Out.WriteAsync(table.Write());
        foreach (var channel in channels)
            channel.Dispose();
        return table.IsBroken ? 1 : 0;
    }

    /// <summary>The ways to the service.</summary>
    internal static IReadOnlyList<Channel> ChannelsOf(string[] addresses, Book book) =>
        [.. addresses.Select((address, index) => new Channel(index == 0 ? "proxy" : $"app{Scene.Text(index)}", new Uri(address), book))];

    /// <summary>What each node has, once mails have come that wait for the lease of a process that was killed.</summary>
    private static async Task<List<IReadOnlyDictionary<string, int>>> CountAsync(Scene scene, Book book, string[] nodes)
    {
        var made = book.Sent.Where(one => one.Made is not null).Select(one => one.Made!).ToList();
        var until = book.Now + LastMails;
        while (true)
        {
            var counts = new List<IReadOnlyDictionary<string, int>>();
            foreach (var node in nodes)
                counts.Add(await scene.CountAsync(node));
            var missing = made.Where(name => counts.Any(node => !node.ContainsKey(name))).ToList();
            if (missing.Count > 0 && book.Now < until && missing.All(name => name.Contains('@', StringComparison.Ordinal)))
            {
                await Task.Delay(1000);
                continue;
            }

            foreach (var name in made.Where(name => counts.Any(node => node.GetValueOrDefault(name) != 1)))
                book.Tell($"{name} is there {string.Join(", ", counts.Select(node => Scene.Text(node.GetValueOrDefault(name))))} times");
            return counts;
        }
    }
}
