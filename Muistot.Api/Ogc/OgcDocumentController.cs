using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>
/// What is below <c>/ogc</c>: documents in forms of standards, as JSON and as pages. Their OpenAPI document is one of them; the service's
/// own does not have them.
/// </summary>
/// <param name="useCases">Carries requests out.</param>
/// <param name="address">Where the service is reached.</param>
/// <param name="localization">The languages.</param>
[Route(OgcLinks.Root)]
[ApiExplorerSettings(IgnoreApi = true)]
[Module(Module.Data)]
public abstract class OgcDocumentController(
    IUseCases useCases, PublicAddress address, IOptions<LocalizationOptions> localization) : ControllerBase
{
    private protected OgcLinks Links { get; } = new(address);

    private protected LocalizationOptions Localization => localization.Value;

    private protected string AskedLanguage => HttpContext.RequestServices.GetRequiredService<IRequestContext>().Language.Code;

    private protected static MapCollectionId IdOf(string collection) =>
        MapCollectionId.TryParse(collection, out var id) ? id : throw new NotFoundException("Collection not found");

    private protected Task<T> Send<T>(IRequest<T> request) => useCases.SendAsync(request, HttpContext.RequestAborted);

    private protected OgcFormat? Read(IReadOnlyList<OgcFormat> formats)
    {
        var query = new OgcQuery(Request);
        var format = query.ChooseFormat(formats);
        query.ApplyLanguage(Localization);
        query.Check();
        return format;
    }

    private protected IActionResult Document(OgcFormat[] formats, string href, JsonObject body) =>
        Document(Read(formats), formats, href, body);

    private protected IActionResult Document(OgcFormat? format, OgcFormat[] formats, string? href, JsonObject body)
    {
        if (format is null)
            return StatusCode(StatusCodes.Status406NotAcceptable);
        TellCaches();
        if (href is not null)
        {
            var others = body["links"]!.AsArray().Select(link => link!.DeepClone());
            body["links"] = new JsonArray([.. OgcLinks.Alternates(href, Request.Query, format, formats), .. others]);
        }

        return format == OgcFormat.Html
            ? new DocumentPage(Links, AskedLanguage).Of(body)
            : new JsonResultOf(body, format);
    }

    // What someone signed in sees is for nobody else.
    private protected void TellCaches()
    {
        Response.Headers.CacheControl = HttpContext.Features.Get<Session>() is null ? "no-cache" : "private, no-store";
        Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept, HeaderNames.Authorization);
    }
}
