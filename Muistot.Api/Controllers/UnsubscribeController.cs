using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Notifications;

namespace Muistot.Api.Controllers;

/// <summary>
/// Where the links of mails lead that end them: for mail programs, which send the form by themselves (RFC 8058), and for people, who get a
/// page with a button.
/// </summary>
[Route(Path)]
[Module(Module.Users)]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class UnsubscribeController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Where it is.</summary>
    internal const string Path = "/notifications/unsubscribe";

    // The one pair of the form (RFC 8058 §3.1).
    private const string Field = "List-Unsubscribe";
    private const string Command = "One-Click";

    private const int LargestForm = 16 * 1024;

    /// <summary>Shows a page with a button. It changes nothing.</summary>
    [HttpGet]
    [Handles(typeof(GetUnsubscription))]
    public async Task<IActionResult> Show([FromQuery] string? token = null) =>
        PageOf(UnsubscribePage.Question(HttpContext, await Send(new GetUnsubscription(token ?? "")), Field, Command));

    /// <summary>Ends the mail.</summary>
    [HttpPost]
    [RequestSizeLimit(LargestForm)]
    [Handles(typeof(Unsubscribe))]
    public async Task<IActionResult> End([FromQuery] string? token = null)
    {
        if (!await HasCommandAsync())
            throw new InvalidRequestException(
                [new ValidationError([ValidationError.Body, Field], "missing", $"Must be {Command} in a form.")]);
        return PageOf(UnsubscribePage.End(HttpContext, await Send(new Unsubscribe(token ?? ""))));
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

    private ContentResult PageOf(string page)
    {
        Response.Headers.CacheControl = "private, no-store";
        return Content(page, UnsubscribePage.ContentType);
    }
}
