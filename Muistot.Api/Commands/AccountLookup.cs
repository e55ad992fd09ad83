using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Users;

namespace Muistot.Api.Commands;

/// <summary>Finds the account that operators mean, by its name or its e-mail address.</summary>
internal static class AccountLookup
{
    /// <summary>Finds it, or says why there is none. A name may look like the address of someone else, who then is not guessed.</summary>
    internal static async Task<User?> FindAccountAsync(this IServiceProvider services, string person, CancellationToken cancellationToken)
    {
        var (name, email) = (Username.KeyOf(person), EmailAddress.KeyOf(person));
        var likely = await services.GetRequiredService<IMuistotDb>().Users.Include(user => user.Superuser)
            .Where(user => user.UsernameKey == name || user.EmailKey == email).OrderBy(user => user.Id).ToListAsync(cancellationToken);

        // Some databases pass over spaces at the end.
        var found = likely.Where(user => user.UsernameKey == name || user.EmailKey == email).ToList();
        if (found is [var user])
            return user;
        MuistotCommandLine.Complain(found.Count == 0
            ? "The account does not exist."
            : $"Two accounts go by that: {string.Join(" and ", found.Select(Describe))}; say the one's address or the other's name.");
        return null;
    }

    /// <summary>An account in words, which no other account shares.</summary>
    internal static string Describe(User user) => FormattableString.Invariant($"{user.Username} (id {user.Id})");
}
