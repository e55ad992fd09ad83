using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using Muistot.Application.Common;
using Muistot.Application.Notifications;
using Muistot.Domain.Languages;
using Muistot.Domain.Notifications;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Mail;

/// <summary>What mails that people can end have in common: to whom they go, in which language, and how they are ended.</summary>
/// <param name="db">Knows the account.</param>
/// <param name="links">Makes the links that end mail.</param>
/// <param name="localization">The language of accounts that have none.</param>
public sealed class NotificationMail(IMuistotDb db, NotificationLinks links, IOptions<LocalizationOptions> localization)
{
    /// <summary>Whom a mail goes to.</summary>
    /// <param name="User">The account, which has an address.</param>
    /// <param name="Language">The language to write in.</param>
    /// <param name="Unsubscribe">The link that ends such mail.</param>
    internal sealed record Recipient(User User, Language Language, Uri Unsubscribe)
    {
        /// <summary>Says in the head of a mail how it is ended (RFC 2369, RFC 8058).</summary>
        internal MimeMessage Address(MimeMessage mail)
        {
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{Unsubscribe.AbsoluteUri}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
            return mail;
        }
    }

    /// <summary>Finds whom a mail goes to, as it is at this moment.</summary>
    /// <param name="userId">Key of the account, or null.</param>
    /// <param name="kind">Which mail it is.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when there is no account, no address that is known to be its own, or no wish for such mail.</returns>
    internal async Task<Recipient?> FindAsync(int? userId, NotificationKind kind, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);
        if (user is not { Email: not null, EmailKey: { } emailKey, Verified: true })
            return null;
        if (kind == NotificationKind.Decisions
            && await db.NotificationSettings.AnyAsync(settings => settings.UserId == user.Id && !settings.Decisions, cancellationToken))
            return null;
        var language = localization.Value.OfMail(user.LanguageId);
        return new Recipient(user, language, await links.MakeAsync(user.Id, emailKey, kind, cancellationToken));
    }
}
