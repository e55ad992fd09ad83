using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Muistot.Infrastructure.Export;

/// <summary>A zip with lists as JSON and files. It holds one row in memory at a time.</summary>
/// <param name="target">Where it is written to.</param>
internal sealed class ExportArchive(Stream target) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FlatContent.Flatten } },
    };

    private readonly ZipArchive zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    /// <summary>Adds a list.</summary>
    internal async Task AddAsync(string name, IAsyncEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var count = 0;
        await using var entry = zip.CreateEntry($"{name}.json").Open();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await entry.WriteAsync(count++ == 0 ? "[\n"u8.ToArray() : ",\n"u8.ToArray(), cancellationToken);
            await JsonSerializer.SerializeAsync(entry, row, Json, cancellationToken);
        }

        await entry.WriteAsync(count == 0 ? "[]\n"u8.ToArray() : "\n]\n"u8.ToArray(), cancellationToken);
        counts[$"{name}.json"] = count;
    }

    /// <summary>Adds a file as it is: images are compressed already.</summary>
    internal async Task AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        await content.CopyToAsync(entry, cancellationToken);
        counts["images/"] = counts.GetValueOrDefault("images/") + 1;
    }

    /// <summary>Adds what says what there is.</summary>
    internal async Task AddManifestAsync(DateTime madeAt, CancellationToken cancellationToken)
    {
        await using var entry = zip.CreateEntry("manifest.json").Open();
        var manifest = new { Format = "muistot-export", Version = 1, MadeAt = madeAt, Files = counts };
        await JsonSerializer.SerializeAsync(entry, manifest, Json, cancellationToken);
    }
}
