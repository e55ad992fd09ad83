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
/// Sends images that everyone is known to see, and what was made of them, as they are stored, without asking anything else. Callers
/// with a session go the long way: whether there still is an account to it is asked there.
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

    public Task InvokeAsync(HttpContext context) => Find(context) is { } image ? SendAsync(context, image) : next(context);

    // A width that is none, or given twice, is for the long way to refuse.
    private Image? Find(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value!);
        if (!HttpMethods.IsGet(request.Method) || !path.StartsWith(Folder, StringComparison.Ordinal)
            || context.Features.Get<Session>() is not null || path[Folder.Length..] is var name && !images.Know(name))
            return null;
        if (!request.Query.TryGetValue("width", out var widths))
            return ImageFormatNames.OfFile(name) is { } format ? new Image(name, format.MediaType) : null;
        if (widths is not [{ } text] || !ImageWidth.TryParse(text, out var width))
            return null;
        var derivative = ImageResponse.DerivativeFor(request, width);
        return new Image(derivative.NameOf(name), derivative.MediaType, IsDerivative: true);
    }

    private async Task SendAsync(HttpContext context, Image image)
    {
        // Whoever has it needs no look at the file, unless other conditions come first (RFC 9110 §13.2.2). Weak or strong, alone or one of
        // several: no other tag holds this one with its quotes.
        var (tag, asked) = (ImageResponse.TagOf(image.Name), context.Request.Headers);
        if (asked is { IfMatch.Count: 0, IfUnmodifiedSince.Count: 0 } && asked.IfNoneMatch is [{ } held]
            && held.Contains(tag, StringComparison.Ordinal))
        {
            Prepare(context, image);
            context.Response.Headers.ETag = tag;
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        // Derivatives that are not there are made on the long way.
        if (await files.OpenAsync(image.Name, context.RequestAborted) is not { } file)
        {
            await next(context);
            return;
        }

        Prepare(context, image);
        SendsFileAttribute.Begin(context.Request, file.ModifiedAt);
        await executor.ExecuteAsync(new ActionContext(context, new RouteData(), Nothing),
            ImageResponse.Of(new ImageView(image.Name, file, image.MediaType, IsPublic: true)));
        SendsFileAttribute.End(context.Response);
    }

    private static void Prepare(HttpContext context, Image image)
    {
        Observation.Answer("kept");
        ImageResponse.Cache(context.Response, isPublic: true);
        if (image.IsDerivative)
            ImageResponse.VaryByFormat(context.Response);
    }

    private sealed record Image(string Name, string MediaType, bool IsDerivative = false);
}
