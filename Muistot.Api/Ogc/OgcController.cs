using System.Globalization;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>
/// OGC API – Features: sites and memories for map clients. Its forms are those of the standard, and so is its OpenAPI document; the
/// service's own document does not have it.
/// </summary>
[Route(OgcLinks.Root)]
[ApiExplorerSettings(IgnoreApi = true)]
[Module(Module.Data)]
public sealed class OgcController(IUseCases useCases, PublicAddress address, IOptions<LocalizationOptions> localization) : ControllerBase
{
    private readonly OgcLinks links = new(address);

    private OgcDocuments Documents => new(links);

    private string AskedLanguage => HttpContext.RequestServices.GetRequiredService<IRequestContext>().Language.Code;

    /// <summary>Shows the landing page.</summary>
    [HttpGet("")]
    public IActionResult Landing() => Document(OgcFormat.OfDocuments, links.Landing(), Documents.Landing());

    /// <summary>Tells what is conformed to.</summary>
    [HttpGet("conformance")]
    public IActionResult Conformance() => Document(OgcFormat.OfDocuments, links.Conformance(), OgcDocuments.Conformance());

    /// <summary>Gets the OpenAPI document of the paths below <c>/ogc</c>.</summary>
    [HttpGet("api")]
    [Handles(typeof(ListCollections))]
    public async Task<IActionResult> Definition()
    {
        var format = Read(OgcFormat.OfDefinition);
        return Document(
            format, OgcFormat.OfDefinition, null, new OgcDefinition(links, localization.Value).Of(await Send(new ListCollections())));
    }

    /// <summary>Lists the collections that the caller may read.</summary>
    [HttpGet("collections")]
    [Localized]
    [Handles(typeof(ListCollections))]
    public async Task<IActionResult> Collections()
    {
        var format = Read(OgcFormat.OfDocuments);
        return Document(format, OgcFormat.OfDocuments, links.All(), Documents.Collections(await Send(new ListCollections())));
    }

    /// <summary>Gets a collection.</summary>
    [HttpGet("collections/{collection}")]
    [Localized]
    [Handles(typeof(GetCollectionView))]
    public async Task<IActionResult> Collection([FromRoute] string collection)
    {
        var (id, format) = (IdOf(collection), Read(OgcFormat.OfDocuments));
        var own = format is null ? [] : OgcLinks.Alternates(links.Of(id), Request.Query, format, OgcFormat.OfDocuments).ToList();
        return Document(format, OgcFormat.OfDocuments, null, Documents.Collection(await Send(new GetCollectionView(id)), own));
    }

    /// <summary>Tells what the features of a collection can be chosen by.</summary>
    [HttpGet("collections/{collection}/queryables")]
    [Handles(typeof(GetCollectionView))]
    public Task<IActionResult> Queryables([FromRoute] string collection) => SchemaAsync(collection, queryables: true);

    /// <summary>Gets the schema of the features of a collection.</summary>
    [HttpGet("collections/{collection}/schema")]
    [Handles(typeof(GetCollectionView))]
    public Task<IActionResult> Schema([FromRoute] string collection) => SchemaAsync(collection, queryables: false);

    /// <summary>Lists features of a collection.</summary>
    [HttpGet("collections/{collection}/items")]
    [Localized]
    [Handles(typeof(ListFeatures))]
    public async Task<IActionResult> Items([FromRoute] string collection)
    {
        var id = IdOf(collection);
        var query = new OgcQuery(Request, FeatureQuery.Names(id.Kind));
        if (query.ChooseFormat(OgcFormat.OfFeatures) is not { } format)
            return StatusCode(StatusCodes.Status406NotAcceptable);
        query.ApplyLanguage(localization.Value);
        var asked = FeatureQuery.Read(query, id.Kind, format);
        query.Check();
        var features = await Send(new ListFeatures(id, asked.Filter, asked.Limit, asked.Cursor));
        TellCaches();
        var found = LinksOf(id, features, format).ToList();
        if (features.Next is not null)
            Response.Headers.Link = $"<{found[^1]["href"]}>; rel=\"next\"; type=\"{format.MediaType}\"";
        return format == OgcFormat.Html
            ? await new FeaturePage(links, AskedLanguage).Of(id, features, found)
            : new FeaturesResult(id, features, asked, format, found);
    }

    /// <summary>Gets a feature of a collection.</summary>
    [HttpGet("collections/{collection}/items/{feature}")]
    [Localized]
    [Handles(typeof(GetFeature))]
    public async Task<IActionResult> Item([FromRoute] string collection, [FromRoute] string feature)
    {
        var id = IdOf(collection);
        var query = new OgcQuery(Request, FeatureQuery.SystemName);
        if (query.ChooseFormat(OgcFormat.OfFeature) is not { } format)
            return StatusCode(StatusCodes.Status406NotAcceptable);
        query.ApplyLanguage(localization.Value);
        var system = FeatureQuery.ReadSystem(query, FeatureQuery.SystemName);
        query.Check();
        if (!long.TryParse(feature, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
            throw new NotFoundException("Feature not found");
        var found = await Send(new GetFeature(id, key));
        TellCaches();
        JsonObject[] own =
        [
            .. OgcLinks.Alternates(links.Item(id, key), Request.Query, format, OgcFormat.OfFeature),
            OgcLinks.Link(links.Of(id), "collection", MediaTypes.Json, "The collection of the feature"),
        ];
        return format == OgcFormat.Html
            ? new FeaturePage(links, AskedLanguage).Of(id, found, own)
            : new FeatureResult(id, found, system, own);
    }

    private static MapCollectionId IdOf(string collection) =>
        MapCollectionId.TryParse(collection, out var id) ? id : throw new NotFoundException("Collection not found");

    private Task<T> Send<T>(IRequest<T> request) => useCases.SendAsync(request, HttpContext.RequestAborted);

    private OgcFormat? Read(IReadOnlyList<OgcFormat> formats)
    {
        var query = new OgcQuery(Request);
        var format = query.ChooseFormat(formats);
        query.ApplyLanguage(localization.Value);
        query.Check();
        return format;
    }

    private async Task<IActionResult> SchemaAsync(string collection, bool queryables)
    {
        var (id, format) = (IdOf(collection), Read(OgcFormat.OfSchemas));
        await Send(new GetCollectionView(id));
        return Document(format, OgcFormat.OfSchemas, null, Documents.Schema(id, queryables));
    }

    private IActionResult Document(OgcFormat[] formats, string href, JsonObject body) => Document(Read(formats), formats, href, body);

    private IActionResult Document(OgcFormat? format, OgcFormat[] formats, string? href, JsonObject body)
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
            ? new DocumentPage(links, AskedLanguage).Of(body)
            : new JsonResultOf(body, format);
    }

    private IEnumerable<JsonObject> LinksOf(MapCollectionId id, FeaturesView features, OgcFormat format)
    {
        foreach (var link in OgcLinks.Alternates(links.Items(id), Request.Query, format, OgcFormat.OfFeatures))
            yield return link;
        yield return OgcLinks.Link(links.Of(id), "collection", MediaTypes.Json, "The collection of the features");
        if (features.Next is { } cursor)
            yield return OgcLinks.Link(
                links.Items(id) + OgcLinks.QueryOf(Request.Query, cursor), "next", format.MediaType, "The next page");
    }

    // What someone signed in sees is for nobody else.
    private void TellCaches()
    {
        Response.Headers.CacheControl = HttpContext.Features.Get<Session>() is null ? "no-cache" : "private, no-store";
        Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept, HeaderNames.Authorization);
    }
}
