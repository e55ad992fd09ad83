using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Caching;

/// <summary>What an answer says: its bytes, plain and compressed, each with a tag of its own (RFC 9110 §8.8.3.3).</summary>
internal sealed class CachedBody : IEquatable<CachedBody>
{
    private const int SmallestToCompress = 1024;
    private const int BrotliQuality = 5;

    private readonly Variant plain;
    private readonly Lazy<Variant> brotli;
    private readonly Lazy<Variant> gzip;
    private int counted;

    internal CachedBody(ReadOnlySpan<byte> bytes, IHeaderDictionary headers)
    {
        (Type, Language, Link) = (headers.ContentType, headers.ContentLanguage, headers.Link);
        Vary = string.Join(", ", [.. headers.GetCommaSeparatedValues(HeaderNames.Vary), HeaderNames.AcceptEncoding]);

        // The version of a resource stays in front, for conditional writes: only what is behind it tells representations apart.
        var version = EntityTag.VersionOf(headers.ETag);
        HasVersion = version.Length > 0;

        // The same texts are another answer in another language: what is said of their language differs.
        var hash = XxHash128.HashToUInt128(bytes).ToString("x32", CultureInfo.InvariantCulture);
        var (content, tag) = (bytes.ToArray(), Language.Count > 0
            ? $"{version}{hash}-{Language.ToString().Replace(", ", "+", StringComparison.Ordinal)}"
            : version + hash);
        plain = new Variant(content, $"\"{tag}\"", StringValues.Empty);
        counted = content.Length;
        brotli = new Lazy<Variant>(() => new Variant(Compress(content, Brotli), $"\"{tag}-br\"", "br"));
        gzip = new Lazy<Variant>(() => new Variant(Compress(content, GZip), $"\"{tag}-gzip\"", "gzip"));
    }

    /// <summary>Its <c>Content-Type</c>.</summary>
    internal StringValues Type { get; }

    /// <summary>Its <c>Content-Language</c>.</summary>
    internal StringValues Language { get; }

    /// <summary>Its <c>Link</c>.</summary>
    internal StringValues Link { get; }

    /// <summary>Its <c>Vary</c>.</summary>
    internal StringValues Vary { get; }

    /// <summary>True when its tags name the version of the resource that it shows: then callers with a session get them too.</summary>
    internal bool HasVersion { get; }

    /// <summary>The variant without compression.</summary>
    internal Variant Plain => plain;

    /// <summary>Bytes that it takes, with the compressed variants that were made so far.</summary>
    internal int Size => plain.Bytes.Length + Made(brotli) + Made(gzip);

    /// <inheritdoc/>
    public bool Equals(CachedBody? other) =>
        other is not null && plain.Tag == other.plain.Tag && Type == other.Type && Vary == other.Vary && Link == other.Link
            && plain.Bytes.AsSpan().SequenceEqual(other.plain.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CachedBody);

    /// <inheritdoc/>
    public override int GetHashCode() => plain.Tag.GetHashCode(StringComparison.Ordinal);

    /// <summary>The variant that suits a client best (RFC 9110 §12.5.3).</summary>
    internal Variant Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0 || plain.Bytes.Length < SmallestToCompress
            || !StringWithQualityHeaderValue.TryParseList([.. acceptEncoding!], out var accepted))
            return plain;
        var (br, gz, identity) = (Quality(accepted, "br"), Quality(accepted, "gzip"), Quality(accepted, "identity"));
        if (Math.Max(br, gz) is var best && (best <= 0 || best < identity))
            return plain;
        return br >= gz ? brotli.Value : gzip.Value;
    }

    /// <summary>True, once, when it takes more than when this was last asked.</summary>
    internal bool HasGrown() => Size is var size && size != Volatile.Read(ref counted) && Interlocked.Exchange(ref counted, size) != size;

    private static int Made(Lazy<Variant> variant) => variant.IsValueCreated ? variant.Value.Bytes.Length : 0;

    private static double Quality(IEnumerable<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.FirstOrDefault(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } named
            ? named.Quality ?? 1
            : 0;

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> encoder)
    {
        using var output = new MemoryStream();
        using (var encoding = encoder(output))
            encoding.Write(bytes);
        return output.ToArray();
    }

    private static BrotliStream Brotli(Stream output) =>
        new(output, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true);

    private static GZipStream GZip(Stream output) => new(output, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>One way to send it.</summary>
    /// <param name="Bytes">The body.</param>
    /// <param name="Tag">Its entity tag, with quotes.</param>
    /// <param name="Encoding">Its <c>Content-Encoding</c>, or nothing.</param>
    internal sealed record Variant(byte[] Bytes, string Tag, StringValues Encoding);
}
