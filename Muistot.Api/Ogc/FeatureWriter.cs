using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Application.Map;

namespace Muistot.Api.Ogc;

/// <summary>Writes the features of a collection as they are read, in constant memory, whatever they are written for.</summary>
/// <param name="collection">Their collection.</param>
/// <param name="system">What coordinates are told in.</param>
internal sealed class FeatureWriter(MapCollectionId collection, CoordinateSystem system)
{
    // So much is made before it is sent.
    private const int PartSize = 16 * 1024;

    private const byte RecordSeparator = 0x1E;
    private const byte LineFeed = 0x0A;

    private readonly IReadOnlyList<MapProperty> properties = MapProperty.Of(collection.Kind);

    /// <summary>Writes a feature collection of GeoJSON.</summary>
    /// <param name="body">Where to.</param>
    /// <param name="items">The features.</param>
    /// <param name="made">The time.</param>
    /// <param name="page">The page that they are, or null where there are no pages.</param>
    /// <param name="links">Links, or null where there is nothing to link to.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task WriteCollectionAsync(
        PipeWriter body, IAsyncEnumerable<MapFeature> items, DateTime made, FeaturesView? page, IEnumerable<JsonObject>? links,
        CancellationToken cancellationToken)
    {
        var returned = 0;
        await using var json = new Utf8JsonWriter(body, GeoJson.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("timeStamp", made);
        json.WriteStartArray("features");
        await foreach (var feature in items.WithCancellation(cancellationToken))
        {
            GeoJson.BeginFeature(json, feature, properties, system);
            json.WriteEndObject();
            returned++;
            if (json.BytesPending + body.UnflushedBytes < PartSize)
                continue;
            await json.FlushAsync(cancellationToken);
            await body.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteNumber("numberReturned", returned);
        if ((page is { IsWhole: true } ? returned : page?.Matched) is { } matched)
            json.WriteNumber("numberMatched", matched);
        if (links is not null)
            WriteLinks(json, links);
        json.WriteEndObject();
    }

    /// <summary>Writes a text sequence of GeoJSON (RFC 8142).</summary>
    internal async Task WriteSequenceAsync(PipeWriter body, IAsyncEnumerable<MapFeature> items, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(body, GeoJson.Options);
        await foreach (var feature in items.WithCancellation(cancellationToken))
        {
            body.GetSpan(1)[0] = RecordSeparator;
            body.Advance(1);
            GeoJson.BeginFeature(json, feature, properties, system);
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
            json.Reset();
            body.GetSpan(1)[0] = LineFeed;
            body.Advance(1);
            if (body.UnflushedBytes >= PartSize)
                await body.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Writes CSV.</summary>
    internal async Task WriteTableAsync(
        PipeWriter body, IAsyncEnumerable<MapFeature> items, char separator, CancellationToken cancellationToken)
    {
        var table = new CsvTable(separator);
        Encoding.UTF8.GetBytes(table.Header(properties), body);
        await foreach (var feature in items.WithCancellation(cancellationToken))
        {
            Encoding.UTF8.GetBytes(table.Row(feature), body);
            if (body.UnflushedBytes >= PartSize)
                await body.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Writes FlatGeobuf that says neither how many features there are nor where: that is not known at its beginning.</summary>
    internal async Task WriteFlatGeobufAsync(PipeWriter body, IAsyncEnumerable<MapFeature> items, CancellationToken cancellationToken)
    {
        var file = new FlatGeobuf(properties, system);
        file.WriteHeader(body, collection.ToString());
        await foreach (var feature in items.WithCancellation(cancellationToken))
        {
            file.WriteFeature(body, feature);
            if (body.UnflushedBytes >= PartSize)
                await body.FlushAsync(cancellationToken);
        }
    }

    private static void WriteLinks(Utf8JsonWriter json, IEnumerable<JsonObject> links)
    {
        json.WriteStartArray("links");
        foreach (var link in links)
            link.WriteTo(json);
        json.WriteEndArray();
    }
}
