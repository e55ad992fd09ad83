using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Muistot.Api.Controllers;
using Muistot.Api.Hosting;
using Muistot.Application.Common;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>OGC API – Features: sites and memories for map clients.</summary>
public sealed class OgcController(IUseCases useCases, PublicAddress address, IOptions<LocalizationOptions> localization)
    : OgcDocumentController(useCases, address, localization)
{
    private OgcDocuments Documents => new(Links);

    /// <summary>Shows the landing page.</summary>
    [HttpGet("")]
    public IActionResult Landing() => Document(OgcFormat.OfDocuments, Links.Landing(), Documents.Landing());

    /// <summary>Tells what is conformed to.</summary>
    [HttpGet("conformance")]
    public IActionResult Conformance() => Document(OgcFormat.OfDocuments, Links.Conformance(), OgcDocuments.Conformance());

    /// <summary>Gets the OpenAPI document of the paths below <c>/ogc</c>.</summary>
    [HttpGet("api")]
    [Handles(typeof(ListCollections))]
    public async Task<IActionResult> Definition()
    {
        var format = Read(OgcFormat.OfDefinition);
        return Document(
            format, OgcFormat.OfDefinition, null, new OgcDefinition(Links, Localization).Of(await Send(new ListCollections())));
    }

    /// <summary>Lists the collections that the caller may read.</summary>
    [HttpGet("collections")]
    [Localized]
    [Handles(typeof(ListCollections))]
    public async Task<IActionResult> Collections()
    {
        var format = Read(OgcFormat.OfDocuments);
        return Document(format, OgcFormat.OfDocuments, Links.All(), Documents.Collections(await Send(new ListCollections())));
    }

    /// <summary>Gets a collection.</summary>
    [HttpGet("collections/{collection}")]
    [Localized]
    [Handles(typeof(GetCollectionView))]
    public async Task<IActionResult> Collection([FromRoute] string collection)
    {
        var (id, format) = (IdOf(collection), Read(OgcFormat.OfDocuments));
        var own = format is null ? [] : OgcLinks.Alternates(Links.Of(id), Request.Query, format, OgcFormat.OfDocuments).ToList();
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
        query.ApplyLanguage(Localization);
        var asked = FeatureQuery.Read(query, id.Kind, format);
        query.Check();
        var features = await Send(new ListFeatures(id, asked.Filter, asked.Limit, asked.Cursor));
        TellCaches();
        var found = LinksOf(id, features, format).ToList();
        if (features.Next is not null)
            Response.Headers.Link = $"<{found[^1]["href"]}>; rel=\"next\"; type=\"{format.MediaType}\"";
        return format == OgcFormat.Html
            ? await new FeaturePage(Links, AskedLanguage).Of(id, features, found)
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
        query.ApplyLanguage(Localization);
        var system = FeatureQuery.ReadSystem(query, FeatureQuery.SystemName);
        query.Check();
        if (!long.TryParse(feature, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
            throw new NotFoundException("Feature not found");
        var found = await Send(new GetFeature(id, key));
        TellCaches();
        JsonObject[] own =
        [
            .. OgcLinks.Alternates(Links.Item(id, key), Request.Query, format, OgcFormat.OfFeature),
            OgcLinks.Link(Links.Of(id), "collection", MediaTypes.Json, "The collection of the feature"),
        ];
        return format == OgcFormat.Html
            ? new FeaturePage(Links, AskedLanguage).Of(id, found, own)
            : new FeatureResult(id, found, system, own);
    }

    private async Task<IActionResult> SchemaAsync(string collection, bool queryables)
    {
        var (id, format) = (IdOf(collection), Read(OgcFormat.OfSchemas));
        await Send(new GetCollectionView(id));
        return Document(format, OgcFormat.OfSchemas, null, Documents.Schema(id, queryables));
    }

    private IEnumerable<JsonObject> LinksOf(MapCollectionId id, FeaturesView features, OgcFormat format)
    {
        foreach (var link in OgcLinks.Alternates(Links.Items(id), Request.Query, format, OgcFormat.OfFeatures))
            yield return link;
        yield return OgcLinks.Link(Links.Of(id), "collection", MediaTypes.Json, "The collection of the features");
        if (features.Next is { } cursor)
            yield return OgcLinks.Link(
                Links.Items(id) + OgcLinks.QueryOf(Request.Query, cursor), "next", format.MediaType, "The next page");
    }
}
