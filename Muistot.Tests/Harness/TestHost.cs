using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Api.Hosting;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Application.Login;
using Muistot.Application.Search;
using Muistot.Infrastructure.Jobs;

namespace Muistot.Tests.Harness;

/// <summary>The service on one backend, and everything that it stands on. One test at a time has it.</summary>
internal abstract class TestHost : IAsyncDisposable
{
    /// <summary>Who becomes a superuser by signing in.</summary>
    public const string Root = "root@example.com";

    /// <summary>The origin whose pages may call the service.</summary>
    public const string Client = "http://client.example";

    private static readonly TimeSpan JobLimit = TimeSpan.FromSeconds(20);

    // Each that runs hears of every write, and keeps a model and compiled queries of its own.
    private const int MostNodes = 6;

    // The one that was asked for last comes last.
    private readonly OrderedDictionary<string, TestApplication> nodes = new(StringComparer.Ordinal);

    /// <summary>Held by the test that runs.</summary>
    public SemaphoreSlim Lane { get; } = new(1);

    /// <summary>The service.</summary>
    public TestApplication Application { get; private set; } = null!;

    /// <summary>The service's settings.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private set; } = null!;

    /// <summary>The settings of a service whose servers are broken: it waits for what is slow, or away, no longer than others do.</summary>
    public Dictionary<string, string> ImpatientSettings =>
        Settings.Where(setting => !setting.Key.EndsWith("BusySeconds", StringComparison.Ordinal)
            && !setting.Key.EndsWith("ProbeMilliseconds", StringComparison.Ordinal)).ToDictionary();

    /// <summary>Where its mail arrives.</summary>
    public Mailbox Mail { get; protected set; } = null!;

    /// <summary>A folder that goes with the host.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("muistot-test-").FullName;

    /// <summary>Where the service keeps images.</summary>
    public ImageFolder Images { get; protected set; } = null!;

    /// <summary>Starts a backend and the service on it.</summary>
    public static async Task<TestHost> StartAsync(Backend backend)
    {
        var host = await PrepareAsync(backend);
        host.Application = TestApplication.Start(host.Settings, LeaveOutRecurringJobs);
        return host;
    }

    /// <summary>Starts a backend, for a service that is to run on it elsewhere.</summary>
    public static Task<TestHost> PrepareAsync(Backend backend) =>
        PrepareAsync<TestHost>(backend == Backend.Embedded ? new EmbeddedHost() : new ProductionHost());

    /// <summary>Starts a backend, for a service that is to run on it elsewhere.</summary>
    public static async Task<T> PrepareAsync<T>(T host)
        where T : TestHost
    {
        host.Settings = new Dictionary<string, string>(await host.StartPartsAsync())
        {
            ["Environment"] = "Testing",
            ["PublicUrl"] = "http://muistot.example",
            ["Login:ServiceUrl"] = $"{Client}/",
            ["Cors:Origins"] = Client,
            ["Superusers"] = Root,
            ["RateLimiting:Enabled"] = "false",
            ["Login:AnswerMilliseconds"] = "0",
            ["Database:MigrateOnStart"] = "true",

            // A test machine can be as busy as it likes: what is slow is waited for.
            ["Database:BusySeconds"] = "60",
            ["Database:ProbeMilliseconds"] = "60000",
            ["Redis:BusySeconds"] = "60",

            // As long as a command waits for a Redis that is away.
            ["Redis:ProbeMilliseconds"] = "5000",

            // All nodes of a test use one database server.
            ["Caching:ReplicationLagMilliseconds"] = "0",
        };
        return host;
    }

    /// <summary>
    /// The service once more, as another node with settings of its own. The last few that were asked for run on, for the tests to come.
    /// </summary>
    public TestApplication Node(params (string Name, string Value)[] changes)
    {
        var key = string.Join(';', changes);
        if (!nodes.Remove(key, out var node))
            node = StartNode(changes: changes);
        nodes.Add(key, node);
        if (nodes.Count > MostNodes)
        {
            nodes.GetAt(0).Value.Dispose();
            nodes.RemoveAt(0);
        }

        return node;
    }

    /// <summary>The service once more, below a path, where it says that it is reached. It runs on, for the tests to come.</summary>
    public TestApplication NodeBelow(string path)
    {
        if (nodes.TryGetValue(path, out var node))
            return node;
        var port = ServerProcess.FreePort();
        return nodes[path] = StartNodeAt(port, null, ("PublicUrl", $"http://127.0.0.1:{port}{path}"));
    }

    /// <summary>
    /// The service once more, as another node with parts and settings of its own. It stands on what this one stands on, shares what
    /// this one keeps in process, leaves jobs to it, and does not go through a sign-in before the first one.
    /// </summary>
    public TestApplication StartNode(Action<IServiceCollection>? parts = null, params (string Name, string Value)[] changes) =>
        StartNodeAt(0, parts, changes);

    private TestApplication StartNodeAt(int port, Action<IServiceCollection>? parts, params (string Name, string Value)[] changes) =>
        StartWarmNodeAt(port, services =>
        {
            foreach (var warmUp in services.Where(IsWarmUp).ToList())
                services.Remove(warmUp);
            parts?.Invoke(services);
        }, changes);

    /// <summary>A node, as <see cref="StartNode"/>, that goes through a sign-in when it starts.</summary>
    public TestApplication StartWarmNode(Action<IServiceCollection>? parts = null, params (string Name, string Value)[] changes) =>
        StartWarmNodeAt(0, parts, changes);

    private TestApplication StartWarmNodeAt(int port, Action<IServiceCollection>? parts, params (string Name, string Value)[] changes)
    {
        var changed = new Dictionary<string, string>(Settings);
        foreach (var (name, value) in changes)
            changed[name] = value;
        return TestApplication.Start(changed, services =>
        {
            if (services.SingleOrDefault(service => service.ImplementationType == typeof(JobRunner)) is { } runner)
                services.Remove(runner);
            services.AddSingleton(Application.Services.GetRequiredService<ISessionStore>());
            services.AddSingleton(Application.Services.GetRequiredService<ILoginTokens>());
            services.AddSingleton(Application.Services.GetRequiredService<IJobSignal>());
            services.AddSingleton(Application.Services.GetRequiredService<ICacheVersions>());
            parts?.Invoke(services);
        }, Application.Clock, port);
    }

    /// <summary>Makes everything as it was at the start, once the jobs that wait are done. No answer is kept of what was there.</summary>
    public async Task ResetAsync()
    {
        await LetJobsEndAsync();
        Application.Clock.Ahead = TimeSpan.Zero;
        Images.Clear();
        await EmptyAsync();
        Application.Services.GetRequiredService<ICacheVersions>().Invalidate(CacheTags.Everything);
    }

    /// <summary>Lets time pass, for everything that looks at the clock.</summary>
    public virtual Task LetPassAsync(TimeSpan time)
    {
        Application.Clock.Ahead += time;
        return Task.CompletedTask;
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public abstract Task<string> CreateDatabaseAsync();

    /// <summary>Makes an empty database, with a store of images of its own.</summary>
    /// <returns>The settings that lead to both.</returns>
    public async Task<(string Name, string Value)[]> CreateOwnAsync() =>
    [
        ("ConnectionStrings:Muistot", await CreateDatabaseAsync()), ("Files:Driver", "Folder"),
        ("Files:Folder", Path.Combine(Folder, $"{Guid.NewGuid():N}")),
    ];

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        foreach (var node in nodes.Values)
            await node.DisposeAsync();
        if (Application is not null)
            await Application.DisposeAsync();
        await Mail.DisposeAsync();
        Lane.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // They would begin anew after each reset, and read the database while the next one empties it. Their tests do them themselves.
    private static void LeaveOutRecurringJobs(IServiceCollection services)
    {
        foreach (var kind in services.Where(service => service.ImplementationInstance is JobKind kind
            && (kind.Policy.Every is not null || kind.Name == SearchBatchJob.Kind)).ToList())
            services.Remove(kind);
    }

    private static bool IsWarmUp(ServiceDescriptor service) =>
        service.ServiceType == typeof(SignInWarmUp)
            || service.ImplementationFactory?.GetType().GenericTypeArguments.Last() == typeof(SignInWarmUp);

    /// <summary>Makes the stores as they were at the start.</summary>
    protected abstract Task EmptyAsync();

    /// <summary>Starts what the service stands on.</summary>
    /// <returns>The settings that lead to it.</returns>
    protected abstract Task<IReadOnlyDictionary<string, string>> StartPartsAsync();

    // A job that ended after its row was replaced by another test's would take that one with it. One that cannot end goes with the rest.
    private async Task LetJobsEndAsync()
    {
        await using var scope = Application.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IMuistotDb>();
        var kinds = Application.Services.GetServices<JobKind>().Select(kind => kind.Name).ToList();
        var started = Stopwatch.GetTimestamp();
        while (await db.Jobs.AnyAsync(job => job.Key == null && kinds.Contains(job.Kind)) && Stopwatch.GetElapsedTime(started) < JobLimit)
            await Task.Delay(5);
    }
}
