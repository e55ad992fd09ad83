using System.Text;
using Muistot.Api.Commands.Export;
using Muistot.Application.Tiles;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Export;

/// <summary>npm's reader of PMTiles finds each tile of an archive whose directory has leaves.</summary>
public sealed class PmTilesReaderTests
{
    private const int LastZoom = 8;

    // All but every third tile, in no particular order.
    private static readonly TileAddress[] Tiles =
    [
        .. from zoom in Enumerable.Range(0, LastZoom + 1)
           from x in Enumerable.Range(0, 1 << zoom)
           from y in Enumerable.Range(0, 1 << zoom)
           where (x + y) % 3 != 1
           select new TileAddress(zoom, x, y),
    ];

    [Test]
    public async Task EveryTileIsFound()
    {
        var asked = Tiles.Where((_, index) => index % 40 < 2).Concat([new(1, 1, 0), new(8, 255, 254), new(8, 0, 1)]).ToList();
        var set = new TileSetView("3.0.0", "some.sites", [], [new("sites", "", new Dictionary<string, string>(), 0, 0)], "xyz", 0, 0, null);
        var file = Path.GetTempFileName();
        try
        {
            await using (var output = File.Create(file))
                await new PmTilesFile(set, [-180, -85, 180, 85], LastZoom).WriteAsync(output, MadeAsync(), CancellationToken.None);
            var archive = await TileArchive.ReadAsync(file, asked);

            Assert.That(
                archive.Tiles.Select(Encoding.UTF8.GetString), Is.EqualTo(asked.Select(tile => Tiles.Contains(tile) ? $"{tile}" : "")));
            Assert.That(archive.Header["leafDirectoryLength"]!.GetValue<int>(), Is.Positive);
            Assert.That(archive.Header["numTileEntries"]!.GetValue<int>(), Is.EqualTo(Tiles.Length));
            Assert.That(archive.Header["rootDirectoryLength"]!.GetValue<int>(), Is.InRange(1, 16 * 1024 - 127));
            Assert.That(archive.Header["centerZoom"]!.GetValue<int>(), Is.Zero);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async IAsyncEnumerable<EncodedTile> MadeAsync()
    {
        await Task.Yield();
        foreach (var tile in Tiles.OrderBy(tile => tile.Number).ThenByDescending(tile => tile.Zoom))
            yield return new EncodedTile(tile, Encoding.UTF8.GetBytes($"{tile}"));
    }
}
