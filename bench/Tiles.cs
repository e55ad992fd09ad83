using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using OurTile = Muistot.Application.Tiles.VectorTile;
using TheirTile = NetTopologySuite.IO.VectorTiles.VectorTile;

namespace Muistot.Benchmark;

/// <summary>Vector tiles: their encoding alone, those that nobody has asked for, and those that are kept.</summary>
internal static class Tiles
{
    private const int Points = 10_000;
    private const int Encodings = 20;
    private const int DeepestZoom = 14;
    private const int TilesOfZoom = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    internal static async Task EncodeAsync(Results results)
    {
        // Names are made beforehand: what is measured is the encoding.
        string[] names = [.. Enumerable.Range(0, Points).Select(point => string.Create(CultureInfo.InvariantCulture, $"site-{point:D7}"))];
        var (ours, theirs) = (0, 0);
        var us = await Times.MeasureAsync(Encodings, WarmUp, _ => Task.FromResult(ours = EncodeOurs(names)));
        var them = await Times.MeasureAsync(Encodings, WarmUp, _ => Task.FromResult(theirs = EncodeTheirs(names)));
        var faster = them.Median / us.Median;
        results.Add(new Result(
            10, "tile of 10 000 points, encoding alone", null, us.Median, null, null, null,
            string.Create(CultureInfo.InvariantCulture,
            $"{faster:F1} times faster than NetTopologySuite.IO.VectorTiles.Mapbox ({them.Median:F0} ms), {ours / 1000} kB instead of {theirs / 1000}"),
            "≥ 10 times, fewer bytes", faster >= 10 && ours < theirs));
    }

    internal static async Task ColdAsync(World world, Results results)
    {
        await ColdAsync("MariaDB", world.Service, world.Authorization, results);
        await ColdAsync("SQLite", world.Embedded, await world.Embedded.SignInAsync("root@example.com"), results);
    }

    internal static async Task KeptAsync(World world, Comparison comparison)
    {
        const string path = "/tiles/many-0000.sites/8/145/72.mvt";
        await comparison.ReadAsync(12, path, 0.7, []);
        using var answer = await world.Service.Http.GetAsync(new Uri(path, UriKind.Relative));
        await comparison.ReadAsync(12, path, 0.7, [("If-None-Match", answer.Headers.ETag!.ToString())]);
    }

    private static async Task ColdAsync(string database, Service service, string authorization, Results results)
    {
        var random = new Random(11);
        var byZoom = new List<Times>();
        var all = new List<double>();
        for (var zoom = 0; zoom <= DeepestZoom; zoom++)
        {
            var taken = new List<double>();
            for (var tile = 0; tile < TilesOfZoom; tile++)
            {
                // What is changed in a project makes its tiles cold.
                await ChangeAsync(service, authorization, tile);
                var place = PlaceOf(zoom, 60 + (9 * random.NextDouble()), 21 + (9 * random.NextDouble()));
                taken.Add((await Times.MeasureAsync(1, TimeSpan.Zero, _ => service.ReadAsync($"/tiles/million-0000.sites/{place}.mvt"))).Median);
            }

            byZoom.Add(Times.Of(taken));
            all.AddRange(taken.Skip(zoom == 0 ? 5 : 0));
        }

        var (times, coarse) = (Times.Of(all), byZoom[0].Median / byZoom[DeepestZoom].Median);
        results.Add(new Result(
            11, $"cold tiles of 1 000 000 sites, z 0 to 14, {database}, one after the other", 1000 / times.Median, times.Median,
            times.Percentile99, service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"p99 {times.Percentile99:F1} ms, z 0 takes {coarse:F1} times as long as z 14"),
            "≤ 60 ms, ≤ 3 times", times.Percentile99 <= 60 && coarse <= 3));
    }

    private static async Task ChangeAsync(Service service, string authorization, int number)
    {
        var body = new JsonObject { ["info"] = Info(number) };
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/projects/million-0000") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var answer = await service.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static JsonObject Info(int number) => new()
    {
        ["lang"] = "fi",
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"Miljoona paikkaa {number} {Guid.NewGuid()}")
    };

    // Web Mercator, as tiles have it.
    private static string PlaceOf(int zoom, double latitude, double longitude)
    {
        var (sides, radians) = (1 << zoom, latitude * Math.PI / 180);
        var x = (int)((longitude + 180) / 360 * sides);
        var y = (int)((1 - (Math.Asinh(Math.Tan(radians)) / Math.PI)) / 2 * sides);
        return string.Create(CultureInfo.InvariantCulture, $"{zoom}/{x}/{y}");
    }

    private static int EncodeOurs(string[] names)
    {
        var tile = new OurTile("sites");
        for (var point = 0; point < Points; point++)
        {
            tile.Add(point, point * 7 % 4096, point * 13 % 4096,
                [new("site", names[point]), new("project", "many"), new("name", names[point]), new("memories_count", (long)(point % 9))]);
        }

        return tile.ToBytes().Length;
    }

    private static int EncodeTheirs(string[] names)
    {
        var layer = new Layer { Name = "sites" };
        var bounds = new NetTopologySuite.IO.VectorTiles.Tiles.Tile(145, 72, 8);
        for (var point = 0; point < Points; point++)
        {
            var place = new Point(
                bounds.Left + ((bounds.Right - bounds.Left) * (point * 7 % 4096) / 4096),
                bounds.Bottom + ((bounds.Top - bounds.Bottom) * (point * 13 % 4096) / 4096));
            layer.Features.Add(new Feature(place, new AttributesTable(StringComparer.Ordinal)
            {
                { "id", (ulong)point }, { "site", names[point] }, { "project", "many" }, { "name", names[point] },
                { "memories_count", (long)(point % 9) },
            }));
        }

        var tile = new TheirTile { TileId = bounds.Id };
        tile.Layers.Add(layer);
        using var bytes = new MemoryStream();
        tile.Write(bytes, minLinealExtent: 1, minPolygonalExtent: 2);
        return (int)bytes.Length;
    }
}
