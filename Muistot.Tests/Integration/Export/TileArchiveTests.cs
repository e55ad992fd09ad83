using System.Text;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Export;

/// <summary>npm's reader of PMTiles finds in files what the service sends tile by tile.</summary>
[OnEveryBackend]
public sealed class TileArchiveTests(Backend backend) : ExportTest(backend)
{
    private const int LastZoom = 14;

    private static readonly Location Crowd = new(-33.45, -70.66);

    // At the crossing of four tiles of any zoom but the first, each of which shows it.
    private static readonly Location Crossing = new(0.00001, 0.00001);

    [Test]
    public async Task HoldsTheTilesThatAreServed()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(
            project,
            [
                Crossing, new(60.17, 24.94), new(60.1701, 24.9401), new(66.5, -179.9999), new(89, 10),
                .. Enumerable.Repeat(Crowd, 501),
                .. Enumerable.Range(0, 20).Select(index => new Location(Crowd.Latitude - 0.01, Crowd.Longitude + (index * 0.01))),
            ]);
        var hidden = await World.SiteAsync(project, published: false);
        await World.MemoryAsync(project, await World.SiteAsync(project, latitude: 60.17, longitude: 24.94));
        var served = (
            from zoom in new[] { 0, 1, 2, 3, 5, 8, 13 }
            from place in new[] { Crossing, Crowd, new(60.17, 24.94), new(66.5, -179.9999), new(89, 10), new(45, 45) }
            let own = AddressOf(zoom, place)
            from tile in place == Crossing ? own.Around().Select(neighbor => neighbor.Tile) : [own]
            select tile).Distinct().ToList();
        var (crowd, crossing) = (AddressOf(LastZoom, Crowd), AddressOf(LastZoom, Crossing));

        var file = await ExportAsync(project, "pmtiles");
        var archive = await TileArchive.ReadAsync(file, [.. served, crowd, crossing]);
        var memories = await TileArchive.ReadAsync(
            await ExportAsync(project, "pmtiles", "--type", "memories", "--zoom", "3"), [AddressOf(3, new(60.17, 24.94))]);
        var decoded = await DecodedTile.DecodeAsync([.. archive.Tiles.TakeLast(2), memories.Tiles[0]]);

        foreach (var (tile, bytes) in served.Zip(archive.Tiles))
        {
            var answer = await Api.GetAsync($"/tiles/{project}.sites/{tile.Zoom}/{tile.X}/{tile.Y}.mvt");
            Assert.That(bytes, Is.EqualTo(answer.Bytes), $"{tile}");
        }

        Assert.That(decoded[0].Count, Is.EqualTo(501 + 2), "At the last zoom each stands for itself.");
        Assert.That(decoded[0].Features.Any(feature => feature.IsCluster), Is.False);
        Assert.That(decoded[1].Features.Single()["name"], Is.EqualTo("Paikka"));
        Assert.That(decoded[2].Features.Single()["title"], Is.EqualTo("Muisto"));
        Assert.That(Encoding.UTF8.GetString([.. archive.Tiles.SelectMany(tile => tile)]), Does.Not.Contain(hidden));
        Assert.That(
            new[] { "tileType", "tileCompression", "minZoom", "maxZoom", "clustered" }.Select(name => archive.Header[name]!.ToJsonString()),
            Is.EqualTo(["1", "2", "0", "14", "true"]));
        Assert.That(archive.Header["minLat"]!.GetValue<double>(), Is.EqualTo(-33.46).Within(1e-4));
        Assert.That(archive.Header["maxLon"]!.GetValue<double>(), Is.EqualTo(24.9401).Within(1e-4));
        Assert.That(archive.Metadata["vector_layers"]![0]!["id"]!.ToString(), Is.EqualTo("sites"));
    }

    [Test]
    public async Task NeedsSomethingToShow()
    {
        var run = await RunAsync("--project", await World.ProjectAsync(), "--format", "pmtiles");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Errors, Does.StartWith("The project must have something to show"));
    }

    private static TileAddress AddressOf(int zoom, Location place)
    {
        var (x, y) = TileGrid.Separate(ClusterLevels.CellOf(zoom, TileGrid.CellOf(place)));
        return new TileAddress(zoom, x, y);
    }
}
