using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Languages;
using Muistot.Domain.Languages;

namespace Muistot.Api.Controllers;

/// <summary>Languages of ISO 639-3.</summary>
[Route("languages")]
[Module(Module.Data)]
public sealed class LanguagesController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Finds a language by its two- or three-letter code.</summary>
    [HttpGet]
    [Handles(typeof(GetLanguage))]
    [ProducesResponseType<LanguageView>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Get([FromQuery] LanguageQuery q) => Ok(await Send(new GetLanguage(q)));
}
