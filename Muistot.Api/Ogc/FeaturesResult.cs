using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>Sends features as they are read, in constant memory.</summary>
/// <param name="collection">Their collection.</param>
/// <param name="features">The features.</param>
/// <param name="query">What was asked.</param>
/// <param name="format">The format.</param>
/// <param name="links">The links of the answer.</param>
internal sealed class FeaturesResult(
    MapCollectionId collection, FeaturesView features, FeatureQuery query, OgcFormat format, IReadOnlyList<JsonObject> links)
    : IActionResult
{
    /// <summary>The header that says what coordinates are told in (OGC API – Features – Part 2, requirement 15).</summary>
    internal const string SystemHeader = "Content-Crs";

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, aborted) = (context.HttpContext.Response, context.HttpContext.RequestAborted);

        // A failure to read the first ones is still told as one.
        await using var reading = features.Items.GetAsyncEnumerator(aborted);
        var items = Begun(reading, await reading.MoveNextAsync());
        response.ContentType = format == OgcFormat.Csv ? $"{format.MediaType}; charset=utf-8; header=present" : format.MediaType;
        response.Headers[SystemHeader] = $"<{(format == OgcFormat.FlatGeobuf && query.System.Epsg == 4326
            ? CoordinateSystem.Crs84 : query.System).Uri}>";
        if (!format.IsPaged)
            response.Headers.ContentDisposition = $"attachment; filename=\"{collection}.{Extension()}\"";
        var writer = new FeatureWriter(collection, query.System);
        await StreamedBody.SendAsync(response, body =>
        {
            if (format == OgcFormat.GeoJsonSequence)
                return writer.WriteSequenceAsync(body, items, aborted);
            if (format == OgcFormat.Csv)
                return writer.WriteTableAsync(body, items, query.Separator, aborted);
            if (format == OgcFormat.FlatGeobuf)
                return writer.WriteFlatGeobufAsync(body, items, aborted);
            var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            return writer.WriteCollectionAsync(body, items, now, features, links, aborted);
        });
    }

    /// <summary>The rest of what is being read.</summary>
    internal static async IAsyncEnumerable<MapFeature> Begun(
        IAsyncEnumerator<MapFeature> reading, bool hasCurrent, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (; hasCurrent; hasCurrent = await reading.MoveNextAsync())
            yield return reading.Current;
    }

    private string Extension() => format == OgcFormat.GeoJsonSequence ? "geojsons" : format.Name;
}
