using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
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
    // So much is made before it is sent.
    private const int PartSize = 16 * 1024;

    private const byte RecordSeparator = 0x1E;
    private const byte LineFeed = 0x0A;

    private readonly IReadOnlyList<MapProperty> properties = MapProperty.Of(collection.Kind);

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;

        // A failure to read the first ones is still told as one.
        await using var reading = features.Items.GetAsyncEnumerator(context.HttpContext.RequestAborted);
        var items = Begun(reading, await reading.MoveNextAsync());
        response.ContentType = format == OgcFormat.Csv ? $"{format.MediaType}; charset=utf-8; header=present" : format.MediaType;
        response.Headers["Content-Crs"] = $"<{(format == OgcFormat.FlatGeobuf && query.System.Epsg == 4326
            ? CoordinateSystem.Crs84 : query.System).Uri}>";
        if (!format.IsPaged)
            response.Headers.ContentDisposition = $"attachment; filename=\"{collection}.{Extension()}\"";
        if (format == OgcFormat.GeoJson)
            await WriteCollectionAsync(context.HttpContext, items);
        else if (format == OgcFormat.GeoJsonSequence)
            await WriteSequenceAsync(context.HttpContext, items);
        else if (format == OgcFormat.Csv)
            await WriteTableAsync(context.HttpContext, items);
        else
            await WriteFlatGeobufAsync(context.HttpContext, items);
    }

    /// <summary>The rest of what is being read.</summary>
    internal static async IAsyncEnumerable<MapFeature> Begun(
        IAsyncEnumerator<MapFeature> reading, bool hasCurrent, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (; hasCurrent; hasCurrent = await reading.MoveNextAsync())
            yield return reading.Current;
    }

    private string Extension() => format == OgcFormat.GeoJsonSequence ? "geojsons" : format.Name;

    private async Task WriteCollectionAsync(HttpContext context, IAsyncEnumerable<MapFeature> items)
    {
        var (body, returned) = (context.Response.BodyWriter, 0);
        await using var json = new Utf8JsonWriter(body, GeoJson.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("timeStamp", context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (features.Matched is { } matched)
            json.WriteNumber("numberMatched", matched);
        json.WriteStartArray("features");
        await foreach (var feature in items)
        {
            GeoJson.BeginFeature(json, feature, properties, query.System);
            json.WriteEndObject();
            returned++;
            if (json.BytesPending + body.UnflushedBytes < PartSize)
                continue;
            await json.FlushAsync(context.RequestAborted);
            await body.FlushAsync(context.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteNumber("numberReturned", returned);
        json.WritePropertyName("links");
        json.WriteStartArray();
        foreach (var link in links)
            link.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // RFC 8142.
    private async Task WriteSequenceAsync(HttpContext context, IAsyncEnumerable<MapFeature> items)
    {
        var body = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, GeoJson.Options);
        await foreach (var feature in items)
        {
            body.GetSpan(1)[0] = RecordSeparator;
            body.Advance(1);
            GeoJson.BeginFeature(json, feature, properties, query.System);
            json.WriteEndObject();
            await json.FlushAsync(context.RequestAborted);
            json.Reset();
            body.GetSpan(1)[0] = LineFeed;
            body.Advance(1);
            if (body.UnflushedBytes >= PartSize)
                await body.FlushAsync(context.RequestAborted);
        }
    }

    private async Task WriteTableAsync(HttpContext context, IAsyncEnumerable<MapFeature> items)
    {
        var (body, table) = (context.Response.BodyWriter, new CsvTable(query.Separator));
        Encoding.UTF8.GetBytes(table.Header(properties), body);
        await foreach (var feature in items)
        {
            Encoding.UTF8.GetBytes(table.Row(feature), body);
            if (body.UnflushedBytes >= PartSize)
                await body.FlushAsync(context.RequestAborted);
        }
    }

    private async Task WriteFlatGeobufAsync(HttpContext context, IAsyncEnumerable<MapFeature> items)
    {
        var (body, file) = (context.Response.BodyWriter, new FlatGeobuf(properties, query.System));
        file.WriteHeader(body, collection.ToString());
        await foreach (var feature in items)
        {
            file.WriteFeature(body, feature);
            if (body.UnflushedBytes >= PartSize)
                await body.FlushAsync(context.RequestAborted);
        }
    }
}
