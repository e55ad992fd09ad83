using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Muistot.Application.Authorization;

namespace Muistot.Api.Caching;

/// <summary>An answer that is kept: whom it is for, and how long it serves. What it says is an <see cref="CachedBody"/>.</summary>
/// <param name="rights">What its caller may do and see, which is asked for again; null for an answer to everyone.</param>
/// <param name="tags">The tags of what it was made from.</param>
/// <param name="version">The versions of what it was made from, when its making began.</param>
/// <param name="times">How long it serves.</param>
internal sealed class CachedResponse(AccessFinding? rights, string[] tags, long version, ResponseLifetimes times)
{
    // A slow reader makes the server hold this much, and not the whole answer.
    private const int PartSize = 128 * 1024;

    private readonly bool isOpen = rights is null;
    private volatile ResponseLifetimes times = times;
    private bool isRenewed;

    /// <summary>The tags of what it was made from.</summary>
    internal string[] Tags => tags;

    /// <summary>Memory that its tags take, in bytes.</summary>
    internal int Size { get; } = sizeof(char) * tags.Sum(tag => tag.Length);

    /// <summary>The versions of what it was made from, when its making began.</summary>
    internal long Version => version;

    /// <summary>What its caller may do and see, which is asked for again; null for an answer to everyone.</summary>
    internal AccessFinding? Rights => rights;

    /// <summary>How long it serves.</summary>
    internal ResponseLifetimes Times => times;

    /// <summary>True when it may be served at a moment; false to one caller who shall renew it, and to all when it is too old.</summary>
    internal bool MayServe(DateTimeOffset now) =>
        now < times.RevalidateAt || (now < times.StaleWhileRevalidateUntil && Interlocked.Exchange(ref isRenewed, true));

    /// <summary>Notes that its caller is known again to have the same rights.</summary>
    internal void BeSureAgain(DateTimeOffset now)
    {
        times = times.SureAgain(now);
        Volatile.Write(ref isRenewed, false);
    }

    /// <summary>
    /// Writes it, or says that the client has it (RFC 9110 §13.1.2). What is for one caller is for no cache on the way,
    /// and has a tag only where it shows a version, which its caller may want to change.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="content">What it says.</param>
    /// <param name="variant">The variant that suits the client.</param>
    internal async Task WriteAsync(HttpContext context, CachedBody content, CachedBody.Variant variant)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        headers.CacheControl = isOpen ? "no-cache" : "private, no-store";
        headers.Vary = content.Vary;
        if (content.Language.Count > 0)
            headers.ContentLanguage = content.Language;
        if (content.Link.Count > 0)
            headers.Link = content.Link;
        headers.ETag = StringValues.Empty;
        if (isOpen || content.HasVersion)
        {
            var tag = TagOf(variant);
            headers.ETag = tag;
            if (HasIt(request.Headers.IfNoneMatch, tag))
            {
                // Whoever made the answer has set its type by now; whoever sends a kept one has not.
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentType = null;
                return;
            }
        }

        headers.ContentType = content.Type;
        if (variant.Encoding.Count > 0)
            headers.ContentEncoding = variant.Encoding;
        response.ContentLength = variant.Bytes.Length;
        for (var start = 0; start < variant.Bytes.Length; start += PartSize)
            await response.Body.WriteAsync(variant.Bytes.AsMemory(start, Math.Min(PartSize, variant.Bytes.Length - start)),
                context.RequestAborted);
    }

    // What a caller is shown is another representation than what everyone is, though it says the same.
    private string TagOf(CachedBody.Variant variant) => rights?.Access.Caller is { } caller
        ? string.Create(CultureInfo.InvariantCulture, $"{variant.Tag.AsSpan(..^1)}-{caller.UserId}\"")
        : variant.Tag;

    private static bool HasIt(StringValues ifNoneMatch, string tag)
    {
        if (ifNoneMatch.Count == 0)
            return false;
        if (ifNoneMatch.Count == 1 && ifNoneMatch[0] == tag)
            return true;
        return EntityTagHeaderValue.TryParseList([.. ifNoneMatch!], out var tags)
            && tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag == tag);
    }
}
