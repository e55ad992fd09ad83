using MimeKit;
using Muistot.Application.Common;
using Muistot.Domain.Languages;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Mail;

/// <summary>Writes the mails whose links confirm erasures.</summary>
/// <param name="templates">Makes mails.</param>
/// <param name="address">Where the link leads.</param>
public sealed class ErasureMailComposer(MailTemplates templates, IPublicAddress address)
{
    /// <summary>Writes a mail.</summary>
    /// <param name="user">The account that is to be erased.</param>
    /// <param name="contributions">What becomes of what the person put on the map.</param>
    /// <param name="token">The token.</param>
    /// <param name="language">The language. One without a template gets the English mail.</param>
    public MimeMessage Compose(User user, Contributions contributions, string token, Language language) => templates.Write(
        contributions is Contributions.Keep ? "erasure-keep" : "erasure-delete", language, user.Email!,
        ("link", LinkFor(token)), ("username", user.Username));

    // To the pages of the service itself, which know the link: a client of the operator's own may not. No server sees the fragment.
    private string LinkFor(string token) => $"{address.Root.OriginalString}#erase-account:token={token}";
}
