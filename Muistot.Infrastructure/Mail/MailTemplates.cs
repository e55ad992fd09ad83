using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;
using Muistot.Domain.Languages;

namespace Muistot.Infrastructure.Mail;

/// <summary>Makes mails of templates, as text and as HTML, in the languages that there are templates for.</summary>
/// <param name="mail">Whom mail is from.</param>
/// <param name="clock">Dates the mail.</param>
public sealed partial class MailTemplates(IOptions<MailOptions> mail, TimeProvider clock)
{
    private const string Finnish = "fi";
    private const string English = "en";

    /// <summary>True when mails in a language are in Finnish; else they are in English.</summary>
    internal static bool IsFinnish(Language language) => string.Equals(language.Code, Finnish, StringComparison.Ordinal);

    /// <summary>Makes a mail.</summary>
    /// <param name="template">Name of the template. The first line of its text is the subject, an empty one follows.</param>
    /// <param name="language">The language. One without a template gets the English mail.</param>
    /// <param name="address">Whom it is to.</param>
    /// <param name="values">What stands in the template in braces.</param>
    internal MimeMessage Write(string template, Language language, string address, params (string Name, MailValue Value)[] values)
    {
        var code = IsFinnish(language) ? Finnish : English;
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
            Part("plain", Fill(text[1], values, $"{code}.txt", value => value)),
            Part("html", Fill(Read($"{template}.{code}.html"), values, $"{code}.html", value => WebUtility.HtmlEncode(value))),
        };
        return message;
    }

    // In one pass: what someone wrote may look like a name in braces.
    private static string Fill(
        string text, (string Name, MailValue Value)[] values, string suffix, Func<string, string> encode) => Name().Replace(
        text, name =>
        {
            var value = Array.Find(values, value => string.Equals(value.Name, name.Groups["name"].Value, StringComparison.Ordinal)).Value
                ?? throw new InvalidOperationException($"The template has no value for {name.Value}.");
            return value.Text is { } plain
                ? encode(plain)
                : string.Concat(value.Parts.Select(part => Fill(Read($"{part.Template}.{suffix}"), part.Values, suffix, encode)));
        });

    private static TextPart Part(string subtype, string text) =>
        new(subtype) { Text = text, ContentTransferEncoding = ContentEncoding.EightBit };

    private static string Read(string name)
    {
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(typeof(MailTemplates), $"Templates.{name}")
            ?? throw new InvalidOperationException($"The template {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
