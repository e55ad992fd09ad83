using System.IO.Compression;
using System.IO.Hashing;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Caching;

/// <summary>An answer that is kept: its bytes, plain and compressed, each with a tag of its own (RFC 9110 §8.8.3.3).</summary>
internal sealed class CachedAnswer
{
    private const int SmallestToCompress = 1024;
    private const int BrotliQuality = 5;

    private readonly StringValues contentType;
    private readonly StringValues contentLanguage;
    private readonly StringValues vary;
    private readonly Variant plain;
    private readonly Lazy<Variant> brotli;
    private readonly Lazy<Variant> gzip;

    internal CachedAnswer(ReadOnlySpan<byte> bytes, IHeaderDictionary headers, long version, DateTimeOffset freshUntil, DateTimeOffset goodUntil)
    {
        (contentType, contentLanguage) = (headers.ContentType, headers.ContentLanguage);
        vary = string.Join(", ", [.. headers.GetCommaSeparatedValues(HeaderNames.Vary), HeaderNames.AcceptEncoding]);
        (Version, FreshUntil, GoodUntil) = (version, freshUntil, goodUntil);

        // The same texts are another answer in another language: what is said of their language differs.
        var hash = XxHash128.HashToUInt128(bytes).ToString("x32", CultureInfo.InvariantCulture);
        var (content, tag) = (bytes.ToArray(), contentLanguage.Count > 0 ? $"{hash}-{contentLanguage}" : hash);
        plain = new Variant(content, $"\"{tag}\"", StringValues.Empty);
        brotli = new Lazy<Variant>(() => new Variant(Compress(content, Brotli), $"\"{tag}-br\"", "br"));
        gzip = new Lazy<Variant>(() => new Variant(Compress(content, GZip), $"\"{tag}-gzip\"", "gzip"));
    }

    /// <summary>The versions of what the answer was made from, when its making began.</summary>
    internal long Version { get; }

    /// <summary>Until then it is served without a question.</summary>
    internal DateTimeOffset FreshUntil { get; }

    /// <summary>Until then it may stand in while the service cannot make another one.</summary>
    internal DateTimeOffset GoodUntil { get; }

    /// <summary>Bytes that it takes.</summary>
    internal int Size => plain.Bytes.Length;

    /// <summary>Writes it, or says that the client has it (RFC 9110 §13.1.2).</summary>
    internal async Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var variant = Choose(request.Headers.AcceptEncoding);
        var headers = response.Headers;
        headers.ETag = variant.Tag;
        headers.CacheControl = "no-cache";
        headers.Vary = vary;
        if (contentLanguage.Count > 0)
            headers.ContentLanguage = contentLanguage;
        if (HasIt(request.Headers.IfNoneMatch, variant))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentType = contentType;
        if (variant.Encoding.Count > 0)
            headers.ContentEncoding = variant.Encoding;
        response.ContentLength = variant.Bytes.Length;
        await response.Body.WriteAsync(variant.Bytes, context.RequestAborted);
    }

    private static bool HasIt(StringValues ifNoneMatch, Variant variant)
    {
        if (ifNoneMatch.Count == 0)
            return false;
        if (ifNoneMatch.Count == 1 && ifNoneMatch[0] == variant.Tag)
            return true;
        return EntityTagHeaderValue.TryParseList([.. ifNoneMatch!], out var tags)
            && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == variant.Tag);
    }

    private Variant Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0 || plain.Bytes.Length < SmallestToCompress || !StringWithQualityHeaderValue.TryParseList([.. acceptEncoding!], out var accepted))
            return plain;
        var (br, gz) = (Quality(accepted, "br"), Quality(accepted, "gzip"));
        if (br > 0 && br >= gz)
            return brotli.Value;
        return gz > 0 ? gzip.Value : plain;
    }

    private static double Quality(IEnumerable<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.FirstOrDefault(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } named ? named.Quality ?? 1 : 0;

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

    private sealed record Variant(byte[] Bytes, string Tag, StringValues Encoding);
}
