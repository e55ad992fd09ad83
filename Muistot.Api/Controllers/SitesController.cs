using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Sites;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Api.Controllers;

/// <summary>Sites: what is on the map of a project.</summary>
[Route("projects/{project}/sites")]
[Module(Module.Data)]
public sealed class SitesController : ApiController
{
    /// <summary>Lists the sites of a project that the caller sees, or the nearest of them.</summary>
    [HttpGet]
    [Localised]
    [Sends(typeof(ListSites))]
    [ProducesResponseType<ItemsView<SiteView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromRoute] ProjectId project, [FromQuery, Range(1, 1000), Description("How many of the nearest sites; with lat and lon, or none of the three."), Example(3)] int? n = null,
        [FromQuery] Latitude? lat = null, [FromQuery] Longitude? lon = null,
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null) =>
        Found(await Send(new ListSites(project, n, lat, lon, include)));

    /// <summary>Puts a site on the map of a project.</summary>
    [HttpPost]
    [Sends(typeof(CreateSite))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromRoute] ProjectId project, [FromBody] CreateSite.Form body) =>
        Created(At(project, await Send(new CreateSite(project, body))));

    /// <summary>Shows a site, with its memories when asked for.</summary>
    [HttpGet("{site}")]
    [Localised]
    [Sends(typeof(GetSite))]
    [ProducesResponseType<SiteView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status406NotAcceptable)]
    public async Task<IActionResult> Get(
        [FromRoute] ProjectId project, [FromRoute] SiteId site,
        [FromQuery(Name = "include_memories"), Description("True to get its memories with it.")] bool includeMemories = false,
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null) =>
        Found(await Send(new GetSite(project, site, includeMemories, include)));

    /// <summary>Changes a site.</summary>
    [HttpPatch("{site}")]
    [Sends(typeof(ChangeSite))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Change([FromRoute] ProjectId project, [FromRoute] SiteId site, [FromBody] ChangeSite.Form body) =>
        Changed(await Send(new ChangeSite(project, site, body)), At(project, site));

    /// <summary>Deletes a site and its memories.</summary>
    [HttpDelete("{site}")]
    [Sends(typeof(DeleteSite))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] ProjectId project, [FromRoute] SiteId site)
    {
        await Send(new DeleteSite(project, site));
        return Done(SitesOf(project));
    }

    /// <summary>Shows a site to everyone, or hides it.</summary>
    [HttpPost("{site}/publish")]
    [Sends(typeof(PublishSite))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish([FromRoute] ProjectId project, [FromRoute] SiteId site, [FromQuery, Description("True to show it to everyone, false to hide it.")] bool publish) =>
        Changed(await Send(new PublishSite(project, site, publish)), At(project, site));

    /// <summary>Raises a voice against a site.</summary>
    [HttpPut("{site}/report")]
    [Sends(typeof(ReportSite))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Report([FromRoute] ProjectId project, [FromRoute] SiteId site)
    {
        await Send(new ReportSite(project, site));
        return Done(At(project, site));
    }
}
