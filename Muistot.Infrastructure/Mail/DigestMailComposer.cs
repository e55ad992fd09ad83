using System.Globalization;
using MimeKit;
using Muistot.Application.Common;
using Muistot.Application.Notifications;

namespace Muistot.Infrastructure.Mail;

/// <summary>Writes the mails that tell people what waits in the projects that they look after.</summary>
/// <param name="templates">Makes mails.</param>
/// <param name="address">Where the pages are.</param>
public sealed class DigestMailComposer(MailTemplates templates, IPublicAddress address)
{
    /// <summary>Writes a mail.</summary>
    /// <param name="recipient">Whom it is to.</param>
    /// <param name="digest">What waits.</param>
    internal MimeMessage Compose(NotificationMail.Recipient recipient, Digest digest) => recipient.Address(
        templates.Write(
            "digest", recipient.Language, recipient.User.Email!,
            ("username", recipient.User.Username),
            ("projects", digest.Projects.Select(PartOf).ToArray()),
            ("page", $"{address.Root.OriginalString}#/moderation"),
            ("settings", $"{address.Root.OriginalString}#/me"),
            ("unsubscribe", recipient.Unsubscribe.AbsoluteUri)));

    private MailPart PartOf(Digest.Project project) => new(
        "digest-item",
        ("project", MailText.OneLine(project.Name)),
        ("link", $"{address.Root.OriginalString}#/moderation?project={Uri.EscapeDataString(project.Id)}"),
        ("waiting", project.Waiting.ToString(CultureInfo.InvariantCulture)),
        ("reported", project.Reported.ToString(CultureInfo.InvariantCulture)));
}
