using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Hosting;
using Muistot.Application.Common;
using Muistot.Application.Login;
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
        "Comma-separated names of members to add. languages adds the language of each text. Other names are ignored.";

    /// <summary>Runs a use case.</summary>
    protected Task<T> Send<T>(IRequest<T> request) => useCases.SendAsync(request, HttpContext.RequestAborted);

    /// <summary>200 with what was asked for. What someone signed in sees is for nobody else, and not kept.</summary>
    public override OkObjectResult Ok(object? value)
    {
        Response.Headers.CacheControl = HttpContext.Features.Get<Session>() is null ? "no-cache" : "private, no-store";
        Response.Headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
        return base.Ok(value);
    }

    /// <summary>201: the resource is there now.</summary>
    protected StatusCodeResult Created(string location) => WithLocation(StatusCodes.Status201Created, location);

    /// <summary>204: the resource is different now; 304: it was so already.</summary>
    protected StatusCodeResult Changed(Outcome outcome, string location) => outcome == Outcome.Changed
        ? WithLocation(StatusCodes.Status204NoContent, location)
        : StatusCode(StatusCodes.Status304NotModified);

    /// <summary>204: done, and here is where to go on.</summary>
    protected StatusCodeResult Done(string location) => WithLocation(StatusCodes.Status204NoContent, location);

    /// <summary>204 or 304, of an order that names its resource in the body.</summary>
    protected StatusCodeResult Ordered(Outcome outcome) =>
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

    /// <summary>Address of an image.</summary>
    protected string ImageAt(string name) => address.Of("images", name);

    private StatusCodeResult WithLocation(int status, string location)
    {
        Response.Headers.Location = location;
        return StatusCode(status);
    }
}
