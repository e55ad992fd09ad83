using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Contract;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Faults;

/// <summary>
/// The service in a process of its own, with a database of its own, to be broken and to have broken what it stands on. It has a
/// project that nobody changes, and one that publishes at once.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    // Writing beyond a limit of the file system ends a process, unless it says before that it would rather be told.
    private const string Told = "trap '' XFSZ; exec \"$0\" \"$@\"";

    private readonly Dictionary<string, string> ownSettings;
    private readonly ServiceProvider parts;

    private Stage(TestHost host, ImageFolder images, ServerProcess service, Uri address, Dictionary<string, string> settings)
    {
        (Host, Images, Service, Api, ownSettings, parts) = (host, images, service, new ApiClient(address), settings, PartsOf(settings));
        World = new World(parts);
    }

    /// <summary>What the service stands on.</summary>
    public TestHost Host { get; }

    /// <summary>The servers that it stands on, where it does.</summary>
    public ProductionHost Production => (ProductionHost)Host;

    /// <summary>Where it keeps images.</summary>
    public ImageFolder Images { get; }

    /// <summary>The service's process.</summary>
    public ServerProcess Service { get; }

    /// <summary>The service, from outside.</summary>
    public ApiClient Api { get; }

    /// <summary>Reads the database past the service.</summary>
    public World World { get; }

    /// <summary>Path of the project that nobody changes.</summary>
    public string Quiet { get; private set; } = "";

    /// <summary>Path of the project in which things are made.</summary>
    public string Busy { get; private set; } = "";

    /// <summary>Path of a site in it.</summary>
    public string Site => $"{Busy}/sites/busy-site";

    /// <summary>Who makes them.</summary>
    public Person Author { get; private set; } = null!;

    /// <summary>Starts the service on a host.</summary>
    public static Task<Stage> StartAsync(TestHost host) => StartAsync(host, host.Images, new Dictionary<string, string>());

    /// <summary>Starts the service on a host, with a store of images beside it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="images">What is in the store.</param>
    /// <param name="store">The settings that lead to it.</param>
    /// <param name="isHasty">True where what it stands on is broken, and it has to say so soon.</param>
    public static async Task<Stage> StartAsync(
        TestHost host, ImageFolder images, IReadOnlyDictionary<string, string> store, bool isHasty = false)
    {
        var settings = isHasty ? host.ImpatientSettings : new Dictionary<string, string>(host.Settings);
        foreach (var (name, value) in store)
            settings[name] = value;

        // Each stage has a database of its own.
        settings[$"ConnectionStrings:{DatabaseOptions.ConnectionName}"] = await host.CreateDatabaseAsync();

        // Answers that are kept become old, and stand in, while something is broken.
        settings["Caching:FreshSeconds"] = "1";

        // On a slow machine, the tests of it have their turn later than a session lives without a request.
        settings["Sessions:LifetimeMinutes"] = "600";
        var port = ServerProcess.FreePort();
        var address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        string[] command = ["-c", Told, "dotnet", OperatorProgram.Program, "--urls", address];
        var service = await ServerProcess.StartAsync("sh", command, port, OperatorProgram.EnvironmentOf(settings),
            Repository.At("Muistot.Api"));
        var stage = new Stage(host, images, service, new Uri(address), settings);
        await stage.FurnishAsync();
        return stage;
    }

    /// <summary>Signs the author in, anew.</summary>
    public async Task SignInAsync()
    {
        var (name, token) = await new SignIn(Api, Host.Mail).OfAsync(TestHost.Root);
        Author = new Person(0, name, TestHost.Root, token);
    }

    /// <summary>Runs a command of the program, on what the service runs on.</summary>
    public Task<Tool> RunAsync(params string[] command) => OperatorProgram.RunAsync(command, OperatorProgram.EnvironmentOf(ownSettings));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await parts.DisposeAsync();
        await Service.DisposeAsync();
    }

    private async Task FurnishAsync()
    {
        // A service that listens may still wait for what it stands on.
        using var patience = new CancellationTokenSource(Load.Warming);
        while ((await Api.GetAsync("/health/ready")).Status != 200)
            await Task.Delay(100, patience.Token);
        await SignInAsync();
        (Quiet, Busy) = (await ProjectAsync("quiet"), await ProjectAsync("busy"));
        foreach (var site in new[] { $"{Quiet}/sites/quiet-site", Site })
            await MustAsync(() => Api.PostAsync(site[..site.LastIndexOf('/')], Samples.Site(site[(site.LastIndexOf('/') + 1)..]), Author));
    }

    private async Task<string> ProjectAsync(string id)
    {
        var project = new { id, info = new { lang = "fi", name = "Nimi" }, auto_publish = true };
        await MustAsync(() => Api.PostAsync("/projects", project, Author));
        await MustAsync(() => Api.PostAsync($"/projects/{id}/publish?publish=true", by: Author));
        return $"/projects/{id}";
    }

    private static async Task MustAsync(Func<Task<Answer>> ask)
    {
        var answer = await ComingAgain.AskAsync(ask);
        if (answer.Status >= 400)
            throw new InvalidOperationException($"The stage could not be set: {answer}");
    }

    private static ServiceProvider PartsOf(Dictionary<string, string> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings!).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddMuistotInfrastructure(configuration)
            .BuildServiceProvider();
    }
}
