using System.Globalization;
using MimeKit;
using Muistot.Application.Common;
using Muistot.Application.Notifications;
using Muistot.Domain.Authorization;

namespace Muistot.Infrastructure.Mail;

/// <summary>Writes the mails that tell people what was decided on what is theirs.</summary>
/// <param name="templates">Makes mails.</param>
/// <param name="address">Where the pages are.</param>
public sealed class DecisionMailComposer(MailTemplates templates, IPublicAddress address)
{
    // A block can hide thousands of things at once.
    private const int MostItems = 20;

    /// <summary>Writes a mail.</summary>
    /// <param name="recipient">Whom it is to.</param>
    /// <param name="decisions">What was decided.</param>
    internal MimeMessage Compose(NotificationMail.Recipient recipient, IReadOnlyList<ToldDecision> decisions) => recipient.Address(
        templates.Write(
            "decisions", recipient.Language, recipient.User.Email!,
            ("username", recipient.User.Username),
            ("decisions", decisions.Take(MostItems).Select(decision => PartOf(decision, recipient)).ToArray()),
            ("more", More(decisions.Count - MostItems)),
            ("page", $"{address.Root.OriginalString}#/me"),
            ("unsubscribe", recipient.Unsubscribe.AbsoluteUri)));

    private static MailPart PartOf(ToldDecision decision, NotificationMail.Recipient recipient) => new(
        "decisions-item",
        ("title", MailText.OneLine(decision.Title)),
        ("project", MailText.OneLine(decision.Project)),
        ("result", ResultOf(decision, MailTemplates.IsFinnish(recipient.Language))),
        ("reason", Said("decisions-reason", ReasonWords.Say(decision.Reason, MailTemplates.IsFinnish(recipient.Language)))),
        ("message", Said("decisions-message", decision.Message)));

    private static MailPart[] Said(string template, string? text) =>
        text is null ? [] : [new MailPart(template, ("quote", MailText.Quote(text)), ("text", MailText.Lines(text)))];

    private static MailPart[] More(int count) =>
        count > 0 ? [new MailPart("decisions-more", ("count", count.ToString(CultureInfo.InvariantCulture)))] : [];

    private static string ResultOf(ToldDecision decision, bool isFinnish) =>
        (decision.Result, decision.Resource == Resource.Site, isFinnish) switch
        {
            (ToldResult.Shown, true, true) => "Paikka on julkaistu: kaikki näkevät sen.",
            (ToldResult.Shown, true, false) => "The site is published: everyone sees it.",
            (ToldResult.Shown, false, true) => "Muisto on julkaistu: kaikki näkevät sen.",
            (ToldResult.Shown, false, false) => "The memory is published: everyone sees it.",
            (ToldResult.Hidden, true, true) => "Paikka on piilotettu: muut eivät näe sitä.",
            (ToldResult.Hidden, true, false) => "The site is hidden: others do not see it.",
            (ToldResult.Hidden, false, true) => "Muisto on piilotettu: muut eivät näe sitä.",
            (ToldResult.Hidden, false, false) => "The memory is hidden: others do not see it.",
            (ToldResult.ChangeDeclined, true, true) => "Paikan muutosta ei hyväksytty: aiempi versio jää näkyviin.",
            (ToldResult.ChangeDeclined, true, false) => "The change of the site was declined: the version before it stays.",
            (ToldResult.ChangeDeclined, false, true) => "Muiston muutosta ei hyväksytty: aiempi versio jää näkyviin.",
            (ToldResult.ChangeDeclined, false, false) => "The change of the memory was declined: the version before it stays.",
            (ToldResult.Deleted, true, true) => "Paikka on poistettu.",
            (ToldResult.Deleted, true, false) => "The site is deleted.",
            (ToldResult.Deleted, false, true) => "Muisto on poistettu.",
            (ToldResult.Deleted, false, false) => "The memory is deleted.",
            (_, true, true) => "Paikka on palautettu. Se odottaa hyväksyntää.",
            (_, true, false) => "The site is restored. It waits for approval.",
            (_, false, true) => "Muisto on palautettu. Se odottaa hyväksyntää.",
            (_, false, false) => "The memory is restored. It waits for approval.",
        };
}
