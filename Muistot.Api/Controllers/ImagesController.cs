using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Images;
using Muistot.Domain.Images;

namespace Muistot.Api.Controllers;

/// <summary>Pictures.</summary>
[Route("images")]
[Module(Module.Data)]
public sealed class ImagesController : ApiController
{
    /// <summary>Shows a picture; unknown ones lead to one that stands in for them.</summary>
    [HttpGet("{image}")]
    [SendsFile]
    [Sends(typeof(GetImage))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status303SeeOther)]
    public async Task<IActionResult> Get([FromRoute] ImageName image)
    {
        var view = await Send(new GetImage(image));

        FileResult? file = view is null ? Assets.Find(image.Value) : PictureAnswer.Of(image.Value, view);
        if (file is null)
            return SeePlaceholder();

        PictureAnswer.Cache(Response, isPublic: view?.IsPublic ?? true);
        return file;
    }

    private StatusCodeResult SeePlaceholder()
    {
        Response.Headers.Location = Placeholder();
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
