using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Muistot.Api.Hosting;
using Muistot.Application.Caching;
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
    /// <param name="reach">How much it changes of what readers see. Nodes that serve meanwhile are told so.</param>
    internal static Command Does(
        this Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work, Reach reach = Reach.Nothing)
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
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
            builder.AddMuistot();
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            return await TryAsync(scope.ServiceProvider, async () =>
            {
                try
                {
                    return await work(scope.ServiceProvider, parsed, cancellationToken);
                }
                finally
                {
                    if (reach == Reach.Everything)
                        scope.ServiceProvider.GetRequiredService<IReadVersions>().Advance(Shown.Everything, Shown.Anything);
                }
            });
        });
        return command;
    }

    /// <summary>Does something that may fail for a reason that operators can do something about, and then says which.</summary>
    internal static async Task<int> TryAsync(IServiceProvider services, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or IOException or RefusedException or NotSavedException
            || services.GetRequiredService<IOutages>().Caused(fault))
        {
            return MuistotCommandLine.Complain(ReasonOf(fault));
        }
    }

    // The database's own words name what is wrong; what lies below them says that a socket was refused.
    private static string ReasonOf(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException)
                return cause.Message;
        }

        return fault.GetBaseException().Message;
    }

    // Anything else may be an option with a slip of the pen in it, and --dryrun=true must not start what a dry run would only try.
    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        && (token[..end].Contains(':', StringComparison.Ordinal) || Sectionless.Contains(token[2..end], StringComparer.OrdinalIgnoreCase));
}
