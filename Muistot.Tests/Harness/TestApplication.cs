using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muistot.Api.Hosting;

namespace Muistot.Tests.Harness;

/// <summary>The service, in this process, behind a real server on a port of its own.</summary>
/// <param name="settings">Its settings.</param>
/// <param name="services">Puts other parts in.</param>
/// <param name="clock">The clock that it goes by.</param>
internal sealed class TestApplication(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services,
    ShiftedClock clock)
    : WebApplicationFactory<Program>
{
    // What the settings of the service name; the book decides what it keeps.
    private static readonly string[] Categories = ["Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore"];

    /// <summary>The clock that it goes by.</summary>
    public ShiftedClock Clock { get; } = clock;

    /// <summary>What it wrote to its log.</summary>
    public LogBook Log { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Starts the service.</summary>
    public static TestApplication Start(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services = null,
        ShiftedClock? clock = null, int port = 0)
    {
        // Given to UseKestrel, the port would be set beside the start of the server, and now and then after it.
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var listening = new Dictionary<string, string>(settings) { ["Urls"] = address };
        var application = new TestApplication(listening, services, clock ?? new ShiftedClock());
        application.UseKestrel();
        application.StartServer();

        // It writes to the database, which the next test empties.
        application.Services.GetService<SignInWarmUp>()?.Completion.GetAwaiter().GetResult();
        return application;
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        foreach (var category in Categories)
            builder.UseSetting($"Logging:LogLevel:{category}", nameof(LogLevel.Trace));
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        builder.ConfigureTestServices(all =>
        {
            all.AddSingleton<TimeProvider>(Clock);
            services?.Invoke(all);
        });
    }
}
