using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Muistot.Application.Images;

namespace Muistot.Api.Controllers;

/// <summary>How a stored image is answered with.</summary>
internal static class ImageResponse
{
    private static readonly StringValues ForEveryone = new CacheControlHeaderValue
    {
        Public = true,
        MaxAge = TimeSpan.FromMinutes(5),
        MustRevalidate = true
    }.ToString();
    private static readonly StringValues ForOne = new CacheControlHeaderValue
    {
        Private = true,
        MaxAge = TimeSpan.Zero,
        MustRevalidate = true
    }.ToString();

    /// <summary>Files never change, and their names are never used again: the name tells one from another.</summary>
    internal static string TagOf(string name) => $"\"{name}\"";

    /// <summary>The answer, with ranges and conditions.</summary>
    internal static FileStreamResult Of(ImageView view) => new(view.File.Content, view.MediaType)
    {
        LastModified = view.File.ModifiedAt,
        EntityTag = new EntityTagHeaderValue(TagOf(view.Name)),
        EnableRangeProcessing = true,
    };

    /// <summary>Says how long caches may keep an image, and whose caches.</summary>
    internal static void Cache(HttpResponse response, bool isPublic) => response.Headers.CacheControl = isPublic ? ForEveryone : ForOne;
}
