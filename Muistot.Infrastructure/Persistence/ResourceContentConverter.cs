using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Muistot.Domain.History;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Stores what versions held as JSON.</summary>
public sealed class ResourceContentConverter() : ValueConverter<ResourceContent?, string>(
    content => Write(content!), text => Read(text))
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The text is for the database alone: letters beyond ASCII stay one character.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Content as it is stored.</summary>
    public static string Write(ResourceContent content) => JsonSerializer.Serialize(content, Json);

    /// <summary>Content that was stored.</summary>
    public static ResourceContent Read(string text) => JsonSerializer.Deserialize<ResourceContent>(text, Json)!;
}
