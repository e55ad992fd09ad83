using System.Collections.Concurrent;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Caching;

namespace Muistot.Api.Hosting;

/// <summary>
/// Sends the files that the pages are made of, compressed. Their names change with what they hold, so browsers never ask for one again.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="environment">Where they lie.</param>
internal sealed class PageFilesMiddleware(RequestDelegate next, IWebHostEnvironment environment)
{
    /// <summary>The folder of the files whose names hold a hash.</summary>
    internal const string Folder = "/assets";

    private static readonly FileExtensionContentTypeProvider Types = new();

    // What was read once is kept, compressed once for each coding. There are as many as the folder holds: some ten.
    private readonly ConcurrentDictionary<string, CachedBody> bodies = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method)
            && context.Request.Path.StartsWithSegments(Folder, StringComparison.Ordinal, out var rest)
            && await FindAsync(rest.Value!, context.RequestAborted) is { } body)
            await SendAsync(context, body);
        else
            await next(context);
    }

    // By its one name only: a path can be spelled in any number of ways, and each would be kept.
    private async Task<CachedBody?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (bodies.TryGetValue(path, out var kept))
            return kept;
        var files = environment.WebRootFileProvider.GetDirectoryContents(Folder);
        if (files.FirstOrDefault(file => string.Equals($"/{file.Name}", path, StringComparison.Ordinal)) is not { IsDirectory: false } found
            || !Types.TryGetContentType(path, out var type))
            return null;

        await using var content = found.CreateReadStream();
        var bytes = new byte[found.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bodies.GetOrAdd(path, new CachedBody(bytes, new HeaderDictionary { [HeaderNames.ContentType] = type }));
    }

    private static async Task SendAsync(HttpContext context, CachedBody body)
    {
        var (asked, headers) = (context.Request.Headers, context.Response.Headers);
        var variant = body.Choose(asked.AcceptEncoding);
        headers.CacheControl = "public, max-age=31536000, immutable";
        (headers.ETag, headers.Vary, headers.ContentType) = (variant.Tag, body.Vary, body.Type);
        if (asked.IfNoneMatch.ToString().Contains(variant.Tag, StringComparison.Ordinal))
        {
            headers.ContentType = default;
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentEncoding = variant.Encoding;
        headers.ContentLength = variant.Bytes.Length;
        await context.Response.Body.WriteAsync(variant.Bytes, context.RequestAborted);
    }
}
