using System.Diagnostics;
using System.Globalization;

namespace Muistot.Benchmark;

/// <summary>All 200 000 sites of a project read by GDAL, a thousand at a time, beside the same pages sent by the bare server.</summary>
internal static class MapClient
{
    private const int Rounds = 2;

    internal static async Task MeasureAsync(World world, Results results)
    {
        const string collection = "/ogc/collections/large-0000.sites";
        var mirror = new Uri(world.Limits.BaseAddress!, $"/mirror/{world.Service.Address.Authority}{collection}");
        var source = new Uri(world.Service.Address, collection);

        // What the bare server has not yet, it asks for and keeps.
        await ReadAsync(world, mirror);
        var (ours, theirs) = (double.MaxValue, double.MaxValue);
        var (before, most) = (world.Service.Memory(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            theirs = Math.Min(theirs, await ReadAsync(world, mirror));
            ours = Math.Min(ours, await ReadAsync(world, source));
            most = Math.Max(most, world.Service.Memory());
        }

        var (ratio, grown) = (theirs / ours, (most - before) / 1e6);
        results.Add(new Result(
            16, string.Create(CultureInfo.InvariantCulture, $"/ogc: 200 000 sites read by ogr2ogr in {ours:F1} s"), null, null, null,
            most / 1e6, null,
            string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} of the bare server's speed ({theirs:F1} s), {grown:F0} MB more memory"),
            "≥ 0.6, < 64 MB", ratio >= 0.6 && grown < 64));
    }

    private static async Task<double> ReadAsync(World world, Uri collection)
    {
        var file = Path.Combine(world.Folder, $"{Guid.NewGuid():N}.fgb");
        var started = Stopwatch.GetTimestamp();
        using var run = Process.Start(
            new ProcessStartInfo(
                "ogr2ogr",
                ["-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO", "-oo", "PAGE_SIZE=1000", file, $"OAPIF_COLLECTION:{collection}"])
            {
                UseShellExecute = false,
                RedirectStandardError = true
            })!;
        var complaint = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (run.ExitCode != 0 || complaint.Contains("ERROR", StringComparison.Ordinal))
            throw new InvalidOperationException($"ogr2ogr failed:\n{complaint}");
        File.Delete(file);
        return seconds;
    }
}
