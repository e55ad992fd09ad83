using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Feeds;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Feeds;
using Muistot.Domain.Projects;

namespace Muistot.Api.Controllers;

/// <summary>What is new in a project, for feed readers.</summary>
[Route("projects/{project}/feed.atom")]
[Module(Module.Data)]
public sealed class FeedsController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    private readonly AtomFeed feed = new(address);

    /// <summary>Gets the newest memories of a project as an Atom feed.</summary>
    /// <remarks>
    /// Up to 50 memories with their whole stories, the newest first. With a token, the feed also has what only its owner sees.
    /// </remarks>
    [HttpGet]
    [Localized]
    [Handles(typeof(GetFeed))]
    [Produces(AtomFeed.ContentType)]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status406NotAcceptable)]
    public async Task<IActionResult> Get([FromRoute] ProjectId project) =>
        Document(feed.Write(await Send(new GetFeed(project))), AtomFeed.ContentType);
}
