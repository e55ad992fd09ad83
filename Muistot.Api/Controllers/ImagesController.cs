using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Hosting;
using Muistot.Application.Images;
using Muistot.Domain.Images;

namespace Muistot.Api.Controllers;

/// <summary>Pictures.</summary>
[Route("images")]
public sealed class ImagesController : ApiController
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Shows a picture; unknown ones lead to one that stands in for them.</summary>
    [HttpGet("{image}")]
    [Sends(typeof(GetImage))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status303SeeOther)]
    public async Task<IActionResult> Get([FromRoute] ImageName image)
    {
        if (await Send(new GetImage(image)) is not { } view)
            return (ActionResult?)Assets.Find(image.Value) ?? SeePlaceholder();

        // Files never change, and their names are never used again: the name tells one from another.
        var headers = Response.GetTypedHeaders();
        headers.CacheControl = new CacheControlHeaderValue
        {
            Public = view.IsPublic, Private = !view.IsPublic, MaxAge = view.IsPublic ? Fresh : TimeSpan.Zero, MustRevalidate = true,
        };
        return File(view.File.Content, view.MediaType, view.File.ModifiedAt, new EntityTagHeaderValue($"\"{image.Value}\""), enableRangeProcessing: true);
    }

    private StatusCodeResult SeePlaceholder()
    {
        Response.Headers.Location = Placeholder();
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
