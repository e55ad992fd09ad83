using System.CommandLine;
using Muistot.Application.Login;

namespace Muistot.Api.Commands;

/// <summary>Shows and ends sessions.</summary>
internal static class SessionsCommand
{
    internal static Command Create()
    {
        var user = new Option<string?>("--user") { Description = "Only those of the account with this name or e-mail address." };
        var yes = OperatorCommand.Yes();
        var list = new Command("list", "Lists who has sessions, and how many.");
        var clear = new Command("clear", "Ends sessions: everyone's, or one person's. They have to sign in again.") { user, yes };
        return new Command("sessions", "Sessions lie in Redis. Without Redis they end with the process that serves.")
        {
            list.Does((services, _, cancellationToken) => WithDirectoryAsync(services, sessions => ListAsync(sessions, cancellationToken))),
            clear.Does((services, parsed, cancellationToken) => WithDirectoryAsync(services, async sessions =>
            {
                if (parsed.GetValue(user) is not { } person)
                    return await ClearAsync(sessions, sessions.UsernamesAsync(cancellationToken), parsed.GetValue(yes), cancellationToken);

                // Sessions go by the name as its owner writes it.
                return await OperatorCommand.IsUpToDateAsync(services, cancellationToken)
                && await services.FindAccountAsync(person, cancellationToken) is { } account
                    ? await ClearAsync(sessions, AsyncEnumerable.Repeat(account.Username, 1), parsed.GetValue(yes), cancellationToken)
                    : MuistotCommandLine.Failed;
            })),
        };
    }

    private static async Task<int> ListAsync(ISessionDirectory sessions, CancellationToken cancellationToken)
    {
        var people = 0;
        await foreach (var name in sessions.UsernamesAsync(cancellationToken))
        {
            Console.WriteLine($"{await sessions.CountAsync(name, cancellationToken),6}  {name}");
            people++;
        }

        OperatorCommand.SayWhenEmpty(people, "Nobody is signed in.");
        return 0;
    }

    private static async Task<int> ClearAsync(ISessionDirectory sessions, IAsyncEnumerable<string> names, bool doIt,
        CancellationToken cancellationToken)
    {
        var (ended, people) = (0, 0);
        await foreach (var name in names)
        {
            var count = await sessions.CountAsync(name, cancellationToken);
            if (count == 0)
                continue;
            if (doIt)
                await sessions.EndAllAsync(name, cancellationToken);
            Console.WriteLine($"{(doIt ? "ended" : "would end (--yes does it)")}  {name}");
            (ended, people) = (ended + count, people + 1);
        }

        Console.WriteLine(
            $"{ended} {(ended == 1
            ? "session"
            : "sessions")} of {people} {(people == 1
            ? "person"
            : "people")} {(doIt ? "ended" : "found, nothing changed; --yes ends them")}.");
        return 0;
    }

    private static async Task<int> WithDirectoryAsync(IServiceProvider services, Func<ISessionDirectory, Task<int>> work) =>
        services.GetService<ISessionDirectory>() is { } sessions
            ? await work(sessions)
            : MuistotCommandLine.Complain("Redis:Connection is empty: sessions are kept in the process that serves, and end with it.");
}
