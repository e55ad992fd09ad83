using System.Runtime.CompilerServices;
using System.Text.Json;
using Muistot.Application.SiteTables;

namespace Muistot.Api.SiteTables;

/// <summary>
/// Reads a feature collection of GeoJSON (RFC 7946), feature by feature: their properties are the columns, their points give <c>lat</c> and
/// <c>lon</c>.
/// </summary>
/// <param name="stream">The file, at its beginning.</param>
internal sealed class GeoJsonTable(Stream stream)
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const string Collection = "FeatureCollection";

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isComplete;
    private JsonReaderState state;

    private bool isCollection;
    private bool hasFeatures;
    private bool isWithin;

    /// <summary>Reads the features.</summary>
    internal async IAsyncEnumerable<SiteTableRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        if (buffer.AsSpan(0, end).StartsWith("\uFEFF"u8))
            start = "\uFEFF"u8.Length;
        var number = 0;
        for (var isOver = false; !isOver;)
        {
            JsonElement? feature;
            try
            {
                while (!TryRead(out feature, out isOver))
                    await FillAsync(cancellationToken);
            }
            catch (JsonException)
            {
                var place = FormattableString.Invariant($"after feature {number}");
                throw SiteTableFile.Error("json", $"Must be valid JSON, and is not {place}.");
            }

            if (feature is { } found)
                yield return GeoJsonFeature.ToRow(++number, found);
        }

        if (!isCollection || !hasFeatures)
            throw SiteTableFile.Error("geojson", "Must be a FeatureCollection of GeoJSON.");
    }

    /// <summary>Reads on to the next feature, or to the end.</summary>
    /// <returns>False when more of the file is needed.</returns>
    private bool TryRead(out JsonElement? feature, out bool isOver)
    {
        (feature, isOver) = (null, false);
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isComplete, state);
            if (!reader.Read())
            {
                if (!isComplete)
                    return false;
                isOver = true;
                return true;
            }

            if (isWithin && reader.TokenType == JsonTokenType.EndArray)
            {
                isWithin = false;
            }
            else if (isWithin)
            {
                if (!JsonDocument.TryParseValue(ref reader, out var document))
                    return false;
                using (document)
                    feature = document.RootElement.Clone();
            }
            else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && !TryReadMember(ref reader))
            {
                return false;
            }
            else if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartArray)
            {
                throw SiteTableFile.Error("geojson", "Must be a FeatureCollection of GeoJSON.");
            }

            start += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (feature is not null)
                return true;
        }
    }

    /// <summary>Reads a member of the collection, without its features.</summary>
    private bool TryReadMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("features"u8))
        {
            if (!reader.Read())
                return false;
            isWithin = hasFeatures = reader.TokenType == JsonTokenType.StartArray;
            return isWithin || reader.TrySkip();
        }

        var (isType, isSystem) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("crs"u8));
        if (!reader.Read() || !JsonDocument.TryParseValue(ref reader, out var document))
            return false;
        using (document)
        {
            var value = document.RootElement;
            if (isType)
                isCollection = value.ValueKind == JsonValueKind.String && value.ValueEquals(Collection);
            else if (isSystem && !IsInDegrees(value))
                throw SiteTableFile.Error("crs", "Must be in degrees of WGS 84 (EPSG:4326 or CRS84).", "crs");
        }

        return true;
    }

    // What programs wrote before RFC 7946: the name of a coordinate reference system.
    private static bool IsInDegrees(JsonElement system) => system.ValueKind == JsonValueKind.Null
        || system.ToString() is var text && (text.Contains("CRS84", StringComparison.Ordinal) || text.Contains("4326", StringComparison.Ordinal));

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (end - start > MostBytes)
            throw SiteTableFile.Error("geojson", "A feature must have at most 16 MB.");
        var room = end - start > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, end - start).CopyTo(room);
        (buffer, start, end) = (room, 0, end - start);
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        isComplete = read == 0;
    }
}
