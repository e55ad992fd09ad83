using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Modules;
using Muistot.Application.Moderation;

namespace Muistot.Api.Controllers;

/// <summary>Decisions of admins and moderators that name what they are about in their body.</summary>
[Route("admin")]
[Module(Module.Admin)]
public sealed class AdminController : ApiController
{
    /// <summary>Shows a project, site or memory to everyone, or hides it.</summary>
    [HttpPost("publish")]
    [Sends(typeof(PublishByOrder))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish([FromBody] PublishByOrder.Form body) => Ordered(await Send(new PublishByOrder(body)));
}
