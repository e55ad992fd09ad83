using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Muistot.Application.Images;
using Muistot.Domain.Images;

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

    /// <summary>What is made of an image for a client, in a format that it says it shows. Who takes anything may not show all.</summary>
    internal static ImageDerivative DerivativeFor(HttpRequest request, ImageWidth width) =>
        new(width, IsWebp: request.GetTypedHeaders().Accept.Any(range =>
            range.MediaType.Equals("image/webp", StringComparison.OrdinalIgnoreCase) && range.Quality is not 0));

    /// <summary>Says that what comes depends on the formats that the client shows (RFC 9110 §12.5.5).</summary>
    internal static void VaryByFormat(HttpResponse response) => response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
}
