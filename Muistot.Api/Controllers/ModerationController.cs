using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Application.Search;
using Muistot.Domain.Projects;

namespace Muistot.Api.Controllers;

/// <summary>What admins and moderators decide on, and what they decided.</summary>
[Route("moderation")]
[Module(Module.Admin)]
public sealed class ModerationController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Lists what the caller may decide on, the oldest first; what is reported by the number of reports.</summary>
    [HttpGet]
    [Localized]
    [Handles(typeof(ListQueueItems))]
    [ProducesResponseType<ItemsView<QueueItemView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromQuery, Description("Why it is in the queue. Without it: waiting."), Example("reported")] QueueState? state = null,
        [FromQuery, Description("The only project to list. Without it: all of the caller's.")] ProjectId? project = null,
        [FromQuery, Description("Kinds of resources, comma-separated: project, site, memory. Without it: all.")] SearchTypes? type = null,
        [FromQuery, Description("Most items of a page, 1 to 1000. Without it: 100.")] PageLimit? limit = null,
        [FromQuery, Description("The next of the page before, with the same filters.")] Cursor? cursor = null) =>
        Ok(await Send(new ListQueueItems(state, project, type, limit, cursor)));

    /// <summary>Counts what the caller may decide on.</summary>
    [HttpGet("counts")]
    [Handles(typeof(GetQueueCounts))]
    [ProducesResponseType<QueueCountsView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Count() => Ok(await Send(new GetQueueCounts()));

    /// <summary>Lists what was decided in the caller's projects, the newest first.</summary>
    [HttpGet("decisions")]
    [Handles(typeof(ListDecisions))]
    [ProducesResponseType<ItemsView<DecisionView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListDecisions(
        [FromQuery, Description("Most decisions of a page, 1 to 1000. Without it: 100.")] PageLimit? limit = null,
        [FromQuery, Description("The next of the page before.")] Cursor? cursor = null) =>
        Ok(await Send(new ListDecisions(limit, cursor)));

    /// <summary>
    /// Decides the same on up to 100 projects, sites and memories. Each is decided on for itself, at the version that the caller has seen.
    /// </summary>
    [HttpPost("decisions")]
    [Handles(typeof(DecideOnResources))]
    [ProducesResponseType<DecisionResultsView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Decide([FromBody] DecideOnResources.Form body) => Ok(await Send(new DecideOnResources(body)));
}
