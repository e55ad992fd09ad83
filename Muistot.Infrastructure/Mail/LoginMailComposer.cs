using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Languages;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Mail;

/// <summary>Writes login mails.</summary>
/// <param name="templates">Makes mails.</param>
/// <param name="login">Where the link leads.</param>
/// <param name="address">Where the link leads when nothing is set.</param>
public sealed class LoginMailComposer(MailTemplates templates, IOptions<LoginOptions> login, IPublicAddress address)
{
    /// <summary>Writes a mail.</summary>
    /// <param name="user">The account that it lets in.</param>
    /// <param name="token">The login token.</param>
    /// <param name="language">The language. One without a template gets the English mail.</param>
    public MimeMessage Compose(User user, string token, Language language) => templates.Write(
        "login", language, user.Email!,
        ("link", LinkFor(user, token)),
        ("minutes", login.Value.TokenMinutes.ToString(CultureInfo.InvariantCulture)),
        ("username", user.Username));

    /// <summary>The link that the web client reads: its fragment, which no server sees, is form-encoded (URL Standard §5.2).</summary>
    private string LinkFor(User user, string token)
    {
        var page = login.Value.ServiceUrl ?? address.Root;
        var verified = user.Verified ? "true" : "false";
        return $"{page.OriginalString}#email-login:user={WebUtility.UrlEncode(user.Username)}&token={WebUtility.UrlEncode(
            token)}&verified={verified}";
    }
}
