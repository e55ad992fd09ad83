using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Projects;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>Projects, and who administers and moderates them.</summary>
[Route("projects")]
[Module(Module.Data)]
public sealed class ProjectsController : ApiController
{
    /// <summary>Lists the projects that the caller sees.</summary>
    [HttpGet]
    [Localised]
    [Sends(typeof(ListProjects))]
    [ProducesResponseType<ItemsView<ProjectView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null) =>
        Found(await Send(new ListProjects(include)));

    /// <summary>Makes a project.</summary>
    [HttpPost]
    [Sends(typeof(CreateProject))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateProject.Form body) => Created(At(await Send(new CreateProject(body))));

    /// <summary>Shows a project.</summary>
    [HttpGet("{project}")]
    [Localised]
    [Sends(typeof(GetProject))]
    [ProducesResponseType<ProjectView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status406NotAcceptable)]
    public async Task<IActionResult> Get(
        [FromRoute] ProjectId project,
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null) =>
        Found(await Send(new GetProject(project, include)));

    /// <summary>Changes a project.</summary>
    [HttpPatch("{project}")]
    [Sends(typeof(ChangeProject))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Change([FromRoute] ProjectId project, [FromBody] ChangeProject.Form body) =>
        Changed(await Send(new ChangeProject(project, body)), At(project));

    /// <summary>Hides a project from everyone but its admins.</summary>
    [HttpDelete("{project}")]
    [Sends(typeof(DeleteProject))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] ProjectId project) => Changed(await Send(new DeleteProject(project)), Projects());

    /// <summary>Shows a project to everyone, or hides it.</summary>
    [HttpPost("{project}/publish")]
    [Sends(typeof(PublishProject))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish([FromRoute] ProjectId project, [FromQuery, Description("True to show it to everyone, false to hide it.")] bool publish) =>
        Changed(await Send(new PublishProject(project, publish)), At(project));

    /// <summary>Makes someone an admin of a project.</summary>
    [HttpPost("{project}/admins")]
    [Sends(typeof(GrantProjectRole))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public Task<IActionResult> AddAdmin([FromRoute] ProjectId project, [FromQuery] Username username) => Grant(project, username, ProjectRole.Admin);

    /// <summary>Takes the rights of an admin of a project from someone.</summary>
    [HttpDelete("{project}/admins")]
    [Sends(typeof(RevokeProjectRole))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveAdmin([FromRoute] ProjectId project, [FromQuery] Username username) => Revoke(project, username, ProjectRole.Admin);

    /// <summary>Makes someone a moderator of a project.</summary>
    [HttpPost("{project}/moderators")]
    [Sends(typeof(GrantProjectRole))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public Task<IActionResult> AddModerator([FromRoute] ProjectId project, [FromQuery] Username username) => Grant(project, username, ProjectRole.Moderator);

    /// <summary>Takes the rights of a moderator of a project from someone.</summary>
    [HttpDelete("{project}/moderators")]
    [Sends(typeof(RevokeProjectRole))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveModerator([FromRoute] ProjectId project, [FromQuery] Username username) => Revoke(project, username, ProjectRole.Moderator);

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
