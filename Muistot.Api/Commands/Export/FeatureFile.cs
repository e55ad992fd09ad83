using System.IO.Pipelines;
using Muistot.Api.Ogc;
using Muistot.Application.Map;

namespace Muistot.Api.Commands.Export;

/// <summary>Writes features as a file, in the formats of <c>/ogc</c>.</summary>
/// <param name="collection">Their collection.</param>
/// <param name="features">The features.</param>
internal sealed class FeatureFile(MapCollectionId collection, IAsyncEnumerable<MapFeature> features)
{
    private const int PartSize = 64 * 1024;

    private readonly FeatureWriter writer = new(collection, CoordinateSystem.Crs84);

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="format">The format.</param>
    /// <param name="separator">What is between the cells of CSV.</param>
    /// <param name="made">The time.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task WriteAsync(Stream output, OgcFormat format, char separator, DateTime made, CancellationToken cancellationToken)
    {
        if (format == OgcFormat.FlatGeobuf)
        {
            await WriteFlatGeobufAsync(output, cancellationToken);
            return;
        }

        var body = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        if (format == OgcFormat.GeoJson)
            await writer.WriteCollectionAsync(body, features, made, null, null, cancellationToken);
        else if (format == OgcFormat.GeoJsonSequence)
            await writer.WriteSequenceAsync(body, features, cancellationToken);
        else
            await writer.WriteTableAsync(body, features, separator, cancellationToken);
        await body.CompleteAsync();
    }

    // Readers like to know at the beginning how many features there are and where: the features wait in a file until that is known.
    private async Task WriteFlatGeobufAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var waiting = Spool.Create();
        var (file, extent) = (new FlatGeobuf(MapProperty.Of(collection.Kind), CoordinateSystem.Crs84), new FlatGeobufExtent());
        var body = PipeWriter.Create(waiting, new StreamPipeWriterOptions(leaveOpen: true));
        await foreach (var feature in features.WithCancellation(cancellationToken))
        {
            file.WriteFeature(body, feature);
            extent.Add(feature.Place.Longitude, feature.Place.Latitude);
            if (body.UnflushedBytes >= PartSize)
                await body.FlushAsync(cancellationToken);
        }

        await body.CompleteAsync();
        waiting.Position = 0;
        var head = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        file.WriteHeader(head, collection.ToString(), extent);
        await head.CompleteAsync();
        await waiting.CopyToAsync(output, cancellationToken);
    }
}
