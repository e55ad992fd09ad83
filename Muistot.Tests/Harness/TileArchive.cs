using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Domain.Sites;

namespace Muistot.Tests.Harness;

/// <summary>An archive of tiles as the library that maps use reads it.</summary>
/// <param name="Header">What its header says.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Tiles">The tiles that were asked for; empty where there is none.</param>
internal sealed record TileArchive(JsonObject Header, JsonObject Metadata, IReadOnlyList<byte[]> Tiles)
{
    /// <summary>Reads some tiles of a file.</summary>
    internal static async Task<TileArchive> ReadAsync(string file, IEnumerable<TileAddress> tiles)
    {
        var asked = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(asked, JsonSerializer.Serialize(tiles.Select(tile => new[] { tile.Zoom, tile.X, tile.Y })));
            var run = await Tool.RunAsync("node", [Repository.At("dev/tiles/archive.mjs"), file, asked], Repository.At("dev/tiles"));
            if (run.ExitCode != 0)
                throw new InvalidOperationException(run.Errors);
            var read = JsonNode.Parse(run.Output)!;
            return new TileArchive(
                read["header"]!.AsObject(), read["metadata"]!.AsObject(),
                [.. read["tiles"]!.AsArray().Select(tile => tile is null ? [] : Convert.FromBase64String(tile.ToString()))]);
        }
        finally
        {
            File.Delete(asked);
        }
    }
}
