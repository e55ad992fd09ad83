using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Caching;
using Muistot.Api.Hosting;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Login;
using Muistot.Application.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Api.Controllers;

/// <summary>What controllers share: sending a use case, and turning what it comes to into an answer.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="address">Where the service is reached.</param>
public abstract class ApiController(IUseCases useCases, PublicAddress address) : ControllerBase
{
    /// <summary>What the parameter <c>include</c> is for.</summary>
    protected const string IncludeDescription =
        "Comma-separated names of members to add. languages adds the language of each text, permissions what the caller may do, "
        + "image_size how large the image is. Other names are ignored.";

    /// <summary>What the parameter <c>include</c> of memories is for, which have no texts in several languages.</summary>
    protected const string IncludeOfMemoriesDescription =
        "Comma-separated names of members to add. permissions adds what the caller may do, image_size how large "
        + "the image is. Other names are ignored.";

    /// <summary>What the parameter <c>limit</c> is for.</summary>
    protected const string LimitDescription =
        "Most items to return, 1 to 1000. The response has next, and a Link header, while more follow. Without limit and cursor: all.";

    /// <summary>What the parameter <c>cursor</c> is for.</summary>
    protected const string CursorDescription =
        "The next of the page before, from the same list with the same filters. Without limit: up to 100 items.";

    /// <summary>What the parameter <c>q</c> of lists is for.</summary>
    protected const string SearchDescription =
        "Words that all occur in each item, in any language and order, each as the beginning or the inside of a word. Empty: no filter.";

    /// <summary>What the parameter <c>modified_since</c> is for.</summary>
    protected const string ModifiedSinceDescription =
        "Only what was changed at this moment or after it. The response tells as_of, the moment to ask from next time, and, on its last "
        + "page, gone: what could be seen then and cannot now.";

    /// <summary>Runs a use case. The response to a command has the tag of the version that it left behind.</summary>
    protected async Task<T> Send<T>(IRequest<T> request)
    {
        var answer = await useCases.SendAsync(request, HttpContext.RequestAborted);
        if (request is ICommand && useCases.Written is { } written)
            Response.Headers.ETag = EntityTag.Of(written);
        return answer;
    }

    /// <summary>200 with what was asked for. What someone signed in sees is for nobody else, and not kept.</summary>
    public override OkObjectResult Ok(object? value)
    {
        SayWhoseItIs();
        if (value is IVersionedView view)
            Response.Headers.ETag = EntityTag.Of(view.Version);
        return base.Ok(value);
    }

    /// <summary>200 with a document that is not JSON.</summary>
    protected FileContentResult Document(byte[] content, string contentType)
    {
        SayWhoseItIs();
        return File(content, contentType);
    }

    /// <summary>204: there is nothing to show.</summary>
    protected NoContentResult Nothing()
    {
        SayWhoseItIs();
        return NoContent();
    }

    /// <summary>201: the resource is there now.</summary>
    protected StatusCodeResult Created(string location) => WithLocation(StatusCodes.Status201Created, location);

    /// <summary>201: the resource is there now, and shown when that is preferred.</summary>
    /// <param name="location">Address of the resource.</param>
    /// <param name="resource">Shows the resource.</param>
    protected async Task<IActionResult> Created<T>(string location, IQuery<T> resource) =>
        await Represent(resource, StatusCodes.Status201Created) is { } shown ? At(location, shown) : Created(location);

    /// <summary>204: the resource is different now; 304: it was so already.</summary>
    protected StatusCodeResult Changed(Outcome outcome, string location) => outcome == Outcome.Changed
        ? WithLocation(StatusCodes.Status204NoContent, location)
        : StatusCode(StatusCodes.Status304NotModified);

    /// <summary>204: the resource is different now; 200 with the resource when that is preferred; 304: it was so already.</summary>
    /// <param name="outcome">What the command came to.</param>
    /// <param name="location">Address of the resource.</param>
    /// <param name="resource">Shows the resource.</param>
    protected async Task<IActionResult> Changed<T>(Outcome outcome, string location, IQuery<T> resource) =>
        outcome == Outcome.Changed && await Represent(resource, StatusCodes.Status200OK) is { } shown
            ? At(location, shown)
            : Changed(outcome, location);

    /// <summary>204: done, and here is where to go on.</summary>
    protected StatusCodeResult Done(string location) => WithLocation(StatusCodes.Status204NoContent, location);

    /// <summary>201: someone is blocked now; 204: otherwise than before; 304: they were so already.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="location">Address of the list of the blocked.</param>
    protected StatusCodeResult Blocked(BlockOutcome outcome, string location) => outcome switch
    {
        BlockOutcome.Blocked => Created(location),
        BlockOutcome.Changed => Done(location),
        _ => StatusCode(StatusCodes.Status304NotModified),
    };

    /// <summary>204: the resource that the body names is different now; 304: it was so already.</summary>
    protected StatusCodeResult Changed(Outcome outcome) =>
        StatusCode(outcome == Outcome.Changed ? StatusCodes.Status204NoContent : StatusCodes.Status304NotModified);

    /// <summary>200 with the token of a new session in the header; 304 when there was nothing to change.</summary>
    protected StatusCodeResult SignedIn(SessionToken? token)
    {
        if (token is null)
            return StatusCode(StatusCodes.Status304NotModified);
        Response.Headers.Authorization = $"bearer {token.Value}";
        Response.Headers.CacheControl = "no-store";
        return Ok();
    }

    /// <summary>Address of the list of projects.</summary>
    protected string Projects() => address.Of("projects");

    /// <summary>Address of the list of those who are blocked in the whole service.</summary>
    protected string BlockedEverywhere() => address.Of("blocked");

    /// <summary>Address of the list of those who are blocked in a project.</summary>
    protected string BlockedIn(ProjectId project) => address.Of("projects", project.Value, "blocked");

    /// <summary>Address of a project.</summary>
    protected string At(ProjectId project) => address.Of("projects", project.Value);

    /// <summary>Address of the list of a project's sites.</summary>
    protected string SitesOf(ProjectId project) => address.Of("projects", project.Value, "sites");

    /// <summary>Address of a site.</summary>
    protected string At(ProjectId project, SiteId site) => address.Of("projects", project.Value, "sites", site.Value);

    /// <summary>Address of the list of a site's memories.</summary>
    protected string MemoriesOf(ProjectId project, SiteId site) => address.Of("projects", project.Value, "sites", site.Value, "memories");

    /// <summary>Address of a memory.</summary>
    protected string At(ProjectId project, SiteId site, long memory) =>
        address.Of("projects", project.Value, "sites", site.Value, "memories", memory.ToString(CultureInfo.InvariantCulture));

    /// <summary>Address of what is known about the caller.</summary>
    protected string Me() => address.Of("me");

    /// <summary>Address of which mail the caller wants.</summary>
    protected string MyNotifications() => address.Of("me", "notifications");

    /// <summary>Address of an image.</summary>
    protected string ImageAt(string name) => address.Of("images", name);

    private void SayWhoseItIs()
    {
        Response.Headers.CacheControl = HttpContext.Features.Get<Session>() is null ? "no-cache" : "private, no-store";
        Response.Headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
    }

    private T At<T>(string location, T result)
    {
        Response.Headers.Location = location;
        return result;
    }

    // The write is done. If its resource cannot be shown, the answer is the one without a preference, which may be ignored (RFC 7240 §2).
    private async Task<ObjectResult?> Represent<T>(IQuery<T> resource, int status)
    {
        if (!Preference.WantsRepresentation(Request))
            return null;
        var services = HttpContext.RequestServices;
        try
        {
            var shown = Ok(await Send(resource));
            shown.StatusCode = status;
            Response.Headers[Preference.AppliedHeader] = Preference.ReturnRepresentation;
            Response.Headers.Append(HeaderNames.Vary, Preference.Header);
            if (services.GetRequiredService<ShownLanguages>().Found.Count > 0)
                LocalizedAttribute.TellLanguages(HttpContext);
            return shown;
        }
        catch (Exception fault) when (fault is RefusedException || services.GetRequiredService<ITransientFaults>().Caused(fault))
        {
            return null;
        }
    }

    private StatusCodeResult WithLocation(int status, string location)
    {
        Response.Headers.Location = location;
        return StatusCode(status);
    }
}
