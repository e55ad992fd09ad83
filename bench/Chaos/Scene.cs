using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using MySqlConnector;

namespace Muistot.Benchmark.Chaos;

/// <summary>What a run is about: a project with sites and memories, and people with sessions.</summary>
internal sealed partial class Scene
{
    private const int People = 12;
    private const int Things = 3;

    private static readonly TimeSpan MailLimit = TimeSpan.FromSeconds(150);

    private readonly string mail;
    private readonly ConcurrentDictionary<string, string> read = new(StringComparer.Ordinal);

    private Scene(IReadOnlyList<Channel> channels, string mail) => (Channels, this.mail) = (channels, mail);

    /// <summary>The ways to the service, the proxy first.</summary>
    internal IReadOnlyList<Channel> Channels { get; }

    /// <summary>What stands in the names of all that this run makes.</summary>
    internal string Name { get; } = $"run{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>The sessions of some people.</summary>
    internal List<string> Sessions { get; } = [];

    /// <summary>The session of the superuser who looks after the project.</summary>
    internal string Root { get; private set; } = "";

    /// <summary>Memories whose titles count.</summary>
    internal List<CountedMemory> Memories { get; } = [];

    /// <summary>Sites that are published and hidden.</summary>
    internal List<SwitchedSite> Sites { get; } = [];

    /// <summary>Where memories are written.</summary>
    internal string Written => $"/projects/{Name}/sites/{Name}-written/memories";

    /// <summary>Sets the scene.</summary>
    internal static async Task<Scene> SetAsync(IReadOnlyList<Channel> channels, string mail, int things = Things)
    {
        var scene = new Scene(channels, mail);
        scene.Root = await scene.MustSignInAsync("root@example.com");
        for (var number = 0; number < People; number++)
            scene.Sessions.Add(await scene.MustSignInAsync($"{scene.Name}-{Text(number)}@example.com"));
        await scene.MakeAsync("/projects",
            new { id = scene.Name, info = new { lang = "en", name = "Chaos" }, auto_publish = true });
        await MustAsync(scene.SendAsync($"/projects/{scene.Name}/publish?publish=true", null));
        await scene.MakeSiteAsync($"{scene.Name}-written");
        for (var number = 0; number < things; number++)
        {
            scene.Sites.Add(new SwitchedSite(await scene.MakeSiteAsync($"{scene.Name}-switched-{Text(number)}")));
            var made = await scene.MakeAsync(scene.Written, new { title = "0", story = "It counts." });
            scene.Memories.Add(new CountedMemory(made.Location!.PathAndQuery));
        }

        return scene;
    }

    /// <summary>Signs the owner of an address in.</summary>
    /// <param name="channel">Through what.</param>
    /// <param name="side">Who.</param>
    /// <param name="email">The address.</param>
    /// <returns>The session; nothing when it was refused, or its mail did not come.</returns>
    internal async Task<Reply?> SignInAsync(Channel channel, string side, string email)
    {
        var asked = await channel.SendAsync(side, HttpMethod.Post, $"/auth/email?email={Uri.EscapeDataString(email)}", [204],
            made: email);
        if (asked.Outcome != Outcome.Answered)
            return null;
        using var limit = new CancellationTokenSource(MailLimit);
        while (true)
        {
            if (MailsTo(email).FirstOrDefault() is { } found)
                return await channel.SendAsync(side, HttpMethod.Post, $"/auth/email/exchange?{found}", [200]);
            if (limit.IsCancellationRequested)
                return null;
            await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <summary>How often each thing that is made is on a node: memories by their titles, mails by their addresses.</summary>
    internal async Task<IReadOnlyDictionary<string, int>> CountAsync(string node)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var connection = new MySqlConnection(node);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT title, COUNT(*) FROM memories WHERE title LIKE @name GROUP BY title";
        command.Parameters.AddWithValue("@name", $"{Name}%");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            counts[reader.GetString(0)] = reader.GetInt32(1);
        foreach (var address in Mails().Select(text => Recipient().Match(text).Groups["address"].Value))
            counts[address] = counts.GetValueOrDefault(address) + 1;
        return counts;
    }

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Mails() => !Directory.Exists(mail)
        ? []
        : new DirectoryInfo(mail).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => read.GetOrAdd(file.FullName, File.ReadAllText));

    private IEnumerable<string> MailsTo(string email) =>
        Mails().Where(text => text.Contains(email, StringComparison.Ordinal)).Select(text => Link().Match(text).Groups["query"].Value);

    private async Task<string> MustSignInAsync(string email)
    {
        var before = MailsTo(email).FirstOrDefault();
        await MustAsync(Channels[0].SendAsync("scene", HttpMethod.Post, $"/auth/email?email={Uri.EscapeDataString(email)}", [204]));
        string? link;
        while ((link = MailsTo(email).FirstOrDefault()) == before)
            await Task.Delay(50);
        var session = await MustAsync(Channels[0].SendAsync("scene", HttpMethod.Post, $"/auth/email/exchange?{link}", [200]));
        return session.Authorization!;
    }

    private async Task<string> MakeSiteAsync(string id)
    {
        var made = await MakeAsync($"/projects/{Name}/sites",
            new { id, info = new { lang = "en", name = "Somewhere" }, location = new { lat = 60.2, lon = 24.9 } });
        return made.Location!.PathAndQuery;
    }

    private Task<Reply> MakeAsync(string path, object json) => MustAsync(SendAsync(path, json));

    private Task<Reply> SendAsync(string path, object? json) =>
        Channels[0].SendAsync("scene", HttpMethod.Post, path, [201, 204, 304], Root, json);

    private static async Task<Reply> MustAsync(Task<Reply> asked)
    {
        var reply = await asked;
        return reply.Outcome == Outcome.Answered
            ? reply
            : throw new InvalidOperationException($"The scene cannot be set: {Text(reply.Status)} {reply.Body}");
    }

    [GeneratedRegex(@"#email-login:(?<query>user=[^&\s]+&token=[^&\s]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"^To:.*?(?<address>[\w.-]+@[\w.-]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Recipient();
}
