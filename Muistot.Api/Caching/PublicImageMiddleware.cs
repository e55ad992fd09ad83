using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Muistot.Api.Controllers;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Observability;
using Muistot.Domain.Images;

namespace Muistot.Api.Caching;

/// <summary>
/// Sends images that everyone is known to see, as they are stored, without asking anything else. Callers with a session go the long way:
/// whether there still is an account to it is asked there.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="images">Knows them.</param>
/// <param name="files">Keeps them.</param>
/// <param name="executor">Sends files.</param>
internal sealed class PublicImageMiddleware(RequestDelegate next, PublicImageCache images, IFileStore files,
    IActionResultExecutor<FileStreamResult> executor)
{
    private const string Folder = "/images/";

    private static readonly ActionDescriptor Nothing = new();

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return HttpMethods.IsGet(context.Request.Method) && path.StartsWith(Folder, StringComparison.Ordinal)
            && context.Features.Get<Session>() is null && !context.Request.Query.ContainsKey("width") && images.Know(path[Folder.Length..])
            ? SendAsync(context, path[Folder.Length..])
            : next(context);
    }

    private async Task SendAsync(HttpContext context, string name)
    {
        // Whoever has it needs no look at the file, unless other conditions come first (RFC 9110 §13.2.2). Weak or strong, alone or one of
        // several: no other tag holds this one with its quotes.
        var (tag, asked) = (ImageResponse.TagOf(name), context.Request.Headers);
        if (asked is { IfMatch.Count: 0, IfUnmodifiedSince.Count: 0 } && asked.IfNoneMatch is [{ } held]
            && held.Contains(tag, StringComparison.Ordinal))
        {
            Observation.Answer("kept");
            ImageResponse.Cache(context.Response, isPublic: true);
            context.Response.Headers.ETag = tag;
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (ImageFormatNames.OfFile(name) is not { } format || await files.OpenAsync(name, context.RequestAborted) is not { } file)
        {
            await next(context);
            return;
        }

        Observation.Answer("kept");
        SendsFileAttribute.Begin(context.Request, file.ModifiedAt);
        ImageResponse.Cache(context.Response, isPublic: true);
        await executor.ExecuteAsync(new ActionContext(context, new RouteData(), Nothing),
            ImageResponse.Of(new ImageView(name, file, format.MediaType, IsPublic: true)));
        SendsFileAttribute.End(context.Response);
    }
}
