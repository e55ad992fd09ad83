using Muistot.Domain.Users;
using Muistot.Infrastructure.Import.Mending;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Accounts. Someone who has one here already, with the same address, keeps that one.</summary>
internal sealed class Users(ImportContext context) : TableImport(context)
{
    private const int LongestName = 255;

    private readonly AccountNames accounts = new(context);

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
    internal override async Task PrepareAsync(IReadOnlyList<OldRow> rows, CancellationToken cancellationToken)
    {
        await Context.Images.LoadAsync(rows.Select(row => row.Number("image_id")), cancellationToken);
        await accounts.LoadAsync(rows.Select(EmailOf).OfType<string>(), rows.Select(UsernameOf), cancellationToken);
    }

    /// <inheritdoc/>
    internal override async Task<Mapping> MapAsync(OldRow row, Known? known, CancellationToken cancellationToken)
    {
        var own = known?.Key.First;
        var email = EmailOf(row);
        if (email is not null && own is null && await accounts.FindFromElsewhereAsync(email, cancellationToken) is { } account)
            return Mapping.ToExisting((account, 0), Values(row, email, UsernameOf(row)));
        if (email is not null && !accounts.TryHaveEmail(email, row.First, own))
        {
            Mended(row, "another account has its e-mail address, which differs at most in the case of letters; it has none now, and cannot sign in");
            email = null;
        }

        if (email is not null && !EmailAddress.TryParse(email, out _))
            Note(row, "its e-mail address is not one that is taken here; it is kept, and nobody can sign in by it");
        return Stamped(Mapping.To((row.First, 0), Values(row, email, await UsernameAsync(row, own, cancellationToken))), row);
    }

    private object?[] Values(OldRow row, string? email, string username)
    {
        long? language = row.Number("lang_id") is { } id && Context.Languages.TryGetValue(id, out var known) ? known.Id : null;
        if (language is null && row.Number("lang_id") is not null)
            Mended(row, "its language is unknown; it has none now");
        return
        [
            email, email is null ? null : EmailAddress.KeyOf(email), username, Username.KeyOf(username),
            row.Flag("verified"), Refer(row, "image_id", Context.Images, "its picture"), language,
        ];
    }

    private async Task<string> UsernameAsync(OldRow row, long? own, CancellationToken cancellationToken)
    {
        var wanted = UsernameOf(row);
        if (wanted != row.Text("username"))
            Mended(row, "its username was empty, had white space around it or was not in NFC; it is another one now");
        var (username, number) = (wanted, 1);
        while (!await accounts.TryHaveUsernameAsync(username, row.First, own, cancellationToken))
            username = Names.WithNumber(wanted, ++number, LongestName);
        if (number > 1)
            Mended(row, $"another account has a username that is the same here; it ends in #{number} now");
        if (!Username.TryParse(username, out _))
            Note(row, "its username is not one that is taken here; it is kept, and can be used to sign in");
        return username;
    }

    private static string? EmailOf(OldRow row) => row.Text("email") is { } email && WellFormed.WithoutNulls(email).Trim() is { Length: > 0 } address ? address : null;

    private static string UsernameOf(OldRow row)
    {
        var name = WellFormed.WithoutNulls(row.Text("username") ?? "").Normalize().Trim();
        return name.Length > 0 ? name : $"user-{row.First}";
    }
}
