using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Users;

namespace Muistot.Api.Commands;

/// <summary>Makes accounts superusers, or ordinary ones again.</summary>
internal static class SuperuserCommand
{
    internal static Command Create()
    {
        var person = new Argument<string>("person") { Description = "Name or e-mail address of the account." };
        var grant = new Command("grant", "Makes an account a superuser, from its next request on.") { person };
        var revoke = new Command("revoke", "Makes an account an ordinary one, from its next request on. Addresses in the setting Superusers get the rights back when they sign in.") { person };
        var list = new Command("list", "Lists the superusers.");
        return new Command("superuser", "Superusers administer every project.")
        {
            grant.DoesInDatabase(
                (services, parsed, cancellationToken) => ChangeAsync(services, parsed.GetRequiredValue(person), isSuperuser: true,
                cancellationToken), CachedContent.Everything),
            revoke.DoesInDatabase(
                (services, parsed, cancellationToken) => ChangeAsync(services, parsed.GetRequiredValue(person), isSuperuser: false,
                cancellationToken), CachedContent.Everything),
            list.DoesInDatabase(ListAsync),
        };
    }

    private static async Task<int> ChangeAsync(IServiceProvider services, string person, bool isSuperuser,
        CancellationToken cancellationToken)
    {
        if (await services.FindAccountAsync(person, cancellationToken) is not { } user)
            return MuistotCommandLine.Failed;
        var status = isSuperuser ? "a superuser" : "no superuser";
        if (isSuperuser == user.Superuser is not null)
        {
            Console.WriteLine($"{AccountLookup.Describe(user)} is {status} already.");
            return 0;
        }

        user.Superuser = isSuperuser ? new Superuser() : null;
        await services.GetRequiredService<IMuistotDb>().SaveChangesAsync(cancellationToken);
        Console.WriteLine($"{AccountLookup.Describe(user)} is {status} now.");
        return 0;
    }

    private static async Task<int> ListAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var superusers = await services.GetRequiredService<IMuistotDb>().Superusers
            .OrderBy(superuser => superuser.UserId).Select(superuser => superuser.User!.Username).ToListAsync(cancellationToken);
        foreach (var name in superusers)
            Console.WriteLine(name);
        OperatorCommand.SayWhenEmpty(superusers.Count, "Nobody is a superuser.");
        return 0;
    }
}
