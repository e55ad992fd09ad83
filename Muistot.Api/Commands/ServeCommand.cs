using System.CommandLine;
using Microsoft.Extensions.Options;
using Muistot.Api.Hosting;

namespace Muistot.Api.Commands;

/// <summary>Runs the service.</summary>
internal static class ServeCommand
{
    internal static Command Create()
    {
        var command = new Command("serve", "Runs the service. This is what happens without a command.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(RunAsync);
        return command;
    }

    internal static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var builder = ApiServices.CreateBuilder([.. parsed.UnmatchedTokens]);
        builder.AddMuistot();
        await using var app = builder.Build();

        // The host would do it too, and write the whole stack to the log.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseMuistot();
        return await OperatorCommand.TryAsync(app.Services, async () =>
        {
            await app.PrepareAsync();
            await app.RunAsync(cancellationToken);
            return 0;
        });
    }
}
