using System.Net;
using System.Net.Sockets;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>Commands and settings that make no sense are answered by one sentence that says what is wrong, and an exit code.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WrongUsageTests
{
    private const string Secret = "salainen-sana";

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Testing",
        ["ConnectionStrings__Muistot"] = "Data Source=:memory:",
    };

    [TestCase(2, "'dance' is unknown", "dance")]
    [TestCase(1, "does not answer", "health", "--url", "http://127.0.0.1:1/health/ready")]
    [TestCase(2, "--url must be an absolute address", "health", "--url", "nowhere")]
    [TestCase(1, "Redis:Connection is empty", "sessions", "list")]
    [TestCase(1, "Redis", "sessions", "list", "--Redis:Connection", "127.0.0.1:1,password=salainen-sana")]
    [TestCase(1, "Database:Provider must be one of Sqlite, MySql", "migrate", "--Database:Provider=Oracle")]
    [TestCase(1, "run the command migrate first", "superuser", "grant", "@nobody")]
    [TestCase(1, "/proc/self", "openapi", "--output", "/proc/self")]
    [TestCase(1, "/nowhere", "migrate", "--contentRoot=/nowhere")]
    [TestCase(1, "Urls", "serve", "--Urls=foo")]
    [TestCase(1, "HTTP_PORTS", "serve", "--HTTP_PORTS=56o0")]
    [TestCase(2, "'--migrate' is unknown", "--migrate")]
    [TestCase(1, "Database:ServerVersion", "migrate", "--Database:Provider=MySql", "--Database:ServerVersion=new")]
    [TestCase(1, "Sessions:LifetimeMinutes", "--Sessions:LifetimeMinutes=0")]
    [TestCase(1, "PublicUrl", "--PublicUrl=nowhere")]
    [TestCase(1, "Mail:Sender", "--Mail:Sender=foo")]
    [TestCase(1, "Mail:Driver must be one of Log, Pickup, Smtp, and not '5'", "--Mail:Driver=5")]
    [TestCase(1, "Mail:Smtp:Tls", "--Mail:Smtp:Tls=9")]
    [TestCase(1, "Database:Provider", "--Database:Provider=7")]
    [TestCase(1, "Files:Driver", "--Files:Driver=9")]
    [TestCase(1, "Mail:Smtp:Host", "--Mail:Driver=Smtp", "--Mail:Smtp:Host=")]
    [TestCase(1, "Localization:TimeZone", "--Localization:TimeZone=Mars/Base")]
    [TestCase(1, "ForwardedHeaders:KnownProxies", "--ForwardedHeaders:KnownProxies=everyone")]
    [TestCase(1, "Cors:Origins", "--Cors:Origins=https://map.example/")]
    [TestCase(1, "Cors:Origins", "--Cors:Origins=http://map.example:80,*")]
    [TestCase(1, "Superusers", "--Superusers=nobody")]
    [TestCase(1, "Login:ServiceUrl", "--Login:ServiceUrl=/page")]
    [TestCase(1, "PublicUrl", "--PublicUrl=https://me:salainen-sana@map.example/")]
    [TestCase(1, "Redis:Connection", "--Redis:Connection=127.0.0.1:1,password=tail,salainen-sana=x")]
    [TestCase(1, "Redis:Connection", "--Redis:Connection=127.0.0.1:1,ssl=salainen-sana")]
    [TestCase(1, "Redis:Connection", "--Redis:Connection=password=salainen-sana")]
    [TestCase(1, "OTEL_EXPORTER_OTLP_ENDPOINT", "--OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317")]
    [TestCase(1, "OTEL_EXPORTER_OTLP_PROTOCOL", "--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1",
        "--OTEL_EXPORTER_OTLP_PROTOCOL=carrier/pigeon")]
    public async Task SaysWhatIsWrong(int exitCode, string says, params string[] arguments)
    {
        var run = await OperatorProgram.RunAsync(arguments, Environment);

        AssertSays(run, exitCode, says);
    }

    [TestCase("migrate")]
    [TestCase("superuser", "list")]
    [TestCase("seed", "demo")]
    [TestCase("reports", "list")]
    [TestCase("images", "sweep")]
    public async Task SaysThatTheDatabaseIsAway(params string[] arguments)
    {
        var run = await OperatorProgram.RunAsync(arguments, new Dictionary<string, string>(Environment)
        {
            ["Database__Provider"] = "MySql",
            ["ConnectionStrings__Muistot"] = $"Server=127.0.0.1;Port=1;User ID=muistot;Password={Secret};Database=muistot",
        });

        AssertSays(run, 1, "The database failed: ");
    }

    [TestCase("")]
    [TestCase("Data Sorce=muistot.db")]
    [TestCase("Server=127.0.0.1;Pork=1", "--Database:Provider=MySql")]
    [TestCase("Server=127.0.0.1;Ssl Mode=salainen-sana", "--Database:Provider=MySql")]
    [TestCase("Server=127.0.0.1;Port=salainen-sana", "--Database:Provider=MySql")]
    [TestCase("Data Source=a.db;Mode=salainen-sana")]
    public async Task SaysThatTheDatabaseIsNotSet(string connection, params string[] settings)
    {
        var run = await OperatorProgram.RunAsync(["migrate", .. settings], new Dictionary<string,
            string>(Environment)
        { ["ConnectionStrings__Muistot"] = connection });

        AssertSays(run, 1, "ConnectionStrings:Muistot");
    }

    [Test]
    public async Task SaysThatThePortIsTaken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        // With one thread to run on, what is to go on in the background has seldom begun when the start fails.
        var run = await OperatorProgram.RunProcessAsync(
            ["serve", "--urls", $"http://{other.LocalEndpoint}"],
            new Dictionary<string, string>(Environment) { ["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1" });

        AssertSays(run, 1, $"{other.LocalEndpoint}");
        Assert.That(run.Errors, Does.Contain("--urls"));
    }

    /// <summary>As operators see it: the process ends with the code, and writes the sentence where errors are read.</summary>
    [TestCase(2, "'dance' is unknown", "dance")]
    [TestCase(1, "Mail:Sender", "--Mail:Sender=foo")]
    public async Task EndsItsProcessWithTheCode(int exitCode, string says, params string[] arguments)
    {
        var run = await OperatorProgram.RunProcessAsync(arguments, Environment);

        AssertSays(run, exitCode, says);
    }

    [Test]
    public async Task SaysThatThereAreNoSuchSettingsInTheEnvironment()
    {
        Dictionary<string, string> wrong = new()
        {
            ["Caching__Enabeld"] = "Caching:Enabeld",
            ["MAIL__SMTP__PASWORD"] = "MAIL:SMTP:PASWORD",
            ["ConnectionStrings__Muisto"] = "ConnectionStrings:Muisto",
            ["ASPNETCORE_Cors__Origin"] = "Cors:Origin",
            ["Files__Folder__0"] = "Files:Folder:0",
        };
        var environment = new Dictionary<string, string>(Environment);
        foreach (var variable in wrong.Keys)
            environment[variable] = Secret;

        var run = await OperatorProgram.RunProcessAsync(["migrate", "--list"], environment);

        AssertSays(run, 1, "Unknown setting");
        var names = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[2]);
        Assert.That(names, Is.EquivalentTo(wrong.Values));
    }

    [Test]
    public async Task LetsVariablesOfOthersBe()
    {
        var run = await OperatorProgram.RunProcessAsync(["migrate", "--list"], new Dictionary<string, string>(Environment)
        {
            ["MAIL"] = "/var/mail/root",
            ["Files"] = "a",
            ["DATABASE_URL"] = "b",
            ["REDIS_PORT_6379_TCP"] = "c",
            ["Mailer__Driver"] = "d",
            ["SQLCONNSTR_Other"] = "e",
            ["Logging__LogLevel__Some.Category"] = "Debug",
            ["Superusers__0"] = "root@example.com",
            ["Kestrel__Limits__MaxConcurrentConnections"] = "5",
        });

        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task ListsTheCommandsOfAGroup()
    {
        var run = await OperatorProgram.RunAsync(["superuser"], Environment);

        AssertSays(run, 2, "Required command was not provided");
        Assert.That(run.Errors, Does.Contain("grant").And.Contain("revoke").And.Contain("list"));
    }

    private static void AssertSays(Tool run, int exitCode, string says)
    {
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Errors + run.Output);
        Assert.That(run.Errors, Does.Contain(says).And.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain(Secret));
        Assert.That(run.Output, Does.Not.Contain("   at ").And.Not.Contain(Secret));
    }
}
