using System.Diagnostics;
using System.Net;
using Muistot.Tests.Harness;
using NUnit.Framework;
using StackExchange.Redis;

namespace Muistot.Tests.Integration.Clusters;

/// <summary>A cluster of three servers that share the keys, with a replica of each.</summary>
public sealed class RedisClusterTests : RedisServersTest
{
    private RedisCluster redis = null!;

    [Test]
    public async Task PeopleSignInAndOutOnEachNode()
    {
        var email = $"{World.Fresh("mail")}@example.com";
        var (name, token) = await SignIn.OfAsync(email);
        var (_, second) = await SignIn.OfAsync(email);
        var (one, two) = (new Person(0, name, email, token), new Person(0, name, email, second));
        var (seen, listed) = (await StatusesAsync(one, two), await Other.GetAsync("/me/sessions", one));
        var ended = await Other.DeleteAsync("/me", two);
        var after = await StatusesAsync(one, two);

        var renamed = await Api.PostAsync($"/me/username?username={World.Fresh("Nimi")}", by: one);
        var named = one with { Token = renamed.Token };
        var moved = await StatusesAsync(one, named);
        var left = await Other.DeleteAsync("/me/sessions", named);

        Assert.That((listed.Items.Count, ended.Status, renamed.Status, left.Status), Is.EqualTo((2, 204, 200, 204)));
        Assert.That(seen, Is.All.EqualTo(200));
        Assert.That(after, Is.EqualTo(new[] { 200, 401, 200, 401 }));
        Assert.That(moved, Is.EqualTo(new[] { 401, 200, 401, 200 }));
        Assert.That(await StatusesAsync(one, named), Is.All.EqualTo(401));
    }

    [Test]
    public async Task NodesShareLimitsAndNews()
    {
        var email = $"{World.Fresh("mail")}@example.com";
        var (name, path) = await KeptSiteAsync();

        var (asked, again) = (await Other.PostAsync($"/auth/email?email={email}"), await Other.PostAsync($"/auth/email?email={email}"));
        await World.InDatabase(db => db.Sites.Single(row => row.Name == name).Published = false);

        Assert.That((asked.Status, again.Status), Is.EqualTo((204, 429)));
        Assert.That(async () => (await Other.GetAsync(path)).Status, Is.EqualTo(404).After(5).Seconds.PollEvery(10).MilliSeconds);
        Assert.That((await Api.GetAsync("/health/ready")).Json["status"]!.GetValue<string>(), Is.EqualTo("up"));
    }

    /// <summary>A server that stands still tells nobody that it passes on no news.</summary>
    [Test]
    [Order(1)]
    public async Task NothingIsKeptWhileTheServerOfNewsStandsStill()
    {
        var (name, path) = await KeptSiteAsync();
        var running = redis.Servers.Concat(redis.Replicas).Where(one => !one.Process.HasEnded).ToList();
        var port = PlaceOfNews().Port;
        var server = running.Single(one => one.Port == port);
        var roles = await Task.WhenAll(running.Select(one => one.AskAsync("INFO replication")));
        var replica = running.Zip(roles).FirstOrDefault(one => one.Second.Contains($"master_port:{port}\r")).First;

        await server.Process.PauseAsync();
        await World.InDatabase(db => db.Sites.Single(row => row.Name == name).Published = false);
        var hidden = Stopwatch.GetTimestamp();
        while ((await Other.GetAsync(path)).Status == 200 && Stopwatch.GetElapsedTime(hidden) < Recovery)
            await Task.Yield();
        var took = Stopwatch.GetElapsedTime(hidden);
        if (replica is not null)
            await replica.UntilAsync("INFO replication", "role:master");
        await server.Process.ResumeAsync();
        foreach (var one in running)
            await one.UntilAsync("CLUSTER INFO", "cluster_state:ok");
        if (replica is not null)
            await server.UntilAsync("INFO replication", "master_link_status:up");

        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task OperatorsSeeAndEndTheSessionsOnAllServers()
    {
        var people = new List<Person>();
        for (var number = 0; number < 12; number++)
            people.Add(await World.PersonAsync());

        var listed = await RunAsync("sessions", "list");
        var one = await RunAsync("sessions", "clear", "--user", people[0].Email, "--yes");
        var cleared = await RunAsync("sessions", "clear", "--yes");

        Assert.That(people.Where(person => !listed.Output.Contains($"1  {person.Name}\n")), Is.Empty);
        Assert.That(one.Output, Is.EqualTo($"ended  {people[0].Name}\n1 session of 1 person ended.\n"), one.Errors);
        Assert.That(people.Skip(1).Where(person => !cleared.Output.Contains($"ended  {person.Name}\n")), Is.Empty);
        Assert.That(await StatusesAsync([.. people]), Is.All.EqualTo(401));
    }

    protected override async Task<string> StartRedisAsync() => (redis = await RedisCluster.StartAsync(replicas: true)).Connection;

    protected override async Task StopRedisAsync() => await redis.DisposeAsync();

    protected override Task KillAsync()
    {
        var place = PlaceOfNews();
        return redis.Servers.Single(server => server.Port == place.Port).Process.KillAsync();
    }

    private IPEndPoint PlaceOfNews() =>
        (IPEndPoint)PartOf<IConnectionMultiplexer>(1).GetSubscriber().SubscribedEndpoint(RedisChannel.Literal("muistot:changed"))!;

    private async Task<IReadOnlyList<int>> StatusesAsync(params IReadOnlyList<Person> people)
    {
        var answers = await Task.WhenAll(new[] { Api, Other }.SelectMany(node => people.Select(person => node.GetAsync("/me", person))));
        return [.. answers.Select(answer => answer.Status)];
    }
}
