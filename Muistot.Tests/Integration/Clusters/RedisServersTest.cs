using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Tests.Contract;
using Muistot.Tests.Faults;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Clusters;

/// <summary>Two nodes of the service on Redis that consists of several servers, one of which dies at once.</summary>
[NeedsServers]
[Parallelizable(ParallelScope.Self)]
public abstract class RedisServersTest
{
    private protected static readonly TimeSpan Recovery = TimeSpan.FromSeconds(20);

    // Other tests run beside these, in the same process.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly List<TestApplication> nodes = [];

    private TestHost host = null!;

    internal ApiClient Api { get; private set; } = null!;

    internal ApiClient Other { get; private set; } = null!;

    internal World World { get; private set; } = null!;

    internal SignIn SignIn => new(Api, host.Mail);

    private protected string Connection { get; private set; } = "";

    /// <summary>Starts Redis and the nodes.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        NeedsServersAttribute.Check();
        host = await TestHost.PrepareAsync(Backend.Embedded);
        Connection = await StartRedisAsync();

        // Where people sign in to be there, they need not wait.
        foreach (var limits in new[] { "false", "true" })
            nodes.Add(TestApplication.Start(new Dictionary<string, string>(host.ImpatientSettings)
            {
                ["Redis:Connection"] = Connection,
                ["RateLimiting:Enabled"] = limits,
            }));
        (Api, Other) = (new ApiClient(nodes[0].Address), new ApiClient(nodes[1].Address));
        World = new World(nodes[0].Services);
    }

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Api?.Dispose();
        Other?.Dispose();
        foreach (var node in nodes)
            await node.DisposeAsync();
        await host.DisposeAsync();
        await StopRedisAsync();
    }

    /// <summary>Tells what the nodes said, of a test that failed.</summary>
    [TearDown]
    public void Tell() => nodes.ForEach(node => node.Log.TellWhenFailed());

    /// <summary>
    /// While a server dies and its replica takes its place, sessions of before stay good, and what is ended stays ended. It is first: the
    /// other tests meet what it leaves.
    /// </summary>
    [Test]
    [Order(0)]
    public async Task SessionsOutliveAServer()
    {
        var (people, leavers) = (await PeopleAsync(24), new Queue<Person>(await PeopleAsync(24)));
        var (left, tried) = (new HashSet<Person>(), new HashSet<Person>());
        var (name, path) = await KeptSiteAsync();
        await using var load = new Load()
            .Send("own", key => Api.GetAsync("/me", people[NumberOf(key) % people.Count]), pause: Pause)
            .Send("own", key => Other.GetAsync("/me", people[NumberOf(key) % people.Count]), pause: Pause)
            .Send(Requests.Login, key => Api.PostAsync($"/auth/email?email={Requests.AddressOf(key)}"), pause: 4 * Pause);
        await LeaveAsync(8);

        var killed = load.Now;
        await KillAsync();
        await World.InDatabase(db => db.Sites.Single(row => row.Name == name).Published = false);
        await UntilAsync(async () =>
        {
            await LeaveAsync(2);
            return await AreAllAsync(200, people);
        });
        await TestContext.Out.WriteLineAsync($"Recovered in {load.Now - killed}.");
        Assert.That(async () => (await Other.GetAsync(path)).Status, Is.EqualTo(404).After(10).Seconds.PollEvery(50).MilliSeconds);
        await UntilAsync(async () =>
        {
            await LeaveAsync(leavers.Count);
            return leavers.Count == 0;
        });
        await UntilAsync(() => AreAllAsync(401, left));

        var answers = await load.StopAsync();
        Assert.That(answers.Where(one => !one.Done && (one.Status != 503 || !one.RetryAfter || one.Took > Soon)), Is.Empty);

        // Who was told that it could not be done tries again, unless it was done all the same.
        async Task LeaveAsync(int count)
        {
            for (; count > 0 && leavers.TryDequeue(out var person); count--)
            {
                var status = (await Api.DeleteAsync("/me/sessions", person)).Status;
                Assert.That(status, Is.AnyOf(204, 503, tried.Contains(person) ? 401 : 204));
                if (status == 503)
                    leavers.Enqueue(person);
                (status == 503 ? tried : left).Add(person);
            }
        }

        // Of who is answered at all.
        async Task<bool> AreAllAsync(int status, IReadOnlyCollection<Person> asking)
        {
            var found = await Task.WhenAll(asking.SelectMany(person => new[] { Api, Other }.Select(node => node.GetAsync("/me", person))));
            Assert.That(found.Select(answer => answer.Status), Is.All.AnyOf(status, 503));
            return found.All(answer => answer.Status == status);
        }

        async Task UntilAsync(Func<Task<bool>> isDone)
        {
            while (!await isDone())
            {
                await Task.Delay(2 * Pause);
                Assert.That(load.Now - killed, Is.LessThan(Recovery));
            }
        }
    }

    /// <summary>Starts Redis.</summary>
    /// <returns>What leads to it.</returns>
    protected abstract Task<string> StartRedisAsync();

    /// <summary>Stops it.</summary>
    protected abstract Task StopRedisAsync();

    /// <summary>Kills a server that people's sessions are on, and that news is heard from.</summary>
    protected abstract Task KillAsync();

    /// <summary>The part of a node that other nodes have, too.</summary>
    private protected T PartOf<T>(int node)
        where T : notnull => nodes[node].Services.GetRequiredService<T>();

    private protected Task<Tool> RunAsync(params string[] command) =>
        OperatorProgram.RunAsync(host, command, ("Redis:Connection", Connection));

    /// <summary>A site that the other node keeps an answer about.</summary>
    private protected async Task<(string Name, string Path)> KeptSiteAsync()
    {
        var project = await World.ProjectAsync();
        var name = await World.SiteAsync(project);
        var path = $"/projects/{project}/sites/{name}";
        while ((await Other.GetAsync(path)).Status != 200)
            await Task.Delay(Pause);
        return (name, path);
    }

    private async Task<List<Person>> PeopleAsync(int count)
    {
        var people = new List<Person>();
        for (var number = 0; number < count; number++)
            people.Add(await World.PersonAsync());
        return people;
    }

    private static int NumberOf(string key) => int.Parse(key.AsSpan(key.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}
