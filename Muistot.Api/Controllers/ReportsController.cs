using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Moderation;

namespace Muistot.Api.Controllers;

/// <summary>Reports of sites and memories.</summary>
[Route("report")]
[Module(Module.Data)]
public sealed class ReportsController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Reports a site or memory.</summary>
    [HttpPost]
    [Handles(typeof(ReportResource))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status501NotImplemented)]
    public async Task<IActionResult> Create([FromBody] ReportResource.Form body) => Changed(await Send(new ReportResource(body)));
}
