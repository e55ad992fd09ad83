using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>Sees to it that no two accounts have the same name or address by the rules that hold here.</summary>
/// <param name="context">What the parts of the import share.</param>
internal sealed class AccountNames(ImportContext context)
{
    // A holder is an account here, or the negative key of one over there that is not written yet.
    private readonly Dictionary<string, long> emails = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> usernames = new(StringComparer.Ordinal);

    private Dictionary<string, long>? preferred;

    /// <summary>Looks up who has names and addresses, before those of a batch are given.</summary>
    internal async Task LoadAsync(IEnumerable<string> batchEmails, IEnumerable<string> batchUsernames, CancellationToken cancellationToken)
    {
        preferred ??= await FindPreferredAsync(cancellationToken);
        if (!context.Plan.DryRun)
        {
            emails.Clear();
            usernames.Clear();
        }

        var (emailKeys, usernameKeys) = (batchEmails.Select(EmailAddress.KeyOf).Distinct(StringComparer.Ordinal).ToList(), batchUsernames.Select(Username.KeyOf).Distinct(StringComparer.Ordinal).ToList());
        var holders = await context.Db.Users
            .Where(user => emailKeys.Contains(user.EmailKey!) || usernameKeys.Contains(user.UsernameKey))
            .Select(user => new { user.Id, user.EmailKey, user.UsernameKey })
            .ToListAsync(cancellationToken);
        foreach (var holder in holders)
        {
            usernames[holder.UsernameKey] = holder.Id;
            if (holder.EmailKey is { } key)
                emails[key] = holder.Id;
        }
    }

    /// <summary>The account here that has an address and did not come from over there, or null.</summary>
    internal async Task<long?> FindFromElsewhereAsync(string email, CancellationToken cancellationToken) =>
        emails.TryGetValue(EmailAddress.KeyOf(email), out var holder) && holder > 0 && !await context.Ledger.HoldsAsync("users", holder, cancellationToken)
            ? holder
            : null;

    /// <summary>Gives an account its address, unless another one has it, or is the one that is to have it.</summary>
    /// <param name="email">The address.</param>
    /// <param name="there">Key of the account over there.</param>
    /// <param name="own">Key of the account here, or null when it is new.</param>
    internal bool TryHaveEmail(string email, long there, long? own)
    {
        var key = EmailAddress.KeyOf(email);
        var isHeld = emails.TryGetValue(key, out var holder);
        if (isHeld ? holder != (own ?? -there) : preferred!.GetValueOrDefault(key, there) != there)
            return false;
        emails[key] = own ?? -there;
        return true;
    }

    /// <summary>Gives an account its name, unless another one has it.</summary>
    /// <inheritdoc cref="TryHaveEmail"/>
    internal async Task<bool> TryHaveUsernameAsync(string username, long there, long? own, CancellationToken cancellationToken)
    {
        var key = Username.KeyOf(username);
        if (!usernames.TryGetValue(key, out var holder))
            holder = await context.Db.Users.Where(user => user.UsernameKey == key).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken);
        if (holder != 0 && holder != (own ?? -there))
            return false;
        usernames[key] = own ?? -there;
        return true;
    }

    /// <summary>Of the accounts over there that share an address, the one that keeps it: a verified one, else the oldest.</summary>
    private async Task<Dictionary<string, long>> FindPreferredAsync(CancellationToken cancellationToken)
    {
        // The database's idea of equality is wider than ours, whatever its collation is.
        const string Text = """
            SELECT u.id, u.email, u.verified FROM users u
            JOIN (SELECT LOWER(TRIM(email)) AS folded FROM users WHERE email IS NOT NULL GROUP BY LOWER(TRIM(email)) HAVING COUNT(*) > 1) twice
              ON LOWER(TRIM(u.email)) = twice.folded
            """;
        var found = new List<(string Key, long Id, bool Verified)>();
        await foreach (var values in context.Old.QueryAsync(Text, cancellationToken))
        {
            found.Add((
                EmailAddress.KeyOf(((string)values[1]!).Trim()),
                Convert.ToInt64(values[0], System.Globalization.CultureInfo.InvariantCulture),
                values[2] is { } verified && Convert.ToBoolean(verified, System.Globalization.CultureInfo.InvariantCulture)));
        }

        return found.GroupBy(account => account.Key, StringComparer.Ordinal).ToDictionary(
            same => same.Key, same => same.OrderByDescending(account => account.Verified).ThenBy(account => account.Id).First().Id, StringComparer.Ordinal);
    }
}
