using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Muistot.Api.Hosting;
using Muistot.Application.Common;

namespace Muistot.Api.Commands;

/// <summary>What the verbs for operators share: the service's parts without its server, and settings on the command line.</summary>
internal static class OperatorCommand
{
    private static readonly string[] Sectionless = ["urls", "environment", "contentRoot", "PublicUrl", "Superusers", "Modules"];

    /// <summary>An option that must be given before something is destroyed.</summary>
    internal static Option<bool> Yes() => new("--yes") { Description = "Do it. Without this the command only says what it would do." };

    /// <summary>Gives a verb its work.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="work">What it does with the service's parts; returns the exit code.</param>
    internal static Command Does(this Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.UnmatchedTokens.FirstOrDefault(token => !IsSetting(token)) is { } unknown)
            {
                await Console.Error.WriteLineAsync($"'{unknown}' is not understood. --help says what is.");
                return MuistotCommandLine.WrongUsage;
            }

            var builder = ApiServices.CreateBuilder([.. parsed.UnmatchedTokens]);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.AddMuistot();
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            try
            {
                return await work(scope.ServiceProvider, parsed, cancellationToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException or IOException or RefusedException or NotSavedException)
            {
                return MuistotCommandLine.Complain(fault.GetBaseException().Message);
            }
        });
        return command;
    }

    // Anything else may be an option with a slip of the pen in it, and --dryrun=true must not start what a dry run would only try.
    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        && (token[..end].Contains(':', StringComparison.Ordinal) || Sectionless.Contains(token[2..end], StringComparer.OrdinalIgnoreCase));
}
