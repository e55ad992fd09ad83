using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>
/// The links of mails that end them. A token names the person's settings and is signed with their key: it is of one kind of mail and one
/// address, and works as long as the account has that address.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="address">Where the links lead.</param>
public sealed class NotificationLinks(IMuistotDb db, IPublicAddress address)
{
    private const int LinkLength = NotificationSettings.LinkLength;

    // Signed with in place of a key that is not there, so that both take the same time.
    private static readonly string NoKey = SecretToken.Create();

    /// <summary>The link of a mail to someone. Settings that have no key yet get one, which is saved.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="emailKey">What the account's equal addresses share.</param>
    /// <param name="kind">Which mail it ends.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Uri> MakeAsync(int userId, string emailKey, NotificationKind kind, CancellationToken cancellationToken)
    {
        var (name, key) = await KeyOfAsync(userId, cancellationToken);
        return new Uri(address.Root, $"notifications/unsubscribe?token={name}{Sign(key, kind, emailKey)}");
    }

    /// <summary>Whose mail a token ends, and which.</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when the token is not one that was made, or the account has another address by now.</returns>
    internal async Task<(int UserId, NotificationKind Kind)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != 2 * LinkLength)
            return null;
        var name = token[..LinkLength];
        var found = await db.NotificationSettings.Where(settings => settings.LinkName == name)
            .Select(settings => new { settings.UserId, settings.LinkKey, settings.User!.EmailKey }).FirstOrDefaultAsync(cancellationToken);
        var signature = Encoding.UTF8.GetBytes(token[LinkLength..]);
        NotificationKind? kind = null;
        foreach (var candidate in Enum.GetValues<NotificationKind>())
        {
            var expected = Encoding.UTF8.GetBytes(Sign(found?.LinkKey ?? NoKey, candidate, found?.EmailKey ?? ""));
            if (CryptographicOperations.FixedTimeEquals(signature, expected))
                kind = candidate;
        }

        return found?.EmailKey is not null && kind is { } one ? (found.UserId, one) : null;
    }

    private static string Sign(string key, NotificationKind kind, string emailKey) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{kind}\n{emailKey}")));

    private Task<(string Name, string Key)> KeyOfAsync(int userId, CancellationToken cancellationToken) => db.CommitAsync(
        async () =>
        {
            await db.LockAsync([new RowLock(LockedTable.Users, userId, Exclusive: true)], cancellationToken);
            var settings = await db.NotificationSettings.FirstOrDefaultAsync(row => row.UserId == userId, cancellationToken);
            if (settings is { LinkName: { } name, LinkKey: { } key })
                return (name, key);
            if (settings is null)
                db.NotificationSettings.Add(settings = new NotificationSettings { UserId = userId });
            (settings.LinkName, settings.LinkKey) = (SecretToken.Create(), SecretToken.Create());
            await db.SaveChangesAsync(cancellationToken);
            return (settings.LinkName, settings.LinkKey);
        },
        atomic: true, cancellationToken);
}
