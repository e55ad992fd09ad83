using System.Text.Json;
using System.Text.Json.Nodes;

namespace Muistot.Tests.Harness;

/// <summary>A vector tile as the library that maps use reads it.</summary>
/// <param name="Layers">The layers by their names.</param>
internal sealed record DecodedTile(JsonObject Layers)
{
    /// <summary>The features of its only layer.</summary>
    internal IReadOnlyList<Feature> Features =>
        Layers.Count == 0 ? [] : [.. Layers.Single().Value!["features"]!.AsArray().Select(feature => new Feature(feature!.AsObject()))];

    /// <summary>How many things it shows that are its own: those in the buffer are those of its neighbors.</summary>
    internal long Count => Features.Where(feature => feature.IsInside).Sum(feature => feature.Count);

    /// <summary>Decodes tiles, all at once. An empty answer is a tile without layers.</summary>
    internal static async Task<IReadOnlyList<DecodedTile>> DecodeAsync(IReadOnlyList<byte[]> tiles)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(tiles.Select(Convert.ToBase64String)));
            var run = await Tool.RunAsync("node", [Repository.At("dev/tiles/decode.mjs"), file], Repository.At("dev/tiles"));
            return run.ExitCode == 0
                ? [.. JsonNode.Parse(run.Output)!.AsArray().Select(layers => new DecodedTile(layers!.AsObject()))]
                : throw new InvalidOperationException(run.Errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A point.</summary>
    /// <param name="Json">What the library says of it.</param>
    internal sealed record Feature(JsonObject Json)
    {
        internal long Id => Json["id"]!.GetValue<long>();

        internal int X => Json["x"]!.GetValue<int>();

        internal int Y => Json["y"]!.GetValue<int>();

        internal JsonObject Properties => Json["properties"]!.AsObject();

        internal string? this[string property] => Properties[property]?.ToString();

        internal bool IsCluster => Properties.ContainsKey("point_count");

        internal bool IsInside => X is >= 0 and < 4096 && Y is >= 0 and < 4096;

        internal long Count => Properties["point_count"]?.GetValue<long>() ?? 1;
    }
}
