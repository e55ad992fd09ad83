using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Memories;
using Muistot.Application.Moderation;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Api.Controllers;

/// <summary>Memories: what people remember of a site.</summary>
[Route("projects/{project}/sites/{site}/memories")]
[Module(Module.Data)]
public sealed class MemoriesController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Lists the memories of a site that are visible to the caller.</summary>
    [HttpGet]
    [Handles(typeof(ListMemories))]
    [ProducesResponseType<ItemsView<MemoryView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(
        [FromRoute] ProjectId project, [FromRoute] SiteId site,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null,
        [FromQuery, Description(SearchDescription)] SearchText? q = null,
        [FromQuery(Name = "modified_since"), Description(ModifiedSinceDescription)] Instant? modifiedSince = null,
        [FromQuery, Description(IncludeOfMemoriesDescription)] Inclusions? include = null) =>
        Ok(await Send(new ListMemories(project, site, limit, cursor, q, modifiedSince, include)));

    /// <summary>Creates a memory.</summary>
    [HttpPost]
    [Handles(typeof(CreateMemory))]
    [Represents(typeof(MemoryView))]
    [ProducesResponseType(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromRoute] ProjectId project, [FromRoute] SiteId site, [FromBody] CreateMemory.Form body)
    {
        var memory = await Send(new CreateMemory(project, site, body));
        return await Created(At(project, site, memory.Id), new GetMemory(project, site, new MemoryId(memory.Id)));
    }

    /// <summary>Gets a memory.</summary>
    [HttpGet("{memory}")]
    [Handles(typeof(GetMemory))]
    [ProducesResponseType<MemoryView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory,
        [FromQuery, Description(IncludeOfMemoriesDescription)] Inclusions? include = null) =>
        Ok(await Send(new GetMemory(project, site, memory, include)));

    /// <summary>Changes a memory.</summary>
    [HttpPatch("{memory}")]
    [Handles(typeof(ChangeMemory))]
    [Represents(typeof(MemoryView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Change(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory, [FromBody] ChangeMemory.Form body) =>
        await Changed(
            await Send(new ChangeMemory(project, site, memory, body)), At(project, site, memory.Value),
            new GetMemory(project, site, memory));

    /// <summary>Deletes a memory.</summary>
    [HttpDelete("{memory}")]
    [Handles(typeof(DeleteMemory))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory)
    {
        await Send(new DeleteMemory(project, site, memory));
        return Done(MemoriesOf(project, site));
    }

    /// <summary>Publishes or hides a memory.</summary>
    [HttpPost("{memory}/publish")]
    [Handles(typeof(PublishMemory))]
    [Represents(typeof(MemoryView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Publish(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory,
        [FromQuery, Description("True publishes it, false hides it.")] bool publish) =>
        await Changed(
            await Send(new PublishMemory(project, site, memory, publish)), At(project, site, memory.Value),
            new GetMemory(project, site, memory));

    /// <summary>Reports a memory.</summary>
    [HttpPut("{memory}/report")]
    [Handles(typeof(ReportMemory))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Report(
        [FromRoute] ProjectId project, [FromRoute] SiteId site, [FromRoute] MemoryId memory, [FromBody] ReportForm? body = null)
    {
        await Send(new ReportMemory(project, site, memory, body));
        return Done(At(project, site, memory.Value));
    }
}
