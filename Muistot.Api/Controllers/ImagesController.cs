using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
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
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Shows a picture; unknown ones lead to one that stands in for them.</summary>
    [HttpGet("{image}")]
    [SendsFile]
    [Sends(typeof(GetImage))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status303SeeOther)]
    public async Task<IActionResult> Get([FromRoute] ImageName image)
    {
        var view = await Send(new GetImage(image));

        // Files never change, and their names are never used again: the name tells one from another.
        FileResult? file = view is null
            ? Assets.Find(image.Value)
            : File(view.File.Content, view.MediaType, view.File.ModifiedAt, new EntityTagHeaderValue($"\"{image.Value}\""), enableRangeProcessing: true);
        if (file is null)
            return SeePlaceholder();

        var isPublic = view?.IsPublic ?? true;
        Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
        {
            Public = isPublic, Private = !isPublic, MaxAge = isPublic ? Fresh : TimeSpan.Zero, MustRevalidate = true,
        };
        return file;
    }

    private StatusCodeResult SeePlaceholder()
    {
        Response.Headers.Location = Placeholder();
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
