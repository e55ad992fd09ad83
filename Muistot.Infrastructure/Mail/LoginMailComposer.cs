using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Languages;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Mail;

/// <summary>Writes login mails, as text and as HTML, in the languages that there are templates for.</summary>
/// <param name="mail">Whom mail is from.</param>
/// <param name="login">Where the link leads.</param>
/// <param name="address">Where the link leads when nothing is set.</param>
/// <param name="clock">Dates the mail.</param>
public sealed class LoginMailComposer(IOptions<MailOptions> mail, IOptions<LoginOptions> login, IPublicAddress address, TimeProvider clock)
{
    private const string Finnish = "fi";
    private const string English = "en";

    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal)
    {
        [Finnish] = "Kirjautuminen Muistoihin",
        [English] = "Signing in to Muistot",
    };

    /// <summary>Writes a mail.</summary>
    /// <param name="user">The account that it lets in.</param>
    /// <param name="token">The login token.</param>
    /// <param name="language">The language. One without a template gets the English mail.</param>
    public MimeMessage Compose(User user, string token, Language language)
    {
        var code = Subjects.ContainsKey(language.Code) ? language.Code : English;
        var sender = MailboxAddress.Parse(mail.Value.Sender);
        var link = LinkFor(user, token);
        var message = new MimeMessage
        {
            Subject = Subjects[code],
            Date = clock.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(sender.Domain)
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress("", MailboxAddress.EncodeAddrspec(user.Email!)));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new MultipartAlternative
        {
            Part("plain", Fill($"login.{code}.txt", user.Username, link)),
            Part("html", Fill($"login.{code}.html", WebUtility.HtmlEncode(user.Username), WebUtility.HtmlEncode(link))),
        };
        return message;
    }

    /// <summary>The link that the web client reads: its fragment, which no server sees, is form-encoded (URL Standard §5.2).</summary>
    private string LinkFor(User user, string token)
    {
        var page = login.Value.ServiceUrl ?? address.Root;
        var verified = user.Verified ? "true" : "false";
        return $"{page.OriginalString}#email-login:user={WebUtility.UrlEncode(user.Username)}&token={WebUtility.UrlEncode(
            token)}&verified={verified}";
    }

    private string Fill(string template, string username, string link) => Template(template)
        .Replace("{username}", username, StringComparison.Ordinal)
        .Replace("{link}", link, StringComparison.Ordinal)
        .Replace("{minutes}", login.Value.TokenMinutes.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static TextPart Part(string subtype, string text) =>
        new(subtype) { Text = text, ContentTransferEncoding = ContentEncoding.EightBit };

    private static string Template(string name)
    {
        using var stream = typeof(LoginMailComposer).Assembly.GetManifestResourceStream(typeof(LoginMailComposer), $"Templates.{name}")
            ?? throw new InvalidOperationException($"The template {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
