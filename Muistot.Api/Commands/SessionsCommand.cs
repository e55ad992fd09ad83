using System.CommandLine;
using Muistot.Application.Login;

namespace Muistot.Api.Commands;

/// <summary>Shows and ends sessions.</summary>
internal static class SessionsCommand
{
    internal static Command Create()
    {
        var user = new Option<string?>("--user") { Description = "Only those of the account with this name." };
        var yes = OperatorCommand.Yes();
        var list = new Command("list", "Lists who has sessions, and how many.");
        var clear = new Command("clear", "Ends sessions: everyone's, or one person's. They have to sign in again.") { user, yes };
        return new Command("sessions", "Sessions lie in Redis. Without Redis they end with the process that serves.")
        {
            list.Does((services, _, cancellationToken) => ForEachAsync(services, async (sessions, name) =>
                Console.WriteLine($"{await sessions.CountAsync(name, cancellationToken),6}  {name}"), cancellationToken)),
            clear.Does((services, parsed, cancellationToken) => ForEachAsync(services, async (sessions, name) =>
            {
                if (parsed.GetValue(user) is { } only && only != name)
                    return;
                if (parsed.GetValue(yes))
                    await sessions.EndAllAsync(name, cancellationToken);
                Console.WriteLine($"{(parsed.GetValue(yes) ? "ended" : "would end (--yes does it)")}  {name}");
            }, cancellationToken)),
        };
    }

    private static async Task<int> ForEachAsync(IServiceProvider services, Func<ISessionDirectory, string, Task> action, CancellationToken cancellationToken)
    {
        if (services.GetService<ISessionDirectory>() is not { } sessions)
            return MuistotCommandLine.Complain("Redis:Connection is empty: sessions are kept in the process that serves, and end with it.");
        await foreach (var name in sessions.UsernamesAsync(cancellationToken))
            await action(sessions, name);
        return 0;
    }
}
