using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Search;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;

namespace Muistot.Api.Controllers;

/// <summary>Search over projects, sites and memories.</summary>
[Route("search")]
[Module(Module.Data)]
public sealed class SearchController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>
    /// Finds the projects, sites and memories that are visible to the caller and in which all words occur, the best first, then the newest.
    /// </summary>
    [HttpGet]
    [Localized]
    [Handles(typeof(SearchEverything))]
    [ProducesResponseType<ItemsView<SearchResultView>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Search(
        [FromQuery, Description("Words that all occur, in any order, each as the beginning or the inside of a word.")] SearchText q,
        [FromQuery, Description("Kinds of resources, comma-separated: project, site, memory. Without it: all.")] SearchTypes? type = null,
        [FromQuery, Description("The project to look in.")] ProjectId? project = null,
        [FromQuery, Description("Most results of a page, 1 to 1000. Without it: 100.")] PageLimit? limit = null,
        [FromQuery, Description("The next of the page before, from the same search.")] SearchCursor? cursor = null) =>
        Ok(await Send(new SearchEverything(q, type, project, limit, cursor)));
}
