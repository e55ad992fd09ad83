using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Memories;
using Muistot.Application.Projects;
using Muistot.Application.Sites;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Api.Controllers;

/// <summary>History: what projects, sites and memories were, and how to make them that again.</summary>
[Route("projects/{project}")]
[Module(Module.Data)]
public sealed class HistoryController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Lists the versions of a project, the newest first.</summary>
    [HttpGet("history")]
    [Handles(typeof(ListVersions))]
    [ProducesResponseType<ItemsView<VersionView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListOfProject(
        [FromRoute] ProjectId project, [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListVersions(project, Limit: limit, Cursor: cursor)));

    /// <summary>Gets a project as it was.</summary>
    [HttpGet("history/{version}")]
    [Localized]
    [Handles(typeof(GetProjectVersion))]
    [ProducesResponseType<ProjectVersionView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status406NotAcceptable)]
    public async Task<IActionResult> GetOfProject([FromRoute] ProjectId project, [FromRoute] VersionNumber version) =>
        Ok(await Send(new GetProjectVersion(project, version)));

    /// <summary>Makes a project what it was in a version. It does not publish the project.</summary>
    [HttpPost("history/{version}/restore")]
    [Handles(typeof(RestoreVersion))]
    [Represents(typeof(ProjectView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> RestoreProject([FromRoute] ProjectId project, [FromRoute] VersionNumber version) =>
        await Changed(await Send(new RestoreVersion(project, null, null, version)), At(project), new GetProject(project));

    /// <summary>Lists the versions of a site, the newest first.</summary>
    [HttpGet("sites/{site}/history")]
    [Handles(typeof(ListVersions))]
    [ProducesResponseType<ItemsView<VersionView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListOfSite(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListVersions(project, site, null, limit, cursor)));

    /// <summary>Gets a site as it was.</summary>
    [HttpGet("sites/{site}/history/{version}")]
    [Localized]
    [Handles(typeof(GetSiteVersion))]
    [ProducesResponseType<SiteVersionView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status406NotAcceptable)]
    public async Task<IActionResult> GetOfSite(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] VersionNumber version) =>
        Ok(await Send(new GetSiteVersion(project, site, version)));

    /// <summary>Makes a site what it was in a version, also a deleted one. It does not publish the site.</summary>
    [HttpPost("sites/{site}/history/{version}/restore")]
    [Handles(typeof(RestoreVersion))]
    [Represents(typeof(SiteView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> RestoreSite(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] VersionNumber version)
    {
        var command = new RestoreVersion(project, site, null, version);
        var outcome = await Send(command);
        return await Changed(outcome, At(project, command.RestoredSite!), new GetSite(project, command.RestoredSite!));
    }

    /// <summary>Lists the versions of a memory, the newest first.</summary>
    [HttpGet("sites/{site}/memories/{memory}/history")]
    [Handles(typeof(ListVersions))]
    [ProducesResponseType<ItemsView<VersionView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListOfMemory(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListVersions(project, site, memory, limit, cursor)));

    /// <summary>Gets a memory as it was.</summary>
    [HttpGet("sites/{site}/memories/{memory}/history/{version}")]
    [Handles(typeof(GetMemoryVersion))]
    [ProducesResponseType<MemoryVersionView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetOfMemory(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory, [FromRoute] VersionNumber version) =>
        Ok(await Send(new GetMemoryVersion(project, site, memory, version)));

    /// <summary>Makes a memory what it was in a version, also a deleted one. It does not publish the memory.</summary>
    [HttpPost("sites/{site}/memories/{memory}/history/{version}/restore")]
    [Handles(typeof(RestoreVersion))]
    [Represents(typeof(MemoryView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> RestoreMemory(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory, [FromRoute] VersionNumber version) =>
        await Changed(
            await Send(new RestoreVersion(project, site, memory, version)), At(project, site, memory.Value),
            new GetMemory(project, site, memory));

    /// <summary>Lists the deleted sites and memories of a project that can be brought back.</summary>
    [HttpGet("deleted")]
    [Localized]
    [Handles(typeof(ListDeleted))]
    [ProducesResponseType<ItemsView<DeletedView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListDeleted(
        [FromRoute] ProjectId project, [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListDeleted(project, limit, cursor)));
}
