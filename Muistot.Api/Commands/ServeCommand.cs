using System.CommandLine;
using Microsoft.Extensions.Options;
using Muistot.Api.Hosting;

namespace Muistot.Api.Commands;

/// <summary>Runs the service.</summary>
internal static class ServeCommand
{
    internal static Command Create()
    {
        var command = new Command("serve", "Runs the service. This is what happens without a command.");
        command.SetAction(RunAsync);
        return command;
    }

    internal static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var builder = ApiServices.CreateBuilder(MuistotCommandLine.SettingsOf(parsed));
        builder.UseListenAddress();
        builder.AddMuistot();

        // What keeps it from starting is said at the end, once and without a stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        await using var app = builder.Build();

        // Most of the start goes into the model of the database and into that of the controllers, which need not wait for each other.
        var warming = Task.Run(app.WarmUp, cancellationToken);

        // The host would do it too, and write the whole stack to the log.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.Warn();
        app.ShowBanner();
        return await OperatorCommand.TryAsync(app.Services, async () =>
        {
            var preparation = PrepareAsync();
            app.UseMuistot();
            await preparation;
            await StartAsync(app, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        });

        async Task PrepareAsync()
        {
            await warming;
            await app.PrepareAsync();
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            // What has begun in the background would be told to end by the disposal alone, and its end be logged as a fault.
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }
}
