using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NetVips;

namespace Muistot.Benchmark;

/// <summary>Images in sizes: made for the first who asks, beside libvips alone, and kept, beside files that are sent as they are.</summary>
internal static class Derivatives
{
    private const int Images = 40;
    private const int Width = 640;

    internal static async Task MeasureAsync(World world, Comparison comparison, Results results)
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        var photo = Photo();
        var names = new List<string>();
        for (var image = 0; image < Images; image++)
        {
            var body = new JsonObject { ["title"] = "Kuva", ["image"] = Convert.ToBase64String(photo) };
            var memory = await world.Service.PostAsync("/projects/texts-0000/sites/site-0000001/memories", body, world.Authorization);
            names.Add((string)JsonNode.Parse(await world.Service.ReadAsync(memory.AbsolutePath))!["image"]!);
        }

        var alone = await SecondsAsync(_ => Task.Run(() => Render(photo)));
        var cold = await SecondsAsync(number => world.Service.ReadAsync(AddressOf(names[number])));
        var ratio = alone / cold;
        results.Add(new Result(
            24, string.Create(CultureInfo.InvariantCulture, $"image of 12 megapixels at {Width} pixels, cold"), Images / cold, null, null,
            world.Service.Memory() / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} of NetVips alone ({Images / alone:F1}/s)"), "≥ 0.5", ratio >= 0.5));
        await File.WriteAllBytesAsync(Path.Combine(world.Files, "derivative.jpg"), await world.Service.ReadAsync(AddressOf(names[0])));
        await comparison.ReadAsync(25, AddressOf(names[0]), 0.8, [], "/files/derivative.jpg");
    }

    private static string AddressOf(string name) => string.Create(CultureInfo.InvariantCulture, $"/images/{name}?width={Width}");

    private static async Task<double> SecondsAsync(Func<int, Task> work)
    {
        await work(0);
        var started = Stopwatch.GetTimestamp();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Enumerable.Range(1, Images - 1), limits, async (number, _) => await work(number));
        return Stopwatch.GetElapsedTime(started).TotalSeconds * Images / (Images - 1);
    }

    private static byte[] Render(byte[] photo)
    {
        using var image = Image.ThumbnailBuffer(photo, Width, outputProfile: "srgb", intent: Enums.Intent.Relative);
        return image.JpegsaveBuffer(q: 80, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
    }

    // As cameras make it: 4000 by 3000, with noise.
    private static byte[] Photo()
    {
        using var noise = Image.Gaussnoise(4000, 3000, sigma: 20, mean: 128);
        using var gray = noise.Cast(Enums.BandFormat.Uchar);
        using var colored = gray.Bandjoin(gray, gray).Copy(interpretation: Enums.Interpretation.Srgb);
        return colored.JpegsaveBuffer(q: 75);
    }
}
