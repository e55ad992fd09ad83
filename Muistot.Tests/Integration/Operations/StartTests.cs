using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>What a start without settings of one's own does, and what it says.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.Self)]
public sealed class StartTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("muistot-start-").FullName;
    private readonly int port = ServerProcess.FreePort();

    private string Address => $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    /// <summary>The address comes from the host's own variable, and stands in the banner, in Locations and in mails.</summary>
    [Test]
    public async Task SaysWhereItListens()
    {
        await using var service = await StartAsync("Development");
        using var api = new ApiClient(new Uri(Address));

        var lines = await service.WaitForLineAsync("Stop with Ctrl+C");
        var unknown = await api.GetAsync("/images/unknown");
        var asked = await api.PostAsync("/auth/email?email=root@example.com");
        var projects = await api.GetAsync("/projects");

        Assert.That(lines, Has.One.Contains($"Muistot        {Address}/").And.One.Contains($"{Address}/docs")
            .And.One.Contains($"{Address}/auth/email?email=root@example.com"));
        Assert.That((unknown.Headers.Location, asked.Status), Is.EqualTo((new Uri($"{Address}/images/placeholder.jpg"), 204)));
        Assert.That(projects.Json["items"]!.AsArray(), Is.Not.Empty);
        Assert.That(await MailAsync(), Does.Contain($"{Address}/#email-login:user="));
    }

    [Test]
    public async Task LogsLinksThatCanBeFollowed()
    {
        await using var service = await StartAsync("Production", ("Mail__AllowLogInProduction", "true"),
            ("Database__MigrateOnStart", "true"), ("PublicUrl", "https://muistot.example"));
        using var api = new ApiClient(new Uri(Address));

        await api.PostAsync("/auth/email?email=aino@example.com");
        var lines = await service.WaitForLineAsync("\"Link\":");

        var line = lines.Single(line => line.Contains("\"Link\":"));
        Assert.That((string?)JsonNode.Parse(line)!["Message"],
            Does.Match("^https://muistot.example/#email-login:user=[^ ]+&token=[^ ]+&verified=false$"));
        Assert.That(line, Does.Contain("&token=").And.Not.Contain("u0026"));
    }

    /// <summary>A process that sends no mail has no links to log: it gets as far as the port, which is taken.</summary>
    [TestCase("login", "Mail:AllowLogInProduction")]
    [TestCase("data", "already in use")]
    public async Task LogsNoLinksInProductionUnlessItIsAllowed(string modules, string says)
    {
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        var run = await OperatorProgram.RunAsync(["serve"], EnvironmentOf("Production", ("Modules", modules)));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Errors, Does.Contain(says));
    }

    private Task<ServerProcess> StartAsync(string environment, params (string Name, string Value)[] settings) =>
        ServerProcess.StartAsync("dotnet", [OperatorProgram.Program], port, EnvironmentOf(environment, settings), folder);

    private Dictionary<string, string> EnvironmentOf(string environment, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string,
            string>
        { ["ASPNETCORE_ENVIRONMENT"] = environment, ["ASPNETCORE_URLS"] = Address, ["DataRoot"] = folder };
        foreach (var (name, value) in settings)
            all[name] = value;
        return all;
    }

    private async Task<string> MailAsync()
    {
        var mail = Path.Combine(folder, "data", "mail");
        while (!Directory.Exists(mail) || Directory.GetFiles(mail, "*.eml").Length == 0)
            await Task.Delay(20);
        return await File.ReadAllTextAsync(Directory.GetFiles(mail, "*.eml").Single());
    }
}
