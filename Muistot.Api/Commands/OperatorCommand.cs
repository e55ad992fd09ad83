using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Muistot.Api.Hosting;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Infrastructure.Caching;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Api.Commands;

/// <summary>What the commands for operators share: the service's parts without its server.</summary>
internal static class OperatorCommand
{
    /// <summary>An option that must be given before something is destroyed.</summary>
    internal static Option<bool> Yes() => new("--yes") { Description = "Do it. Without this the command only says what it would do." };

    /// <summary>Says that there is nothing to list, to whoever looks and not to what reads the list.</summary>
    /// <param name="count">How much there is.</param>
    /// <param name="sentence">What is said when that is nothing.</param>
    internal static void SayWhenEmpty(int count, string sentence)
    {
        if (count == 0)
            Console.Error.WriteLine(sentence);
    }

    /// <summary>Gives a command its work.</summary>
    /// <param name="command">The command.</param>
    /// <param name="work">What it does with the service's parts; returns the exit code.</param>
    /// <param name="invalidates">How much it changes of what readers see. Nodes that serve meanwhile are told so.</param>
    internal static Command Does(
        this Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work,
        CachedContent invalidates = CachedContent.Nothing)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var builder = ApiServices.CreateBuilder(MuistotCommandLine.SettingsOf(parsed));
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);

            // Whether others are told of the change is said below.
            builder.Logging.AddFilter(typeof(RedisCacheVersions).FullName, LogLevel.None);
            builder.AddMuistot();
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            try
            {
                return await TryAsync(scope.ServiceProvider,
                () => WorkAsync(scope.ServiceProvider, services => work(services, parsed, cancellationToken), invalidates));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return MuistotCommandLine.EndEarly();
            }
        });
        return command;
    }

    /// <summary>Gives a command its work on a database, which has to be up to date.</summary>
    /// <inheritdoc cref="Does"/>
    internal static Command DoesInDatabase(
        this Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work,
        CachedContent invalidates = CachedContent.Nothing) =>
        command.Does(
            async (services, parsed, cancellationToken) =>
                await IsUpToDateAsync(services, cancellationToken)
                ? await work(services, parsed, cancellationToken)
                : MuistotCommandLine.Failed,
            invalidates);

    /// <summary>Finds out whether the database has all that the program knows, and says so where it has not. No database is made.</summary>
    internal static async Task<bool> IsUpToDateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<SchemaMigration>().FindPendingAsync(cancellationToken) is [])
            return true;
        MuistotCommandLine.Complain("The database is not up to date: run the command migrate first.");
        return false;
    }

    /// <summary>Does something that may fail for a reason that operators can do something about, and then says which.</summary>
    internal static async Task<int> TryAsync(IServiceProvider services, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (
            fault is DbException or DbUpdateException or IOException or UnauthorizedAccessException or RefusedException or NotSavedException
            || services.GetRequiredService<ITransientFaults>().Caused(fault))
        {
            return MuistotCommandLine.Complain(ReasonOf(fault));
        }
    }

    /// <summary>Says why something failed, in one sentence that repeats nothing secret.</summary>
    internal static string ReasonOf(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            // These words name what is wrong; what lies below them says that a socket was refused, or a permission denied.
            if (cause is IOException { InnerException: AddressInUseException })
                return $"{cause.Message} Choose another address, as --urls http://127.0.0.1:5700 or ASPNETCORE_URLS=http://127.0.0.1:5700.";
            if (cause is DbException)
                return $"The database failed: {cause.Message}";
            if (cause is DependencyUnavailableException or UnauthorizedAccessException)
                return cause.Message;
        }

        return fault.GetBaseException() switch
        {
            // Of a folder that is not there it says the path alone.
            DirectoryNotFoundException missing
                when !missing.Message.Contains(' ', StringComparison.Ordinal) => $"The folder does not exist: {missing.Message}",
            Exception cause and (IOException or SocketException or TimeoutException or RefusedException or NotSavedException) =>
                cause.Message,
            var cause => $"Failed without a known reason: {cause.GetType()
                .Name} in {cause.TargetSite?.DeclaringType?.Name}.{cause.TargetSite?.Name}.",
        };
    }

    private static async Task<int> WorkAsync(IServiceProvider services, Func<IServiceProvider, Task<int>> work, CachedContent invalidates)
    {
        try
        {
            return await work(services);
        }
        finally
        {
            if (invalidates == CachedContent.Everything)
                await TellNodesAsync(services.GetRequiredService<ICacheVersions>());
        }
    }

    private static async Task TellNodesAsync(ICacheVersions versions)
    {
        versions.Invalidate(CacheTags.Everything, CacheTags.Anything);
        if (!versions.IsConnected)
            await Console.Error.WriteLineAsync(
                "Redis is unavailable: nodes that run hear of no change, and show what they kept for as long as Caching:FreshSeconds.");
    }
}
