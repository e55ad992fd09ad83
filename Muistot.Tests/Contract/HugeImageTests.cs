using System.Diagnostics;
using System.IO.Compression;
using Muistot.Tests.Harness;
using Muistot.Tests.Unit.Images;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>
/// Small files that claim to be large images, or would be, five at once. They go to a process of the service's own, so that its
/// memory can be measured.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class HugeImageTests
{
    private const int AtOnce = 5;
    private const uint Side = 7_000;
    private const long MostGrowth = 128L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, (Func<byte[]> Make, int Status)> Images = new()
    {
        ["PNG of 4 exapixels"] = (
            () => PngBytes.File(PngBytes.Header(int.MaxValue, int.MaxValue, 16, 6),
            PngBytes.Part("IDAT", PngBytes.Compress(new byte[100])), PngBytes.End), 400),
        ["PNG of 49 megapixels in 200 kB"] = (Bomb, 201),
        ["JPEG of 4 gigapixels"] = (
            () => JpegBytes.ChangeParameters(SampleFiles.Read("baseline.jpg"), 0xC0,
            frame => [frame[0], 0xFF, 0xFF, 0xFF, 0xFF, .. frame[5..]]), 400),
        ["JPEG of 5000 scans"] = (Endless, 400),
    };

    private static readonly string[] Names = [.. Images.Keys];

    [Test]
    public async Task CostNoMemoryAndLetOthersThrough([ValueSource(nameof(Names))] string name)
    {
        var service = await Processes.OfAsync(Backend.Embedded);
        var (api, root) = (service.Api, await Processes.SignInAsync(Backend.Embedded, TestHost.Root));
        var path = await SiteAsync(api, root);
        var image = Convert.ToBase64String(Images[name].Make());
        await api.PostAsync($"{path}/memories", new { title = "Muisto", image = Samples.Png }, root);

        var before = await service.Process.BeginMeasureAsync();
        var uploads = Task.WhenAll(Enumerable.Range(0, AtOnce)
            .Select(_ => api.PostAsync($"{path}/memories", new { title = "Muisto", image }, root)));
        var longest = TimeSpan.Zero;
        do
        {
            var started = Stopwatch.GetTimestamp();
            Assert.That((await api.GetAsync(path)).Status, Is.EqualTo(200));
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
        }
        while (!uploads.IsCompleted);

        Assert.That((await uploads).Select(answer => answer.Status), Is.All.EqualTo(Images[name].Status));
        Assert.That(await service.Process.MeasureAsync() - before, Is.LessThan(MostGrowth));
        Assert.That(longest, Is.LessThan(Patience));
    }

    private static async Task<string> SiteAsync(ApiClient api, Person root)
    {
        var (project, site) = (World.Fresh("project"), World.Fresh("site"));
        await api.PostAsync("/projects", new { id = project, info = new { lang = "fi", name = "Nimi" }, auto_publish = true }, root);
        await api.PostAsync($"/projects/{project}/publish?publish=true", null, root);
        await api.PostAsync($"/projects/{project}/sites", Samples.Site(site), root);
        return $"/projects/{project}/sites/{site}";
    }

    /// <summary>A well-formed image that would take 196 MB.</summary>
    private static byte[] Bomb()
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[1 + (4 * Side)];
            for (var row = 0; row < Side; row++)
                stream.Write(line);
        }

        return PngBytes.File(PngBytes.Header(Side, Side, 8, 6), PngBytes.Part("IDAT", compressed.ToArray()), PngBytes.End);
    }

    private static byte[] Endless()
    {
        var progressive = SampleFiles.Read("progressive.jpg");
        var last = JpegBytes.Split(progressive).Last(part => part[1] == 0xDA);
        return [.. progressive[..^2], .. Enumerable.Repeat(last, 5_000).SelectMany(scan => scan), .. JpegBytes.EndOfImage];
    }
}
