using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Images;
using Muistot.Domain.Images;

namespace Muistot.Api.Controllers;

/// <summary>Images.</summary>
[Route("images")]
[Module(Module.Data)]
public sealed class ImagesController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Downloads an image. Unknown names redirect to a placeholder.</summary>
    /// <remarks>
    /// A view names an image that the caller sees and the public does not by an alias: 36 characters and the extension of the image.
    /// An alias works without a token for an hour, as long as its caller may see the image. Once the image is
    /// public, the alias redirects to its own name.
    /// With `width`, a smaller image comes: upright, in sRGB, never enlarged; WebP where `Accept` names `image/webp`, else JPEG. Of an
    /// animation it shows the first frame. What cannot be decoded comes as it is.
    /// </remarks>
    /// <param name="image">Name of the image, as a view gives it.</param>
    /// <param name="width">Width of the image that is wanted, in pixels; one that is not so wide keeps its own.</param>
    [HttpGet("{image}")]
    [SendsFile]
    [Handles(typeof(GetImage))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status303SeeOther)]
    public async Task<IActionResult> Get([FromRoute] ImageName image, [FromQuery] ImageWidth? width = null)
    {
        var derivative = width is null ? null : ImageResponse.DerivativeFor(Request, width);
        if (derivative is not null)
            ImageResponse.VaryByFormat(Response);
        var answer = await Send(new GetImage(image, derivative));
        if (answer is PublishedImage published)
            return See(ImageAt(published.Name.Value), width);

        var view = answer as ImageView;
        FileResult? file = view is null ? Assets.Find(image.Value) : ImageResponse.Of(view);
        if (file is null)
            return See(ImageAt("placeholder.jpg"), width);

        ImageResponse.Cache(Response, isPublic: view?.IsPublic ?? true);
        return file;
    }

    private StatusCodeResult See(string location, ImageWidth? width)
    {
        Response.Headers.Location = width is null ? location : $"{location}?width={width}";
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
