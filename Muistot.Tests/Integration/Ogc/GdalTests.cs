using System.Globalization;
using System.Text.RegularExpressions;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Ogc;

/// <summary>
/// GDAL reads the service, as map programs do, behind a path that is part of its address. What differs between databases is for the other
/// tests.
/// </summary>
[TestFixture(Backend.Embedded)]
public sealed partial class GdalTests(Backend backend) : OgcTest(backend)
{
    private const string Path = "/map/data";

    private Person admin = null!;
    private string project = "";
    private string address = "";

    [SetUp]
    public async Task FillAsync()
    {
        admin = await World.PersonAsync();
        project = await World.ProjectAsync(admin: admin);
        await World.SitesAsync(project, Enumerable.Range(0, 57).Select(index => new Location(60 + (index * 0.01), 24 + (index * 0.02))));
        await World.SiteAsync(project, published: false, latitude: 68, longitude: 27);
        address = Host.NodeBelow(Path).Address.GetLeftPart(UriPartial.Authority) + Path + "/ogc";
    }

    [Test]
    public async Task ReadsLayersPageByPage()
    {
        var layers = await OgrInfoAsync($"OAPIF:{address}");
        var sites = await OgrInfoAsync("-al", "-oo", "PAGE_SIZE=20", $"OAPIF:{address}", $"{project}.sites");
        var box = await OgrInfoAsync("-al", "-spat", "24.1", "59", "24.2", "61", $"OAPIF:{address}", $"{project}.sites");
        var asAdmin = await OgrInfoAsync(
            ["-so", $"OAPIF:{address}", $"{project}.sites"], ("GDAL_HTTP_HEADERS", $"Authorization: Bearer {admin.Token}"));
        var feature = FirstFeature().Match(sites);
        var one = await OgrInfoAsync("-al", "-fid", feature.Groups["id"].Value, $"OAPIF:{address}", $"{project}.sites");
        var named = await OgrInfoAsync(
            "-al", "-where", $"site = '{feature.Groups["site"].Value}'", $"OAPIF:{address}", $"{project}.sites");
        var later = await OgrInfoAsync("-al", "-where", "modified_at >= '2000/01/01'", $"OAPIF:{address}", $"{project}.sites");
        var never = await OgrInfoAsync("-al", "-where", "modified_at <= '2000/01/01'", $"OAPIF:{address}", $"{project}.sites");

        Assert.That(layers, Does.Contain($"{project}.sites").And.Contain("memories"));
        Assert.That((Count(sites), CountOfFeatures(sites)), Is.EqualTo((57, 57)));
        Assert.That(sites, Does.Contain("name (String) = Paikka").And.Contain("memories_count (Integer) = 0")
            .And.Contain("modified_at (DateTime) = 2").And.Contain("POINT (24"));
        Assert.That(sites, Does.Contain("Extent: (24.000000, 60.000000) - (25.120000, 60.560000)"));
        Assert.That((Count(box), CountOfFeatures(box)), Is.EqualTo((6, 6)));
        Assert.That(Count(asAdmin), Is.EqualTo(58));
        Assert.That(CountOfFeatures(one), Is.EqualTo(1));
        Assert.That(CountOfFeatures(named), Is.EqualTo(1));
        Assert.That((CountOfFeatures(later), CountOfFeatures(never)), Is.EqualTo((57, 0)));
    }

    [Test]
    public async Task TakesFeaturesIntoAFileOfItsOwn()
    {
        var file = System.IO.Path.Combine(Host.Folder, $"{Guid.NewGuid():N}.gpkg");
        await RunAsync("ogr2ogr", ["-f", "GPKG", file, $"OAPIF:{address}", $"{project}.sites", "-nln", "sites", "-preserve_fid"]);
        var copy = await OgrInfoAsync("-al", file, "sites");
        var sites = await OgrInfoAsync("-al", $"OAPIF:{address}", $"{project}.sites");

        Assert.That(Features().Matches(copy).Select(match => match.Groups["id"].Value),
            Is.EqualTo(Features().Matches(sites).Select(match => match.Groups["id"].Value)));
        Assert.That(CountOfFeatures(copy), Is.EqualTo(57));
        Assert.That(Count(copy), Is.EqualTo(57));
    }

    [Test]
    public async Task ReadsFiles()
    {
        foreach (var (format, query) in new[]
        {
            ("fgb", ""),
            ("fgb", "&crs=http://www.opengis.net/def/crs/EPSG/0/3067"),
            ("csv", "&sep=%3B"),
            ("jsonseq", ""),
            ("json", "&limit=10000&crs=http://www.opengis.net/def/crs/EPSG/0/4326"),
        })
            await ReadsAFile(format, query);

        var empty = await World.ProjectAsync();
        var layer = await OgrInfoAsync("-al", "-so", $"OAPIF:{address}", $"{empty}.sites");
        var file = System.IO.Path.Combine(Host.Folder, $"{Guid.NewGuid():N}.fgb");
        await File.WriteAllBytesAsync(file, (await Api.GetAsync($"/ogc/collections/{empty}.sites/items?f=fgb")).Bytes);

        Assert.That(Count(layer), Is.Zero);
        Assert.That(Count(await OgrInfoAsync("-al", file)), Is.Zero);
    }

    private async Task ReadsAFile(string format, string query)
    {
        var answer = await Api.GetAsync($"/ogc/collections/sites/items?f={format}{query}");
        var extension = format switch { "jsonseq" => "geojsons", "json" => "geojson", _ => format };
        var file = System.IO.Path.Combine(Host.Folder, $"{Guid.NewGuid():N}.{extension}");
        await File.WriteAllBytesAsync(file, answer.Bytes);

        var read = await OgrInfoAsync(
            format == "csv" ? ["-al", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", file] : ["-al", file]);

        Assert.That((Count(read), CountOfFeatures(read)), Is.EqualTo((57, 57)), read[..Math.Min(read.Length, 2000)]);
        Assert.That(read, Does.Contain("name (String) = Paikka"));
        Assert.That(read, Does.Match(query.Contains("3067", StringComparison.Ordinal)
            ? @"POINT \(33[0-9]{4}\.[0-9]+ 66[0-9]{5}\."
            : @"POINT \((24.02 60.01|60.01 24.02)\)"));
    }

    private Task<string> OgrInfoAsync(params string[] arguments) => RunAsync("ogrinfo", arguments);

    private Task<string> OgrInfoAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        RunAsync("ogrinfo", arguments, environment);

    private async Task<string> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var run = await Tool.RunAsync(program, arguments, Host.Folder, environment.ToDictionary(pair => pair.Name, pair => pair.Value));
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")), string.Join(' ', arguments));
        return run.Output;
    }

    private static int Count(string output) =>
        int.Parse(FeatureCount().Match(output).Groups["count"].Value, CultureInfo.InvariantCulture);

    private static int CountOfFeatures(string output) => Features().Count(output);

    [GeneratedRegex("^Feature Count: (?<count>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FeatureCount();

    [GeneratedRegex("^OGRFeature[(].*:(?<id>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Features();

    [GeneratedRegex(@"^OGRFeature[(].*:(?<id>[0-9]+)\s+site [(]String[)] = (?<site>\S+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstFeature();
}
