using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Tiles;

/// <summary>Whatever the zoom, the tiles together show each site once.</summary>
[OnEveryBackend]
public sealed class TileSumsTests(Backend backend) : IntegrationTest(backend)
{
    private const int DeepestOfScattered = 4;

    // They spread points evenly (Roberts, The Unreasonable Effectiveness of Quasirandom Sequences, 2018).
    private const double X = 0.7548776662466927;
    private const double Y = 0.5698402909980532;

    // The edges of tiles, of the map, and of the world.
    private static readonly Location[] Adversarial =
    [
        new(90, 0), new(-90, 0), new(90, -180), new(-90, 180), new(85.06, -180), new(0, 180), new(0, -180), new(10, 180), new(10, -180),
        new(10, 179.99999999), new(0, 0), new(-1e-9, -1e-9), new(66.51326044311186, -90), new(66.51326044311186, 90), new(0, 90),
        new(60, 24.9609375), new(60, 24.960937499999996),
    ];

    private static int ScatteredPlaces => int.TryParse(Environment.GetEnvironmentVariable("MUISTOT_TEST_TILE_SITES"), out var set) ? set : 60;

    // Most tiles are those of the deepest zooms, whose clusters all come from the points.
    private static IEnumerable<int> Zooms =>
        Enumerable.Range(0, TileAddress.MaximumZoom + 1).Where(zoom => ScatteredPlaces > 60 || zoom is <= 13 or TileAddress.MaximumZoom);

    [Test]
    public async Task SumsAreTheNumberOfSitesAtEveryZoom()
    {
        var project = await World.ProjectAsync();
        var crowd = Enumerable.Range(0, 620)
            .Select(index => new Location(60.17 + (Spread(index, X) / 300), 24.94 + (Spread(index, Y) / 300)));
        Location[] near = [.. Adversarial, .. crowd, .. Enumerable.Repeat(new Location(61.5, 23.75), 55)];
        var anywhere = Enumerable.Range(0, ScatteredPlaces)
            .Select(index => new Location((Spread(index, X) * 180) - 90, (Spread(index, Y) * 360) - 180)).ToList();
        await World.SitesAsync(project, near);
        var far = await World.ProjectAsync();
        await World.SitesAsync(far, anywhere);

        var asked = new List<(string Collection, TileAddress Tile)>();
        foreach (var zoom in Zooms)
        {
            asked.AddRange(TilesOf(near, zoom).Select(tile => ($"{project}.sites", tile)));
            if (zoom <= DeepestOfScattered)
                asked.AddRange(TilesOf([.. near, .. anywhere], zoom).Select(tile => ("sites", tile)));
        }

        var tiles = await ReadAsync(asked);

        var sums = asked.Zip(tiles).GroupBy(pair => (pair.First.Collection, pair.First.Tile.Zoom))
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Second.Count));
        foreach (var zoom in Zooms)
        {
            Assert.That(sums[($"{project}.sites", zoom)], Is.EqualTo(near.Length), $"zoom {zoom}");
            if (zoom <= DeepestOfScattered)
                Assert.That(sums[("sites", zoom)], Is.EqualTo(near.Length + anywhere.Count), $"zoom {zoom}");
        }

        Assert.That(tiles.SelectMany(tile => tile.Features).Count(feature => feature.IsCluster), Is.GreaterThan(10));
        Assert.That(await CheckAsync(), Is.Empty);
        AssertClusters(asked, tiles);
        AssertCopies(asked, tiles);
        AssertStacks(asked, tiles);
    }

    private static void AssertClusters(IReadOnlyList<(string Collection, TileAddress Tile)> asked, IReadOnlyList<DecodedTile> tiles)
    {
        foreach (var ((_, address), tile) in asked.Zip(tiles))
        {
            var layer = tile.Layers["sites"]!;
            Assert.That((layer["version"]!.GetValue<int>(), layer["extent"]!.GetValue<int>()), Is.EqualTo((2, 4096)));
            Assert.That(tile.Features.Select(feature => (feature.Id, feature.X, feature.Y)), Is.Unique);
            Assert.That(tile.Features, Has.All.Matches<DecodedTile.Feature>(
                feature => feature.X is >= -256 and < 4352 && feature.Y is >= -256 and < 4352));
            foreach (var cluster in tile.Features.Where(feature => feature.IsCluster && feature.IsInside))
            {
                Assert.That(address.Zoom, Is.LessThan(18));
                var box = cluster["bbox"]!.Split(',').Select(double.Parse).ToArray();
                var (west, north) = (Longitude(address, cluster.X), Latitude(address, cluster.Y));
                Assert.That(west, Is.InRange(box[0] - 0.1, box[2] + 0.1));
                Assert.That(north, Is.InRange(box[1] - 0.1, box[3] + 0.1));
                Assert.That((box[0], box[1]), Is.LessThan((box[2], box[3])));
            }
        }
    }

    // What is drawn in the buffer of a tile is drawn in its neighbor, under the same id and in the same place.
    private static void AssertCopies(IReadOnlyList<(string Collection, TileAddress Tile)> asked, IReadOnlyList<DecodedTile> tiles)
    {
        var byAddress = asked.Zip(tiles).ToDictionary(pair => pair.First, pair => pair.Second);
        var (copies, side) = (0, 0);
        foreach (var ((collection, address), tile) in byAddress)
        {
            side = 1 << address.Zoom;
            foreach (var copy in tile.Features.Where(feature => !feature.IsInside))
            {
                var (east, south) = ((int)Math.Floor(copy.X / 4096.0), (int)Math.Floor(copy.Y / 4096.0));
                var neighbor = new TileAddress(address.Zoom, (address.X + east + side) % side, address.Y + south);
                Assert.That(
                    byAddress[(collection, neighbor)].Features,
                    Has.Some.Matches<DecodedTile.Feature>(feature => feature.Id == copy.Id && feature.X == copy.X - (4096 * east)
                        && feature.Y == copy.Y - (4096 * south)),
                    $"{collection} {address} {copy.Json}");
                copies++;
            }
        }

        Assert.That(copies, Is.GreaterThan(100));
    }

    private static void AssertStacks(IReadOnlyList<(string Collection, TileAddress Tile)> asked, IReadOnlyList<DecodedTile> tiles)
    {
        var last = asked.Zip(tiles).Where(pair => pair.First.Tile.Zoom == 18).SelectMany(pair => pair.Second.Features)
            .Where(feature => feature.IsInside).ToList();
        var stacks = last.Where(feature => feature["stack"] is not null).GroupBy(feature => feature["stack"]!).ToList();
        Assert.That(stacks.Select(stack => (stack.Count(), stack.Key.Split(',').Length)), Does.Contain((55, 50)));
        Assert.That(stacks.SelectMany(stack => stack.Key.Split(',').Except(last.Select(feature => $"{feature.Id}"))), Is.Empty);
        Assert.That(last.Any(feature => feature.IsCluster), Is.False);
    }

    private static double Spread(int index, double step) => (0.5 + (index * step)) % 1;

    private static IEnumerable<TileAddress> TilesOf(IEnumerable<Location> places, int zoom) =>
        places.Select(place => TileOf(place, zoom)).Distinct();

    // As the map has it (wiki.openstreetmap.org/wiki/Slippy_map_tilenames), with doubles.
    private static TileAddress TileOf(Location place, int zoom)
    {
        var side = 1 << zoom;
        var x = (int)Math.Floor((place.Longitude + 180) / 360 * side) % side;
        var radians = place.Latitude * Math.PI / 180;
        var y = (int)Math.Clamp(Math.Floor((1 - (Math.Asinh(Math.Tan(radians)) / Math.PI)) / 2 * side), 0, side - 1);
        return new TileAddress(zoom, x, y);
    }

    private static double Longitude(TileAddress tile, int x) => ((tile.X + (x / 4096.0)) / (1 << tile.Zoom) * 360) - 180;

    private static double Latitude(TileAddress tile, int y) =>
        double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * (tile.Y + (y / 4096.0)) / (1 << tile.Zoom))))));

    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClusterRebuild>().CheckAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<DecodedTile>> ReadAsync(List<(string Collection, TileAddress Tile)> asked)
    {
        var answers = new byte[asked.Count][];
        await Parallel.ForAsync(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (index, _) =>
        {
            var (collection, tile) = asked[index];
            var answer = await Api.GetAsync($"/tiles/{collection}/{tile.Zoom}/{tile.X}/{tile.Y}.mvt");
            Assert.That(answer.Status, Is.EqualTo(200), $"{collection} {tile}");
            answers[index] = answer.Bytes;
        });
        return await DecodedTile.DecodeAsync(answers);
    }
}
