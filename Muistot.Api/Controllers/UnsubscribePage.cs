using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Hosting;
using Muistot.Application.Common;
using Muistot.Domain.Notifications;

namespace Muistot.Api.Controllers;

/// <summary>What people see behind the links that end mail, errors too, in their language. It needs no script.</summary>
internal static class UnsubscribePage
{
    /// <summary>Its media type.</summary>
    internal const string ContentType = "text/html; charset=utf-8";

    private const string Html = "text/html";
    private const string Json = "application/json";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// True when an error is told by a page: browsers name pages in <c>Accept</c>. Mail programs do not, and are told faults as everywhere.
    /// </summary>
    internal static bool Covers(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments(UnsubscribeController.Path, StringComparison.OrdinalIgnoreCase))
            return false;
        var accepted = request.GetTypedHeaders().Accept;
        var html = accepted.Where(range => range.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1).DefaultIfEmpty(0).Max();
        return html > 0 && html >= QualityOf(Json, accepted);
    }

    /// <summary>Asks whether mail of a kind is to end.</summary>
    internal static string Question(HttpContext context, NotificationKind kind, string field, string value)
    {
        var texts = TextsOf(context);
        return Write(
            context, texts, texts.QuestionOf(kind),
            $"""
            <form method="post"><input type="hidden" name="{field}" value="{value}">
            <button>{Encoder.Encode(texts.Button)}</button></form>
            """);
    }

    /// <summary>Says that mail of a kind has ended.</summary>
    internal static string End(HttpContext context, NotificationKind kind)
    {
        var texts = TextsOf(context);
        return Write(context, texts, texts.EndOf(kind));
    }

    /// <summary>Says what is wrong, and what to do.</summary>
    internal static string Error(HttpContext context, int code)
    {
        var texts = TextsOf(context);
        return Write(context, texts, code switch
        {
            StatusCodes.Status404NotFound => texts.Unknown,
            StatusCodes.Status429TooManyRequests => texts.TooMany,
            >= StatusCodes.Status500InternalServerError => texts.Failed,
            _ => texts.Malformed,
        });
    }

    // The most specific range counts (RFC 9110 §12.5.1).
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> accepted) =>
        accepted.Where(range => new MediaTypeHeaderValue(type).IsSubsetOf(range))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1).FirstOrDefault();

    private static string Write(HttpContext context, Texts texts, string text, string form = "")
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var style = context.RequestServices.GetRequiredService<PublicAddress>().Of("ogc.css");
        return $"""
            <!DOCTYPE html>
            <html lang="{texts.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encoder.Encode(texts.Title)}</title>
            <link rel="stylesheet" href="{Encoder.Encode(style)}">
            </head>
            <body>
            <main>
            <h1>{Encoder.Encode(texts.Title)}</h1>
            <p>{Encoder.Encode(text)}</p>
            {form}
            </main>
            </body>
            </html>

            """;
    }

    private static Texts TextsOf(HttpContext context)
    {
        var language = context.RequestServices.GetRequiredService<IRequestContext>().Language;
        return string.Equals(language.Code, Texts.Finnish.Language, StringComparison.Ordinal) ? Texts.Finnish : Texts.English;
    }

    /// <summary>What the pages say in a language.</summary>
    private sealed record Texts(string Language, string Title, string Button, string Question, string Decisions, string Digest, string End)
    {
        internal static Texts Finnish { get; } = new(
            "fi", "Muistojen viestit", "Lopeta viestit", "Haluatko lopettaa nämä viestit: {0}?", "päätökset paikoistasi ja muistoistasi",
            "koosteet siitä, mikä odottaa päätöstä", "Sinulle ei enää lähetetä näitä viestejä: {0}.")
        {
            Unknown = "Tämä linkki ei ole voimassa. Viestejä voi muuttaa omalla sivulla.",
            Malformed = "Pyyntöä ei ymmärretty. Avaa viestin linkki uudelleen ja paina painiketta.",
            TooMany = "Pyyntöjä tuli liian tiheään. Odota hetki ja yritä uudelleen.",
            Failed = "Palvelussa on vikaa. Odota hetki ja yritä uudelleen.",
        };

        internal static Texts English { get; } = new(
            "en", "Mail from Muistot", "Stop this mail", "Do you want to stop this mail: {0}?", "decisions on your sites and memories",
            "digests of what waits for a decision", "You will not get this mail any more: {0}.")
        {
            Unknown = "This link does not work. You can choose your mail on your page.",
            Malformed = "The request was not understood. Open the link of the mail again, and press the button.",
            TooMany = "Requests came too fast. Wait a moment, and try again.",
            Failed = "Something is wrong with the service. Wait a moment, and try again.",
        };

        internal required string Unknown { get; init; }

        internal required string Malformed { get; init; }

        internal required string TooMany { get; init; }

        internal required string Failed { get; init; }

        internal string QuestionOf(NotificationKind kind) => Question.Replace("{0}", NameOf(kind), StringComparison.Ordinal);

        internal string EndOf(NotificationKind kind) => End.Replace("{0}", NameOf(kind), StringComparison.Ordinal);

        private string NameOf(NotificationKind kind) => kind == NotificationKind.Decisions ? Decisions : Digest;
    }
}
