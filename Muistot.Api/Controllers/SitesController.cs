using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Application.Sites;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Api.Controllers;

/// <summary>Sites: the places on the map of a project.</summary>
[Route("projects/{project}/sites")]
[Module(Module.Data)]
public sealed class SitesController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    private const string BoxDescription =
        "A box that the sites lie in, edges included: west, south, east, north in degrees, or six numbers with heights, which are ignored. "
        + "A west beyond the east crosses the date line. Longitudes beyond 180 are shifted by full turns. Not with n, lat and lon.";

    /// <summary>Lists the sites of a project that are visible to the caller, or the nearest of them.</summary>
    [HttpGet]
    [Localized]
    [Handles(typeof(ListSites))]
    [ProducesResponseType<ItemsView<SiteView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromRoute] ProjectId project,
        [FromQuery, Range(1, 1000), Description("Number of nearest sites to return. Requires lat and lon."), Example(3)] int? n = null,
        [FromQuery] Latitude? lat = null, [FromQuery] Longitude? lon = null,
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null,
        [FromQuery, Description(BoxDescription)] BoundingBox? bbox = null,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null,
        [FromQuery, Description(SearchDescription)] SearchText? q = null,
        [FromQuery(Name = "modified_since"), Description(ModifiedSinceDescription)] Instant? modifiedSince = null) =>
        Ok(await Send(new ListSites(project, n, lat, lon, include, bbox, limit, cursor, q, modifiedSince)));

    /// <summary>Creates a site.</summary>
    [HttpPost]
    [Handles(typeof(CreateSite))]
    [Represents(typeof(SiteView))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromRoute] ProjectId project, [FromBody] CreateSite.Form body)
    {
        var site = await Send(new CreateSite(project, body));
        return await Created(At(project, site), new GetSite(project, site));
    }

    /// <summary>Gets a site, optionally with its memories.</summary>
    [HttpGet("{site}")]
    [Localized]
    [Handles(typeof(GetSite))]
    [ProducesResponseType<SiteView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status406NotAcceptable)]
    public async Task<IActionResult> Get(
        [FromRoute] ProjectId project, [FromRoute] SiteId site,
        [FromQuery(Name = "include_memories"), Description("True includes its memories.")] bool includeMemories = false,
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null) =>
        Ok(await Send(new GetSite(project, site, includeMemories, include)));

    /// <summary>Changes a site.</summary>
    [HttpPatch("{site}")]
    [Handles(typeof(ChangeSite))]
    [Represents(typeof(SiteView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Change([FromRoute] ProjectId project, [FromRoute] SiteId site, [FromBody] ChangeSite.Form body) =>
        await Changed(await Send(new ChangeSite(project, site, body)), At(project, site), new GetSite(project, site));

    /// <summary>Deletes a site and its memories.</summary>
    [HttpDelete("{site}")]
    [Handles(typeof(DeleteSite))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] ProjectId project, [FromRoute] SiteId site)
    {
        await Send(new DeleteSite(project, site));
        return Done(SitesOf(project));
    }

    /// <summary>Publishes or hides a site.</summary>
    [HttpPost("{site}/publish")]
    [Handles(typeof(PublishSite))]
    [Represents(typeof(SiteView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish([FromRoute] ProjectId project, [FromRoute] SiteId site,
        [FromQuery, Description("True publishes it, false hides it.")] bool publish) =>
        await Changed(await Send(new PublishSite(project, site, publish)), At(project, site), new GetSite(project, site));

    /// <summary>Reports a site.</summary>
    [HttpPut("{site}/report")]
    [Handles(typeof(ReportSite))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Report([FromRoute] ProjectId project, [FromRoute] SiteId site, [FromBody] ReportForm? body = null)
    {
        await Send(new ReportSite(project, site, body));
        return Done(At(project, site));
    }
}
