using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Modules;
using Muistot.Application.Moderation;

namespace Muistot.Api.Controllers;

/// <summary>Reports that name what they are about in their body.</summary>
[Route("report")]
[Module(Module.Data)]
public sealed class ReportsController : ApiController
{
    /// <summary>Raises a voice against a site or memory.</summary>
    [HttpPost]
    [Sends(typeof(ReportByOrder))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status501NotImplemented)]
    public async Task<IActionResult> Create([FromBody] ReportByOrder.Form body) => Ordered(await Send(new ReportByOrder(body)));
}
