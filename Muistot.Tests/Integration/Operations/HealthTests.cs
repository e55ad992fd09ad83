using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>What the service says about the parts that it stands on.</summary>
[NeedsServers]
public sealed class HealthTests() : IntegrationTest(Backend.Production)
{
    private static readonly string[] Parts = ["database", "files", "redis", "mail"];

    [Test]
    public async Task NamesEachPart()
    {
        var answer = await Api.GetAsync("/health/ready");

        AssertHealth(answer, 200, "up", _ => "up");
    }

    [TestCase("database", "down", 503, "ConnectionStrings:Muistot",
        "Server=127.0.0.1;Port={0};User ID=muistot;Password=secret;Database=muistot")]
    [TestCase("redis", "down", 503, "Redis:Connection", "127.0.0.1:{0},password=secret")]
    [TestCase("files", "down", 503, "Files:S3:ServiceUrl", "http://127.0.0.1:{0}")]
    [TestCase("files", "down", 503, "Files:S3:Bucket", "not-there")]
    [TestCase("mail", "impaired", 200, "Mail:Smtp:Port", "{0}")]
    public async Task NamesThePartThatIsAway(string part, string word, int status, string setting, string value)
    {
        var leadsNowhere = string.Format(CultureInfo.InvariantCulture, value, ServerProcess.FreePort());
        await using var node = Host.StartNode(changes: [(setting, leadsNowhere), ("Database:MigrateOnStart", "false")]);
        using var api = new ApiClient(node.Address);

        var (ready, live) = (await api.GetAsync("/health/ready"), await api.GetAsync("/health/live"));

        AssertHealth(ready, status, word, name => name == part ? word : "up");
        Assert.That((live.Status, (string?)live.Json["status"]), Is.EqualTo((200, "up")));
    }

    [Test]
    public async Task KnowsThatRedisTakesNoWrites()
    {
        var redis = (await ((ProductionHost)Host).RedisAsync()).Multiplexer.GetServers()[0];
        await redis.ConfigSetAsync("min-replicas-to-write", 1);
        try
        {
            await Host.LetPassAsync(TimeSpan.FromSeconds(1));
            AssertHealth(await Api.GetAsync("/health/ready"), 503, "down", name => name == "redis" ? "down" : "up");
        }
        finally
        {
            await redis.ConfigSetAsync("min-replicas-to-write", 0);
        }
    }

    /// <summary>It never will serve, however long one waits; so operators are told at the start.</summary>
    [Test]
    public async Task SaysThatRedisRunsNoScripts()
    {
        var redis = await ((ProductionHost)Host).RedisAsync();
        await redis.ExecuteAsync("ACL", "SETUSER", "weak", "on", ">secret", "~*", "&*", "+@all", "-@scripting");
        await using var node = Host.StartNode(changes: ("Redis:Connection",
            $"{((ProductionHost)Host).Redis.Connection},user=weak,password=secret"));
        using var api = new ApiClient(node.Address);

        await node.Log.WaitAsync("refuses scripts, and without them nobody can sign in", after: 0);
        var ready = await api.GetAsync("/health/ready");

        AssertHealth(ready, 503, "down", name => name == "redis" ? "down" : "up");
        Assert.That(node.Log.Lines.Where(line => line.Contains("refuses the password")), Is.Empty);
        Assert.That(node.Log.Lines.Count(line => line.Contains("refuses scripts")), Is.GreaterThan(1));
    }

    [Test]
    public async Task KnowsThatTheDatabaseIsNotUpToDate()
    {
        await using var node = Host.StartNode(
            changes: [("ConnectionStrings:Muistot", await Host.CreateDatabaseAsync()), ("Database:MigrateOnStart", "false")]);
        using var api = new ApiClient(node.Address);

        var before = await api.GetAsync("/health/ready");
        await using (var scope = node.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MuistotDb>().Database.MigrateAsync();
        await Host.LetPassAsync(TimeSpan.FromSeconds(1));
        var after = await api.GetAsync("/health/ready");

        AssertHealth(before, 503, "down", name => name == "database" ? "down" : "up");
        AssertHealth(after, 200, "up", _ => "up");
        Assert.That(before.Headers.Contains("Trace-Id"));
    }

    /// <summary>Whoever asks, and however many: each part is asked once, and again a second later.</summary>
    [Test]
    public async Task AsksItsPartsOnceASecond()
    {
        var part = new SlowPart();
        await using var node = Host.StartNode(services => services.AddHealthChecks().AddCheck("slow", part));
        using var api = new ApiClient(node.Address);

        var first = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => api.GetAsync("/health/ready")));
        var (again, asked) = (await api.GetAsync("/health/ready"), part.Asked);
        await Host.LetPassAsync(TimeSpan.FromSeconds(1));
        await api.GetAsync("/health/ready");

        Assert.That((asked, part.Asked), Is.EqualTo((1, 2)));
        Assert.That(first.Append(again).Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
    }

    /// <summary>A server that stands still takes connections, and says nothing.</summary>
    [Test]
    public async Task KnowsThatTheMailServerDoesNotSpeak()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var node = Host.StartNode(changes: [("Mail:Smtp:Port", $"{((IPEndPoint)silent.LocalEndpoint).Port}")]);
        using var api = new ApiClient(node.Address);

        var ready = await api.GetAsync("/health/ready");

        AssertHealth(ready, 200, "impaired", name => name == "mail" ? "impaired" : "up");
    }

    /// <summary>A part that takes a moment.</summary>
    private sealed class SlowPart : IHealthCheck
    {
        private int asked;

        public int Asked => asked;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref asked);
            await Task.Delay(100, cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    // Nothing else stands in the answer: no address, no reason, no version.
    private static void AssertHealth(Answer answer, int status, string word, Func<string, string> wordOf)
    {
        var checks = new JsonObject(Parts.Select(part => KeyValuePair.Create(part, (JsonNode?)wordOf(part))));
        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(JsonNode.DeepEquals(answer.Json, new JsonObject { ["status"] = word, ["checks"] = checks }), answer.ToString());
    }
}
