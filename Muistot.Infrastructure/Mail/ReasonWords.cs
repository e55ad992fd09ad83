using Muistot.Application.Common;
using Muistot.Domain.Moderation;

namespace Muistot.Infrastructure.Mail;

/// <summary>
/// The reasons of reports in the languages of mails, in the words of the pages: moderators give them as reasons of decisions too.
/// </summary>
internal static class ReasonWords
{
    private static readonly Dictionary<string, ReportReason> Reasons =
        Enum.GetValues<ReportReason>().ToDictionary(reason => Naming.SnakeCase(reason.ToString()), StringComparer.Ordinal);

    /// <summary>A reason as a mail says it. What is not one of those stays as someone wrote it.</summary>
    internal static string? Say(string? reason, bool isFinnish) =>
        reason is not null && Reasons.TryGetValue(reason, out var known) ? Say(known, isFinnish) : reason;

    private static string Say(ReportReason reason, bool isFinnish) => (reason, isFinnish) switch
    {
        (ReportReason.Spam, true) => "Mainos",
        (ReportReason.Spam, false) => "Advertising",
        (ReportReason.Offensive, true) => "Loukkaava",
        (ReportReason.Offensive, false) => "Offensive",
        (ReportReason.PersonalData, true) => "Jonkun henkilötietoja",
        (ReportReason.PersonalData, false) => "Personal data of someone",
        (ReportReason.Copyright, true) => "Jonkun toisen teos",
        (ReportReason.Copyright, false) => "Somebody else's work",
        (ReportReason.WrongPlace, true) => "Väärässä paikassa",
        (ReportReason.WrongPlace, false) => "In the wrong place",
        (_, true) => "Jotain muuta",
        (_, false) => "Something else",
    };
}
