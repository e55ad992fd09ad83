using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Application.Projects;
using Muistot.Application.SiteTables;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Api.Controllers;

/// <summary>Projects, with their admins and moderators.</summary>
[Route("projects")]
[Module(Module.Data)]
public sealed class ProjectsController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Lists the projects that are visible to the caller.</summary>
    [HttpGet]
    [Localized]
    [Handles(typeof(ListProjects))]
    [ProducesResponseType<ItemsView<ProjectView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null,
        [FromQuery, Description(SearchDescription)] SearchText? q = null,
        [FromQuery(Name = "modified_since"), Description(ModifiedSinceDescription)] Instant? modifiedSince = null) =>
        Ok(await Send(new ListProjects(include, limit, cursor, q, modifiedSince)));

    /// <summary>Creates a project.</summary>
    [HttpPost]
    [Handles(typeof(CreateProject))]
    [Represents(typeof(ProjectView))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateProject.Form body)
    {
        var project = await Send(new CreateProject(body));
        return await Created(At(project), new GetProject(project));
    }

    /// <summary>Gets a project.</summary>
    [HttpGet("{project}")]
    [Localized]
    [Handles(typeof(GetProject))]
    [ProducesResponseType<ProjectView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status406NotAcceptable)]
    public async Task<IActionResult> Get(
        [FromRoute] ProjectId project,
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null) =>
        Ok(await Send(new GetProject(project, include)));

    /// <summary>Changes a project.</summary>
    [HttpPatch("{project}")]
    [Handles(typeof(ChangeProject))]
    [Represents(typeof(ProjectView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Change([FromRoute] ProjectId project, [FromBody] ChangeProject.Form body) =>
        await Changed(await Send(new ChangeProject(project, body)), At(project), new GetProject(project));

    /// <summary>Hides a project from everyone but its admins.</summary>
    [HttpDelete("{project}")]
    [Handles(typeof(DeleteProject))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] ProjectId project) => Changed(await Send(new DeleteProject(project)), Projects());

    /// <summary>Publishes or hides a project.</summary>
    [HttpPost("{project}/publish")]
    [Handles(typeof(PublishProject))]
    [Represents(typeof(ProjectView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish([FromRoute] ProjectId project,
        [FromQuery, Description("True publishes it, false hides it.")] bool publish) =>
        await Changed(await Send(new PublishProject(project, publish)), At(project), new GetProject(project));

    /// <summary>Creates the sites of a table of CSV or GeoJSON whose ids are new, and changes the others; all of them or none.</summary>
    [HttpPost("{project}/import")]
    [Handles(typeof(ImportSites))]
    [ProducesResponseType<ImportedSitesView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Import(
        [FromRoute] ProjectId project, [FromBody] ISiteTable body,
        [FromQuery(Name = "dry_run"), Description("True changes nothing, and tells what would be.")] bool dryRun = false) =>
        Ok(await Send(new ImportSites(project, body, dryRun)));

    /// <summary>Adds an admin to a project.</summary>
    [HttpPost("{project}/admins")]
    [Handles(typeof(GrantProjectRole))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public Task<IActionResult> AddAdmin([FromRoute] ProjectId project, [FromQuery] Username username) =>
        Grant(project, username, ProjectRole.Admin);

    /// <summary>Removes an admin from a project.</summary>
    [HttpDelete("{project}/admins")]
    [Handles(typeof(RevokeProjectRole))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveAdmin([FromRoute] ProjectId project, [FromQuery] Username username) =>
        Revoke(project, username, ProjectRole.Admin);

    /// <summary>Lists the moderators of a project.</summary>
    [HttpGet("{project}/moderators")]
    [Handles(typeof(ListModerators))]
    [ProducesResponseType<ItemsView<ModeratorView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListModerators(
        [FromRoute] ProjectId project,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListModerators(project, limit, cursor)));

    /// <summary>Adds a moderator to a project.</summary>
    [HttpPost("{project}/moderators")]
    [Handles(typeof(GrantProjectRole))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public Task<IActionResult> AddModerator([FromRoute] ProjectId project, [FromQuery] Username username) =>
        Grant(project, username, ProjectRole.Moderator);

    /// <summary>Removes a moderator from a project.</summary>
    [HttpDelete("{project}/moderators")]
    [Handles(typeof(RevokeProjectRole))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveModerator([FromRoute] ProjectId project, [FromQuery] Username username) =>
        Revoke(project, username, ProjectRole.Moderator);

    /// <summary>Counts what there is in a project and what is new, by day.</summary>
    [HttpGet("{project}/statistics")]
    [Handles(typeof(GetStatistics))]
    [ProducesResponseType<StatisticsView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetStatistics([FromRoute] ProjectId project) => Ok(await Send(new GetStatistics(project)));

    private async Task<IActionResult> Grant(ProjectId project, Username username, ProjectRole role)
    {
        await Send(new GrantProjectRole(project, username, role));
        return Created(At(project));
    }

    private async Task<IActionResult> Revoke(ProjectId project, Username username, ProjectRole role)
    {
        await Send(new RevokeProjectRole(project, username, role));
        return Done(At(project));
    }
}
