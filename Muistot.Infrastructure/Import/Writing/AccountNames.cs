using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>What comes of an account's claim to an address.</summary>
internal enum Claim
{
    /// <summary>It has it.</summary>
    Free,

    /// <summary>Another account has it.</summary>
    Taken,

    /// <summary>Another account has it, and is about to have another one.</summary>
    Waits,
}

/// <summary>
/// Knows who has which name and address by the rules that hold in the target, and who is to have an address that several accounts share.
/// </summary>
/// <param name="context">What the parts of the import share.</param>
/// <param name="table">The table of the accounts.</param>
internal sealed class AccountNames(ImportContext context, NamedTableImport table)
{
    /// <summary>In what addresses are unique.</summary>
    internal const long Emails = 0;

    /// <summary>In what usernames are unique.</summary>
    internal const long Usernames = 1;

    private readonly Dictionary<string, long> emails = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> usernames = new(StringComparer.Ordinal);

    private Dictionary<string, long>? preferred;

    /// <summary>Looks up who has the names and addresses of a batch, before they are given.</summary>
    internal async Task LoadAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        preferred ??= await FindPreferredAsync(cancellationToken);
        emails.Clear();
        usernames.Clear();
        var emailKeys = rows.Select(SourceAccount.EmailOf).OfType<string>().Select(EmailAddress.KeyOf)
            .Distinct(StringComparer.Ordinal).ToList();
        var usernameKeys = rows.Select(SourceAccount.UsernameOf).Select(Username.KeyOf).Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in usernameKeys)
            usernames[key] = 0;
        foreach (var some in emailKeys.Chunk(TextQueries.Most))
            await NoteAsync(context.Db.Users.WhereAnyOf(user => user.EmailKey!, some), cancellationToken);
        foreach (var some in usernameKeys.Chunk(TextQueries.Most))
            await NoteAsync(context.Db.Users.WhereAnyOf(user => user.UsernameKey, some), cancellationToken);
    }

    /// <summary>Who had a username when the batch began, or 0; null when that was not looked up.</summary>
    internal long? FindLoaded(string key) => usernames.TryGetValue(key, out var holder) ? holder : null;

    /// <summary>The account in the target that has an address and did not come from the source, or null.</summary>
    internal async Task<long?> FindFromElsewhereAsync(string email, CancellationToken cancellationToken) =>
        HolderOf(EmailAddress.KeyOf(email)) is > 0 and var holder
            && await context.Ledger.FindInSourceAsync("users", holder, cancellationToken) is null ? holder : null;

    /// <summary>Finds out whether an account can have its address: unless another one has it, or is the one that is to have it.</summary>
    /// <param name="email">The address.</param>
    /// <param name="source">Key of the account in the source.</param>
    /// <param name="own">Stands for the account among the holders.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<Claim> ClaimAsync(string email, long source, long own, CancellationToken cancellationToken)
    {
        var key = EmailAddress.KeyOf(email);
        var holder = HolderOf(key);
        if (holder == own)
            return Claim.Free;
        if (holder == 0)
            return preferred!.GetValueOrDefault(key, source) == source ? Claim.Free : Claim.Taken;
        var movesOn = await table.MovesOnAsync(holder, row => SourceAccount.EmailOf(row) is { } other
            && EmailAddress.KeyOf(other) == key, cancellationToken);
        return movesOn ? Claim.Waits : Claim.Taken;
    }

    private long HolderOf(string key) => table.Holders.Find(Emails, key, emails.GetValueOrDefault(key));

    /// <summary>Of the accounts in the source that share an address, the one that keeps it: a verified one, else the oldest.</summary>
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
                Convert.ToInt64(values[0], CultureInfo.InvariantCulture),
                values[2] is { } verified && Convert.ToBoolean(verified, CultureInfo.InvariantCulture)));
        }

        return found.GroupBy(account => account.Key, StringComparer.Ordinal).ToDictionary(
            same => same.Key, same => same.OrderByDescending(account => account.Verified).ThenBy(account => account.Id).First().Id,
            StringComparer.Ordinal);
    }

    private async Task NoteAsync(IQueryable<User> holders, CancellationToken cancellationToken)
    {
        var found = await holders.Select(user => new { user.Id, user.EmailKey, user.UsernameKey }).ToListAsync(cancellationToken);
        foreach (var holder in found)
        {
            usernames[holder.UsernameKey] = holder.Id;
            if (holder.EmailKey is { } key)
                emails[key] = holder.Id;
        }
    }
}
