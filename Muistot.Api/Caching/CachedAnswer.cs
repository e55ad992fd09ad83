using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Caching;

/// <summary>An answer that is kept.</summary>
/// <param name="content">What it says.</param>
/// <param name="isOpen">True when it is for everyone, and not for one caller alone.</param>
/// <param name="version">The versions of what it was made from, when its making began.</param>
/// <param name="freshUntil">Until then it is served without a question.</param>
/// <param name="spareUntil">Until then it is served to all but the one who makes it anew.</param>
/// <param name="goodUntil">Until then it may stand in while the service cannot make another one.</param>
internal sealed class CachedAnswer(
    AnswerContent content, bool isOpen, long version, DateTimeOffset freshUntil, DateTimeOffset spareUntil, DateTimeOffset goodUntil)
{
    private bool isRenewed;

    /// <summary>What it says.</summary>
    internal AnswerContent Content => content;

    /// <summary>The versions of what it was made from, when its making began.</summary>
    internal long Version => version;

    /// <summary>Until then it may stand in while the service cannot make another one.</summary>
    internal DateTimeOffset GoodUntil => goodUntil;

    /// <summary>True when it may be served at a moment; false to one caller who shall make it anew, and to all when it is too old.</summary>
    internal bool MayServe(DateTimeOffset now) => now < freshUntil || (now < spareUntil && Interlocked.Exchange(ref isRenewed, true));

    /// <summary>Writes it, or says that the client has it (RFC 9110 §13.1.2). What is for one caller is for no cache on the way, and has no tag.</summary>
    internal async Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var variant = content.Choose(request.Headers.AcceptEncoding);
        var headers = response.Headers;
        headers.CacheControl = isOpen ? "no-cache" : "private, no-store";
        headers.Vary = content.Vary;
        if (content.Language.Count > 0)
            headers.ContentLanguage = content.Language;
        if (isOpen)
        {
            headers.ETag = variant.Tag;
            if (HasIt(request.Headers.IfNoneMatch, variant.Tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        headers.ContentType = content.Type;
        if (variant.Encoding.Count > 0)
            headers.ContentEncoding = variant.Encoding;
        response.ContentLength = variant.Bytes.Length;
        await response.Body.WriteAsync(variant.Bytes, context.RequestAborted);
    }

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
