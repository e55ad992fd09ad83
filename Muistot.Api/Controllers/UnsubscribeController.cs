using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Notifications;
using Muistot.Domain.Languages;
using Muistot.Domain.Notifications;

namespace Muistot.Api.Controllers;

/// <summary>
/// Where the links of mails lead that end them: for mail programs, which send the form by themselves (RFC 8058), and for people, who get a
/// page with a button. The pages need no script.
/// </summary>
[Route(Path)]
[Module(Module.Users)]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class UnsubscribeController(IUseCases useCases, PublicAddress address, IRequestContext requestContext)
    : ApiController(useCases, address)
{
    /// <summary>Where it is.</summary>
    internal const string Path = "/notifications/unsubscribe";

    // The one pair of the form (RFC 8058 §3.1).
    private const string Field = "List-Unsubscribe";
    private const string Command = "One-Click";

    private const int LargestForm = 16 * 1024;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string style = address.Of("ogc.css");

    // Browsers ask for pages; mail programs do not, and are told faults as everywhere.
    private bool IsForPeople => Request.Headers.Accept.Any(types => types?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Shows a page with a button. It changes nothing.</summary>
    [HttpGet]
    [Handles(typeof(GetUnsubscription))]
    public async Task<IActionResult> Show([FromQuery] string? token = null)
    {
        try
        {
            var kind = await Send(new GetUnsubscription(token ?? ""));
            return PageOf(
                StatusCodes.Status200OK, TextsOf(requestContext.Language).QuestionOf(kind),
                $"""
                <form method="post"><input type="hidden" name="{Field}" value="{Command}">
                <button>{Encoder.Encode(TextsOf(requestContext.Language).Button)}</button></form>
                """);
        }
        catch (NotFoundException) when (IsForPeople)
        {
            return Unknown();
        }
    }

    /// <summary>Ends the mail.</summary>
    [HttpPost]
    [RequestSizeLimit(LargestForm)]
    [Handles(typeof(Unsubscribe))]
    public async Task<IActionResult> End([FromQuery] string? token = null)
    {
        if (!await HasCommandAsync())
            throw new InvalidRequestException(
                [new ValidationError([ValidationError.Body, Field], "missing", $"Must be {Command} in a form.")]);
        try
        {
            var kind = await Send(new Unsubscribe(token ?? ""));
            return PageOf(StatusCodes.Status200OK, TextsOf(requestContext.Language).EndOf(kind));
        }
        catch (NotFoundException) when (IsForPeople)
        {
            return Unknown();
        }
    }

    // A client that has sent the whole form need not wait for the answer.
    private async Task<bool> HasCommandAsync()
    {
        try
        {
            return Request.HasFormContentType
                && string.Equals((await Request.ReadFormAsync(CancellationToken.None))[Field], Command, StringComparison.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or NotSupportedException)
        {
            // Not a form as its type says, or in a character set that nobody should use.
            return false;
        }
    }

    private ContentResult Unknown() => PageOf(StatusCodes.Status404NotFound, TextsOf(requestContext.Language).Unknown);

    private ContentResult PageOf(int status, string text, string form = "")
    {
        var texts = TextsOf(requestContext.Language);
        (Response.Headers.CacheControl, Response.Headers["X-Robots-Tag"]) = ("private, no-store", "noindex");
        return new ContentResult
        {
            StatusCode = status,
            ContentType = "text/html; charset=utf-8",
            Content = $"""
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

                """,
        };
    }

    private static Texts TextsOf(Language language) =>
        string.Equals(language.Code, Texts.Finnish.Language, StringComparison.Ordinal) ? Texts.Finnish : Texts.English;

    /// <summary>What the pages say in a language.</summary>
    private sealed record Texts(
        string Language, string Title, string Button, string Unknown, string Question, string Decisions, string Digest, string End)
    {
        internal static Texts Finnish { get; } = new(
            "fi", "Muistojen viestit", "Lopeta viestit", "Tämä linkki ei ole voimassa. Viestejä voi muuttaa omalla sivulla.",
            "Haluatko lopettaa nämä viestit: {0}?", "päätökset paikoistasi ja muistoistasi", "koosteet siitä, mikä odottaa päätöstä",
            "Sinulle ei enää lähetetä näitä viestejä: {0}.");

        internal static Texts English { get; } = new(
            "en", "Mail from Muistot", "Stop this mail", "This link does not work. You can choose your mail on your page.",
            "Do you want to stop this mail: {0}?", "decisions on your sites and memories", "digests of what waits for a decision",
            "You will not get this mail any more: {0}.");

        internal string QuestionOf(NotificationKind kind) => Question.Replace("{0}", NameOf(kind), StringComparison.Ordinal);

        internal string EndOf(NotificationKind kind) => End.Replace("{0}", NameOf(kind), StringComparison.Ordinal);

        private string NameOf(NotificationKind kind) => kind == NotificationKind.Decisions ? Decisions : Digest;
    }
}
