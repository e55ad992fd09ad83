using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Muistot.Application.Images;

namespace Muistot.Api.Controllers;

/// <summary>How a stored picture is answered with.</summary>
internal static class PictureAnswer
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Files never change, and their names are never used again: the name tells one from another.</summary>
    internal static FileStreamResult Of(string name, ImageView view) => new(view.File.Content, view.MediaType)
    {
        LastModified = view.File.ModifiedAt, EntityTag = new EntityTagHeaderValue($"\"{name}\""), EnableRangeProcessing = true,
    };

    /// <summary>Says how long caches may keep a picture, and whose caches.</summary>
    internal static void Cache(HttpResponse response, bool isPublic) => response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
    {
        Public = isPublic, Private = !isPublic, MaxAge = isPublic ? Fresh : TimeSpan.Zero, MustRevalidate = true,
    };
}
