using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Accounts. Someone who has one in the target already, with the same address, keeps that one.</summary>
internal sealed class Users(ImportContext context) : NamedTableImport(context)
{
    private AccountNames Accounts => field ??= new AccountNames(Context, this);

    /// <inheritdoc/>
    internal override string Table => "users";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["email", "username", "verified", "image_id", "lang_id"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
    [
        new("email", Holds.Text), new("email_key", Holds.Text), new("username", Holds.Text), new("username_key", Holds.Text),
        new("verified", Holds.Flag), new("image_id", Holds.Number), new("lang_id", Holds.Number),
    ];

    /// <inheritdoc/>
    protected override string NameColumn => "username";

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await base.PrepareAsync(rows, cancellationToken);
        await Context.Images.LoadAsync(rows.Select(row => row.Number("image_id")), cancellationToken);
        await Accounts.LoadAsync(rows, cancellationToken);
    }

    /// <inheritdoc/>
    internal override async Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        var email = SourceAccount.EmailOf(row);
        if (email is not null && known is null && await Accounts.FindFromElsewhereAsync(email, cancellationToken) is { } account)
            return Mapping.ToExisting((account, 0));
        var claim = email is null ? Claim.Free : await Accounts.ClaimAsync(email, row.First, OwnOf(row, known), cancellationToken);
        if (claim == Claim.Waits || await ChooseAsync(row, known, AccountNames.Usernames, cancellationToken) is not var (username, number))
            return Wait(row);
        SayOfEmail(row, email, claim);
        SayOfUsername(row, username, number);
        email = claim == Claim.Free ? email : null;
        var (emailKey, usernameKey) = (email is null ? null : EmailAddress.KeyOf(email), Username.KeyOf(username));
        Give(row, known, [(AccountNames.Usernames, usernameKey), .. emailKey is null ? [] : new[] { (AccountNames.Emails, emailKey) }]);
        return Stamped(Mapping.To(
            (row.First, 0), email, emailKey, username, usernameKey, Flag(row, "verified"),
            Refer(row, "image_id", Context.Images, "its image"), Language(row)), row);
    }

    /// <inheritdoc/>
    internal override async Task MakeWayAsync(long own, Mapping mapping, CancellationToken cancellationToken)
    {
        // Whoever has them is written later in this transaction; no username begins with a space.
        if (!IsSettling)
            return;
        await new Statement(Context.Db, "UPDATE users SET email = NULL, email_key = NULL WHERE email_key = @p0 AND id <> @p1",
            mapping.Values[1], own)
            .ExecuteAsync(cancellationToken);
        await new Statement(Context.Db, "UPDATE users SET username_key = @p0 WHERE username_key = @p1 AND id <> @p2", $" {own}",
            mapping.Values[3], own)
            .ExecuteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override string NameOf(SourceRow row) => SourceAccount.UsernameOf(row);

    /// <inheritdoc/>
    protected override string KeyOf(string name) => Username.KeyOf(name);

    /// <inheritdoc/>
    protected override string WithNumber(string name, int number) => Names.WithNumber(name, number, SourceAccount.LongestName);

    /// <inheritdoc/>
    protected override async Task<long> FindHolderAsync(long scope, string key, CancellationToken cancellationToken) =>
        Accounts.FindLoaded(key) ?? await Context.Db.Users.Where(user => user.UsernameKey == key).Select(user => user.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override async Task<string?> FindNameAsync(int id, CancellationToken cancellationToken) =>
        await Context.Db.Users.Where(user => user.Id == id).Select(user => user.Username).FirstOrDefaultAsync(cancellationToken);

    private long? Language(SourceRow row)
    {
        if (row.Number("lang_id") is not { } id)
            return null;
        if (Context.Languages.TryGetValue(id, out var known))
            return known.Id;
        Repaired(row, "its language is unknown; it has none now");
        return null;
    }

    private void SayOfEmail(SourceRow row, string? email, Claim claim)
    {
        if (email is null && row.Text("email") is not null)
            Repaired(row, "its e-mail address is empty; it has none now, and cannot sign in");
        else if (claim == Claim.Taken)
            Repaired(row, "another account has its e-mail address, which differs at most in the case of letters; it has none now, and cannot sign in");
        else if (email != row.Text("email"))
            Repaired(row, "its e-mail address had white space or U+0000 in it, which is left out");
        if (email is not null && claim == Claim.Free && !EmailAddress.TryParse(email, out _))
            Note(row, "its e-mail address is not valid in the target; it is kept, and nobody can sign in by it");
    }

    private void SayOfUsername(SourceRow row, string username, int number)
    {
        if (SourceAccount.IsTooLong(row))
            Repaired(row, $"its username is longer than {SourceAccount.LongestName} characters in NFC; it is cut now");
        else if (SourceAccount.UsernameOf(row) != row.Text("username"))
            Repaired(row, "its username was empty, had white space or U+0000 in it or was not in NFC; it is another one now");
        if (number > 1)
            Repaired(row, $"another account has a username that is the same in the target; it ends in #{number} now");
        if (!Username.TryParse(username, out _))
            Note(row, "its username is not valid in the target; it is kept, and can be used to sign in");
    }
}
