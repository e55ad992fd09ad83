using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>Who may not write anywhere.</summary>
[Route("blocked")]
[Module(Module.Admin)]
public sealed class BlocksController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Lists who is blocked in the whole service, those who were blocked first before others.</summary>
    [HttpGet]
    [Handles(typeof(ListServiceBlocks))]
    [ProducesResponseType<ItemsView<BlockView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListServiceBlocks(limit, cursor)));

    /// <summary>Keeps someone from writing anywhere. They read on as before.</summary>
    [HttpPut("{username}")]
    [Handles(typeof(BlockInService))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Block([FromRoute] Username username, [FromBody] BlockForm? body = null) =>
        Blocked(await Send(new BlockInService(username, body)), BlockedEverywhere());

    /// <summary>Lets someone write again who is blocked in the whole service. Blocks in projects stay.</summary>
    [HttpDelete("{username}")]
    [Handles(typeof(LiftServiceBlock))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Lift(
        [FromRoute] Username username,
        [FromQuery, Description("True shows again what the block hid, unless it was decided on since.")] bool restore = false)
    {
        await Send(new LiftServiceBlock(username, restore));
        return Done(BlockedEverywhere());
    }
}
