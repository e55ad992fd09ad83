using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>Sends a document.</summary>
/// <param name="body">The document.</param>
/// <param name="format">Its format.</param>
internal sealed class JsonResultOf(JsonObject body, OgcFormat format) : IActionResult
{
    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = format.MediaType;
        return StreamedBody.SendAsync(response, async output =>
        {
            await using var json = new Utf8JsonWriter(output, GeoJson.Options);
            body.WriteTo(json);
        });
    }
}

/// <summary>Sends a feature.</summary>
/// <param name="collection">Its collection.</param>
/// <param name="feature">The feature.</param>
/// <param name="system">What its coordinates are told in.</param>
/// <param name="links">The links of the answer.</param>
internal sealed class FeatureResult(
    MapCollectionId collection, MapFeature feature, CoordinateSystem system, IReadOnlyList<JsonObject> links) : IActionResult
{
    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = MediaTypes.GeoJson;
        response.Headers[FeaturesResult.SystemHeader] = $"<{system.Uri}>";
        return StreamedBody.SendAsync(response, async output =>
        {
            await using var json = new Utf8JsonWriter(output, GeoJson.Options);
            GeoJson.BeginFeature(json, feature, MapProperty.Of(collection.Kind), system);
            json.WriteStartArray("links");
            foreach (var link in links)
                link.WriteTo(json);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
