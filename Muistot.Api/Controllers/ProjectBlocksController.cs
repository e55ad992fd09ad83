using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>Who may not write in a project.</summary>
[Route("projects/{project}/blocked")]
[Module(Module.Data)]
public sealed class ProjectBlocksController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Lists who is blocked in a project, those who were blocked first before others.</summary>
    [HttpGet]
    [Handles(typeof(ListProjectBlocks))]
    [ProducesResponseType<ItemsView<BlockView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromRoute] ProjectId project,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListProjectBlocks(project, limit, cursor)));

    /// <summary>Keeps someone from writing in a project. They read on as before.</summary>
    [HttpPut("{username}")]
    [Handles(typeof(BlockInProject))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Block(
        [FromRoute] ProjectId project, [FromRoute] Username username, [FromBody] BlockForm? body = null) =>
        Blocked(await Send(new BlockInProject(project, username, body)), BlockedIn(project));

    /// <summary>Lets someone write in a project again.</summary>
    [HttpDelete("{username}")]
    [Handles(typeof(LiftProjectBlock))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Lift(
        [FromRoute] ProjectId project, [FromRoute] Username username,
        [FromQuery, Description("True shows again what the block hid, unless it was decided on since.")] bool restore = false)
    {
        await Send(new LiftProjectBlock(project, username, restore));
        return Done(BlockedIn(project));
    }
}
