using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Moderation;

namespace Muistot.Api.Controllers;

/// <summary>Decisions of admins and moderators.</summary>
[Route("admin")]
[Module(Module.Admin)]
public sealed class AdminController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Publishes or hides a project, site or memory.</summary>
    [HttpPost("publish")]
    [Handles(typeof(PublishResource))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish([FromBody] PublishResource.Form body) => Changed(await Send(new PublishResource(body)));
}
