using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Domain.Sites;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Jobs;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Faults;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Clusters;

/// <summary>Two nodes of the service, each on a node of its own of a Galera cluster of three, with one Redis.</summary>
[NeedsServers]
[Parallelizable(ParallelScope.Self)]
public sealed class GaleraTests
{
    private const string One = "one", Two = "two";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // The longest that an answer may outlive its truth is twice this: the machine may be busy.
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(1);

    private readonly List<TestApplication> services = [];
    private readonly List<ApiClient> clients = [];

    private TestHost host = null!;
    private RedisServer redis = null!;
    private GaleraCluster galera = null!;
    private Task<IReadOnlyList<string>>[] migrations = null!;
    private World world = null!;
    private Person author = null!;
    private string project = "";
    private string site = "";

    private ApiClient Api => clients[0];

    private ApiClient Other => clients[1];

    /// <summary>Starts the cluster, migrates a database through two nodes of it at once, and starts the service on both.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        NeedsServersAttribute.Check();
        host = await TestHost.PrepareAsync(Backend.Embedded);
        redis = await RedisServer.StartAsync();
        galera = await GaleraCluster.StartAsync();
        var database = new MySqlConnector.MySqlConnectionStringBuilder(await galera.Nodes[0].CreateDatabaseAsync()).Database;
        var settings = galera.Nodes.Take(2).Select(node => SettingsOf(node.ConnectionString(database))).ToList();
        migrations = [.. settings.Select(MigrateAsync)];
        await Task.WhenAll(migrations);
        services.AddRange(settings.Select(each => TestApplication.Start(each)));
        clients.AddRange(services.Select(service => new ApiClient(service.Address)));

        world = new World(services[0].Services);
        author = await world.PersonAsync();
        project = await world.ProjectAsync(autoPublish: true, admin: author);
        site = await world.SiteAsync(project);
        await UntilAsync(Other, $"/projects/{project}/sites/{site}", 200);
    }

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        foreach (var service in services)
            await service.DisposeAsync();
        if (galera is not null)
            await galera.DisposeAsync();
        if (redis is not null)
            await redis.DisposeAsync();
        await host.DisposeAsync();
    }

    /// <summary>Says what the nodes logged where one has failed.</summary>
    [TearDown]
    public void Tell() => services.ForEach(service => service.Log.TellWhenFailed());

    /// <summary>It is first: the other tests meet what it leaves.</summary>
    [Test]
    [Order(0)]
    public async Task LosesNothingWhenANodeIsKilled()
    {
        var path = $"/projects/{project}/sites/{site}/memories";
        await using var load = new Load()
            .Send(One, key => Api.PostAsync(path, new { title = key }, author), pause: Pause)
            .Send(Two, key => Other.PostAsync(path, new { title = key }, author), pause: Pause);
        await load.UntilDoneAsync(Load.Warming, One, Two);

        var evicted = await galera.KillAsync(galera.Nodes[1]);
        var went = await load.UntilDoneAsync(Recovery, One);
        await galera.StartAgainAsync(galera.Nodes[1]);
        var back = await load.UntilDoneAsync(Recovery, One, Two);
        var answers = await load.StopAsync();
        await TestContext.Out.WriteLineAsync($"Evicted in {evicted}; wrote again {went} later; both wrote {back} after it was back.");

        // Nodes wait for one that was killed for 6 seconds, and the service waits for them, who are busy, for 5.
        Ledger.AssertAnswered(answers, within: TimeSpan.FromSeconds(7));
        foreach (var service in services)
        {
            var titles = await new World(service.Services).Read(db => db.Memories.Select(memory => memory.Title).ToListAsync());
            var counts = titles.CountBy(title => title).ToDictionary(StringComparer.Ordinal);
            Assert.That(answers.Where(one => one.Done && counts.GetValueOrDefault(one.Key) != 1), Is.Empty, "is not there once");
            Assert.That(counts.Where(count => count.Value > 1), Is.Empty, "is there more than once");
        }

        Assert.That(await galera.Nodes[1].StatusAsync("wsrep_cluster_size"), Is.EqualTo("3"));
    }

    /// <summary>How old what is read meanwhile may be is for dev/chaos.sh to find: here it is over too soon.</summary>
    [Test]
    [Order(1)]
    public async Task GoesOnWithoutANodeThatStandsStillAndWithItAgain()
    {
        var path = $"/projects/{project}/sites/{site}";
        await UntilAsync(Other, path, 200);
        await galera.PauseAsync(galera.Nodes[1]);
        var changed = await Api.PatchAsync(path, new { info = new { lang = "fi", name = "Toinen" } }, author);
        var reading = ReadAsync();
        await galera.ResumeAsync(galera.Nodes[1]);
        var read = await reading;
        Assert.That((changed.Status, read.Count(answer => answer.Status == 200)), Is.EqualTo((204, 20)));
        Assert.That(read.Where(one => one.Status != 503).Select(one => (string?)one.Json["info"]!["name"]), Is.All.EqualTo("Toinen"));

        async Task<List<Answer>> ReadAsync()
        {
            // The news takes a moment, as it always does.
            var (answers, began) = (new List<Answer>(), Stopwatch.GetTimestamp());
            while (answers.Count(one => one.Status == 200) < 20 && Stopwatch.GetElapsedTime(began) is var asked && asked < Limit)
                answers.AddRange(await Other.GetAsync(path) is var answer && asked > Lag ? [answer] : []);
            return answers;
        }
    }

    [Test]
    public async Task OneOfTwoMigrationsAppliesAll()
    {
        var applied = await Task.WhenAll(migrations);
        await using var parts = PartsOf(SettingsOf(galera.Nodes[2].ConnectionString("")));

        Assert.That(applied.Select(each => each.Count),
            Is.EquivalentTo(new[] { 0, parts.GetRequiredService<SchemaMigration>().Known.Count }));
    }

    [Test]
    public async Task EachReadsWhatTheOtherWrites()
    {
        foreach (var (writer, reader) in new[] { (Api, Other), (Other, Api) })
        {
            var id = World.Fresh("site");
            var path = $"/projects/{project}/sites/{id}";
            var made = await writer.PostAsync($"/projects/{project}/sites", Samples.Site(id), author);
            foreach (var each in clients)
                await UntilAsync(each, path, 200);
            var changed = await reader.PatchAsync(path, new { info = new { lang = "fi", name = "Uusi" } }, author);

            // It had kept what was there before.
            Assert.That((made.Status, changed.Status), Is.EqualTo((201, 204)));
            Assert.That(async () => (await writer.GetAsync(path)).Json["info"]!["name"]!.GetValue<string>(),
                Is.EqualTo("Uusi").After((int)(2 * Lag).TotalMilliseconds, 5));
        }
    }

    /// <summary>People read all the time, also between the news of a change and the change.</summary>
    [Test]
    public async Task NothingUnpublishedIsReadForLong()
    {
        const int Count = 200;
        var own = await world.ProjectAsync(admin: author);
        await world.SitesAsync(own, Enumerable.Repeat(new Location(60.75, 24.56), Count));
        var paths = await world.Read(db => db.Sites.Where(row => row.Project!.Name == own)
            .Select(row => $"/projects/{own}/sites/{row.Name}").ToListAsync());
        await UntilAsync(Other, paths[^1], 200);
        var longest = TimeSpan.Zero;
        foreach (var path in paths)
        {
            Assert.That((await Other.GetAsync(path)).Status, Is.EqualTo(200));
            var hiding = Api.PostAsync($"{path}/publish?publish=false", by: author);
            var hidden = hiding.ContinueWith(_ => Stopwatch.GetTimestamp(), TaskScheduler.Default);
            for (var asked = Stopwatch.GetTimestamp(); (await Other.GetAsync(path)).Status == 200; asked = Stopwatch.GetTimestamp())
            {
                var outlived = hidden.IsCompleted ? Stopwatch.GetElapsedTime(await hidden, asked) : TimeSpan.Zero;
                Assert.That(outlived, Is.LessThan(2 * Lag), path);
                longest = outlived > longest ? outlived : longest;
            }

            Assert.That((await hiding).Status, Is.EqualTo(204));
        }

        await TestContext.Out.WriteLineAsync($"Of {paths.Count}, the one that was read longest was read for {longest}.");
        Assert.That(paths, Has.Count.EqualTo(Count));
    }

    [Test]
    public async Task EachMailIsSentOnce()
    {
        var addresses = Enumerable.Range(0, 40).Select(_ => $"{World.Fresh("mail")}@example.com").ToList();
        var signals = services.Select(service => service.Services.GetRequiredService<JobSignal>()).ToList();

        // Each node hears of the mails of both, so that both want them at once.
        await Parallel.ForEachAsync(addresses.Index(), async (address, _) =>
        {
            var asked = await clients[address.Index % 2].PostAsync($"/auth/email?email={address.Item}");
            Assert.That(asked.Status, Is.EqualTo(204));
            foreach (var signal in signals)
                signal.Notify(LoginMailJob.Kind);
        });
        foreach (var service in services)
            Assert.That(() => new World(service.Services).Read(db => db.Jobs.AnyAsync(job => job.Kind == LoginMailJob.Kind)),
                Is.False.After((int)Limit.TotalMilliseconds, 20));

        Assert.That(addresses.Select(address => host.Mail.To(address).Count), Is.All.EqualTo(1));
    }

    private static async Task UntilAsync(ApiClient reader, string path, int status)
    {
        var began = Stopwatch.GetTimestamp();
        while ((await reader.GetAsync(path)).Status != status)
            Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(2 * Lag));
    }

    private static async Task<IReadOnlyList<string>> MigrateAsync(IReadOnlyDictionary<string, string> settings)
    {
        await using var parts = PartsOf(settings);
        return await parts.GetRequiredService<SchemaMigration>().ApplyAsync(_ => { }, CancellationToken.None);
    }

    private static ServiceProvider PartsOf(IReadOnlyDictionary<string, string> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings!).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddMuistotInfrastructure(configuration)
            .BuildServiceProvider();
    }

    private Dictionary<string, string> SettingsOf(string connectionString) => new(host.ImpatientSettings)
    {
        ["Database:Provider"] = "MySql",
        ["ConnectionStrings:Muistot"] = connectionString,
        ["Redis:Connection"] = redis.Connection,
        ["Caching:ReplicationLagMilliseconds"] = $"{Lag.TotalMilliseconds}",
    };
}
