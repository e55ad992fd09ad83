using System.Globalization;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Export;

/// <summary>GDAL reads the files. What differs between databases is for the other tests.</summary>
[TestFixture(Backend.Embedded)]
public sealed class RoundTripTests(Backend backend) : ExportTest(backend)
{
    private static readonly string[] Titles =
        ["plain", "=1+1", "-70.5", "'=x", "'quoted", "a,b;c\td", "say \"so\"", "two\nlines", "@x", "+358", "åäö 🗺"];

    private static readonly (double Latitude, double Longitude)[] Places =
        [(-33.448890123, -70.669265), (0, 0), (-0.000001, -0.5), (-85.5, 179.999999), (60.1, -180), (64.146, -21.942)];

    /// <summary>South and west of zero, too, and whatever texts begin with.</summary>
    [Test]
    public async Task EveryFormatBringsEverythingBack()
    {
        var project = await World.ProjectAsync();
        for (var index = 0; index < Titles.Length; index++)
        {
            var (latitude, longitude) = Places[index % Places.Length];
            var site = await World.SiteAsync(project, latitude: latitude, longitude: longitude);
            await World.MemoryAsync(project, site, title: Titles[index]);
        }

        var expected = Titles.Zip(
            Enumerable.Repeat(Places, Titles.Length).SelectMany(place => place),
            (title, place) => (title, place.Latitude, place.Longitude));

        foreach (var format in new[] { "geojson", "jsonseq", "fgb", "csv", "csv;", "csvtab" })
        {
            var isTable = format.StartsWith("csv", StringComparison.Ordinal);
            string[] separator = isTable && format.Length > 3 ? ["--sep", format[3..]] : [];
            var file = await ExportAsync(project, isTable ? "csv" : format, ["--type", "memories", .. separator]);
            var read = await ReadAsync(file);

            Assert.That(
                read.Select(feature => (isTable ? Unguarded(feature.Title) : feature.Title, feature.Latitude, feature.Longitude)),
                Is.EqualTo(expected), format);
        }
    }

    private async Task<IEnumerable<(string Title, double Latitude, double Longitude)>> ReadAsync(string file)
    {
        string[] options = file.EndsWith(".csv", StringComparison.Ordinal)
            ? ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-s_srs", "EPSG:4326", "-t_srs", "EPSG:4326"] : [];
        var run = await Tool.RunAsync(
            "ogr2ogr", ["-f", "GeoJSONSeq", "-lco", "COORDINATE_PRECISION=15", "-select", "title", "/vsistdout/", file, .. options],
            Host.Folder);
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).Select(feature => (
            feature["properties"]!["title"]!.ToString(), Coordinate(feature, 1), Coordinate(feature, 0)));
    }

    private static double Coordinate(JsonNode feature, int axis) =>
        double.Parse(feature["geometry"]!["coordinates"]![axis]!.ToJsonString(), CultureInfo.InvariantCulture);

    // As the import takes the guard off.
    private static string Unguarded(string text) => text is ['\'', '=' or '+' or '-' or '@' or '\'', ..] ? text[1..] : text;
}
