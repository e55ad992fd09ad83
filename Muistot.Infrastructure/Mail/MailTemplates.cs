using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;
using Muistot.Domain.Languages;

namespace Muistot.Infrastructure.Mail;

/// <summary>Makes mails of templates, as text and as HTML, in the languages that there are templates for.</summary>
/// <param name="mail">Whom mail is from.</param>
/// <param name="clock">Dates the mail.</param>
public sealed class MailTemplates(IOptions<MailOptions> mail, TimeProvider clock)
{
    private const string Finnish = "fi";
    private const string English = "en";

    /// <summary>Makes a mail.</summary>
    /// <param name="template">Name of the template. The first line of its text is the subject, an empty one follows.</param>
    /// <param name="language">The language. One without a template gets the English mail.</param>
    /// <param name="address">Whom it is to.</param>
    /// <param name="values">What stands in the template in braces.</param>
    internal MimeMessage Write(string template, Language language, string address, params (string Name, string Value)[] values)
    {
        var code = string.Equals(language.Code, Finnish, StringComparison.Ordinal) ? Finnish : English;
        var sender = MailboxAddress.Parse(mail.Value.Sender);
        var text = Read($"{template}.{code}.txt").Split("\n\n", 2);
        var message = new MimeMessage
        {
            Subject = text[0],
            Date = clock.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(sender.Domain)
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress("", MailboxAddress.EncodeAddrspec(address)));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new MultipartAlternative
        {
            Part("plain", Fill(text[1], values)),
            Part("html", Fill(
                Read($"{template}.{code}.html"), [.. values.Select(value => (value.Name, WebUtility.HtmlEncode(value.Value)))])),
        };
        return message;
    }

    private static string Fill(string text, IEnumerable<(string Name, string Value)> values) => values.Aggregate(
        text, (filled, value) => filled.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));

    private static TextPart Part(string subtype, string text) =>
        new(subtype) { Text = text, ContentTransferEncoding = ContentEncoding.EightBit };

    private static string Read(string name)
    {
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(typeof(MailTemplates), $"Templates.{name}")
            ?? throw new InvalidOperationException($"The template {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
