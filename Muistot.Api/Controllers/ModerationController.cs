using Microsoft.AspNetCore.Mvc;
using Muistot.Application.Moderation;

namespace Muistot.Api.Controllers;

/// <summary>Orders that name what they are about in their body.</summary>
public sealed class ModerationController : ApiController
{
    /// <summary>Shows a project, site or memory to everyone, or hides it.</summary>
    [HttpPost("admin/publish")]
    [Sends(typeof(PublishByOrder))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish([FromBody] PublishByOrder.Form body) => Ordered(await Send(new PublishByOrder(body)));

    /// <summary>Raises a voice against a site or memory.</summary>
    [HttpPost("report")]
    [Sends(typeof(ReportByOrder))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status501NotImplemented)]
    public async Task<IActionResult> Report([FromBody] ReportByOrder.Form body) => Ordered(await Send(new ReportByOrder(body)));
}
