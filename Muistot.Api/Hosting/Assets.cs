using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Hosting;

/// <summary>The images that belong to the service itself.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, (byte[] Bytes, string MediaType, EntityTagHeaderValue Tag)> All = new(StringComparer.Ordinal)
    {
        ["placeholder.jpg"] = Load("placeholder.jpg", "image/jpeg"),
        ["favicon.ico"] = Load("favicon.ico", "image/x-icon"),
    };

    /// <summary>The image of a name, or null.</summary>
    internal static FileContentResult? Find(string? name) => name is not null && All.TryGetValue(name, out var asset)
        ? new FileContentResult(asset.Bytes, asset.MediaType) { EntityTag = asset.Tag, EnableRangeProcessing = true }
        : null;

    private static (byte[] Bytes, string MediaType, EntityTagHeaderValue Tag) Load(string name, string mediaType)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"Muistot.Api.Assets.{name}")
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, mediaType, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }
}
