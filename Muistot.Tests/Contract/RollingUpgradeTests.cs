using Muistot.Tests.Faults;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>
/// Two processes of the service side by side, requests to each in turn. MUISTOT_TEST_PREVIOUS names the folder of another version: then the
/// first process is of that version, and the database is migrated to this one while it serves. dev/rolling.sh sets it. SQLite and what is
/// kept in process are for one process, which is stopped for an upgrade.
/// </summary>
[NeedsServers]
[Parallelizable(ParallelScope.Self)]
public sealed class RollingUpgradeTests
{
    private static readonly string? Previous = Environment.GetEnvironmentVariable("MUISTOT_TEST_PREVIOUS");

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly Dictionary<string, string> settings = [];
    private readonly List<IAsyncDisposable> services = [];

    private TestHost host = null!;
    private ApiClient old = null!;
    private ApiClient both = null!;
    private Load load = null!;
    private string site = "";

    private SignIn SignIn => new(both, host.Mail);

    /// <summary>Starts the first process, and the second one on the migrated database, while people use the first.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        NeedsServersAttribute.Check();
        host = await TestHost.PrepareAsync(Backend.Production);
        foreach (var (name, value) in host.ImpatientSettings)
            settings[name] = value;

        // Each would show for a moment what it kept, until it has heard of what the other has changed.
        settings["Caching:Enabled"] = "false";
        var first = await StartFirstAsync();
        old = new ApiClient(first);
        var author = await FurnishAsync();
        load = new Load()
            .Send(Requests.Memory, key => old.PostAsync($"{site}/memories", new { title = key }, author), pause: Pause)
            .Send(Requests.Own, _ => old.GetAsync("/me", author), pause: Pause)
            .Send(Requests.Fresh, key => old.GetAsync($"{site[..site.LastIndexOf('/')]}?n=1&lat=60.{key.Split('-')[^1]}&lon=24"),
                pause: Pause);
        await load.UntilDoneAsync(Load.Warming, Requests.Memory, Requests.Own, Requests.Fresh);
        await MustAsync(OperatorProgram.RunAsync(["migrate"], OperatorProgram.EnvironmentOf(settings)));
        var second = TestApplication.Start(settings);
        services.Add(second);
        both = new ApiClient(first, second.Address);
    }

    /// <summary>Stops them.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (load is not null)
            await load.DisposeAsync();
        old?.Dispose();
        both?.Dispose();
        foreach (var service in services)
            await service.DisposeAsync();
        await host.DisposeAsync();
    }

    // Of two processes of one version, a few scripts say as much as all of them.
    private static IEnumerable<Script> Scripts => Script.All.Where((_, index) => Previous is not null || index % 4 == 0);

    [TestCaseSource(nameof(Scripts))]
    [Order(0)]
    public async Task ContractHoldsOnBothInTurn(Script script) =>
        Assert.That(await new Replay(both, SignIn, script).RunAsync(), Is.Empty);

    /// <summary>It is last: until then, the first process is used.</summary>
    [Test]
    [Order(1)]
    public async Task LosesNothingMeanwhile()
    {
        var answers = await load.StopAsync();

        Assert.That(answers.Where(one => !one.Done && (one.Status != 503 || !one.RetryAfter || one.Took > Soon)), Is.Empty);
        var written = answers.Where(one => one.Kind == Requests.Memory && one.Done).Select(one => one.Key).ToList();
        Assert.That(written, Is.Not.Empty);
        foreach (var _ in services)
        {
            var titles = (await both.GetAsync($"{site}/memories?limit=1000")).Items.Select(memory => (string?)memory!["title"]);
            var counts = titles.CountBy(title => title ?? "").ToDictionary(StringComparer.Ordinal);
            Assert.That(written.Where(key => counts.GetValueOrDefault(key) != 1), Is.Empty);
        }
    }

    private async Task<Uri> StartFirstAsync()
    {
        if (Previous is null)
        {
            var application = TestApplication.Start(settings);
            services.Add(application);
            return application.Address;
        }

        var port = ServerProcess.FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        services.Add(await ServerProcess.StartAsync("dotnet", [Path.Combine(Previous, "Muistot.Api.dll"), "--urls", $"{address}"], port,
            OperatorProgram.EnvironmentOf(settings), Previous));
        return address;
    }

    private async Task<Person> FurnishAsync()
    {
        var (name, token) = await new SignIn(old, host.Mail).OfAsync(TestHost.Root);
        var (author, project) = (new Person(0, name, TestHost.Root, token), World.Fresh("project"));
        await MustAsync(old.PostAsync("/projects", new { id = project, info = new { lang = "fi", name = "Nimi" }, auto_publish = true },
            author));
        await MustAsync(old.PostAsync($"/projects/{project}/publish?publish=true", by: author));
        var id = World.Fresh("site");
        await MustAsync(old.PostAsync($"/projects/{project}/sites", Samples.Site(id), author));
        site = $"/projects/{project}/sites/{id}";
        return author;
    }

    private static async Task MustAsync(Task<Answer> asked) => Assert.That((await asked).Status, Is.LessThan(400));

    private static async Task MustAsync(Task<Tool> run) => Assert.That((await run).ExitCode, Is.Zero, (await run).Errors);
}
