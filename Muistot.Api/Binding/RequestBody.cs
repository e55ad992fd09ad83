using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Muistot.Application.Common;

namespace Muistot.Api.Binding;

/// <summary>Reads bodies into one piece of memory each.</summary>
internal static class RequestBody
{
    // Slower than any telephone network. A body that trickles in must not keep its share of the budget for hours.
    private const double SlowestBytesPerSecond = 2_000;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body of a request. Its memory is kept free until the request is answered.</summary>
    /// <exception cref="UnavailableException">Other bodies take all memory there is for them.</exception>
    internal static async Task<Memory<byte>> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Array.MaxLength;
        var declared = request.ContentLength;
        if (!(declared <= BodyBudget.SmallBody) && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(SlowestBytesPerSecond, Grace);
        var share = context.RequestServices.GetRequiredService<BodyBudget>().Begin();
        context.Response.RegisterForDispose(share);
        try
        {
            // A body that is declared to be too large is refused when it is read.
            var buffer = share.Take((int)(declared <= most ? declared : BodyBudget.SmallBody));
            return await ReadAsync(request, share, buffer, most, cancellationToken);
        }
        catch (UnavailableException)
        {
            // Browsers do not look at an answer before they have sent everything.
            share.Dispose();
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            throw;
        }
    }

    /// <summary>A body without its byte order mark. Some editors write one; JSON has none (RFC 8259 §8.1).</summary>
    internal static Memory<byte> WithoutByteOrderMark(Memory<byte> body) =>
        body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    private static async Task<Memory<byte>> ReadAsync(HttpRequest request, BodyBudget.Share share, byte[] buffer, long most,
        CancellationToken cancellationToken)
    {
        var declared = request.ContentLength;
        var length = 0;
        while (length != declared)
        {
            if (length == buffer.Length)
                buffer = Grow(share, buffer, most);
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                break;
            length += read;
        }

        return buffer.AsMemory(..length);
    }

    private static byte[] Grow(BodyBudget.Share share, byte[] buffer, long most)
    {
        var larger = share.Take((int)Math.Min(buffer.Length * 2L, most + 1));
        buffer.CopyTo(larger, 0);
        return larger;
    }
}
