using System.Text.Json.Nodes;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Export;

public sealed class FeatureFileTests() : ExportTest(Backend.Embedded)
{
    private const int InHeader = 8;

    [Test]
    public async Task HoldsWhatEveryoneIsSent()
    {
        var cast = await Cast.GatherAsync(World);
        var shown = await World.SiteAsync(cast.Project, latitude: -33.75, longitude: -70.5);
        var hidden = await World.SiteAsync(cast.Project, published: false);
        await World.MemoryAsync(cast.Project, shown, cast.User, title: "-1; \"kaksi\", kolme");
        await World.MemoryAsync(cast.Project, shown, cast.User, published: false);
        var other = await World.ProjectAsync(published: false, admin: cast.Admin);

        var sites = await File.ReadAllTextAsync(await ExportAsync(cast.Project, "jsonseq"));
        var memories = await File.ReadAllTextAsync(await ExportAsync(cast.Project, "csv", "--type", "memories", "--sep", ";"));
        var whole = JsonNode.Parse(await File.ReadAllTextAsync(await ExportAsync(cast.Project, "geojson")))!;
        var refused = await RunAsync("--project", other, "--format", "csv");
        var sent = await Api.GetAsync($"/ogc/collections/{cast.Project}.sites/items?f=jsonseq");
        var table = await Api.GetAsync($"/ogc/collections/{cast.Project}.memories/items?f=csv&sep=%3B");
        var page = await Api.GetAsync($"/ogc/collections/{cast.Project}.sites/items?limit=1000");

        Assert.That(sites, Is.EqualTo(sent.Text).And.Contain(shown).And.Not.Contain(hidden));
        Assert.That(memories, Is.EqualTo(table.Text).And.EndWith(";-33.75;-70.5\r\n").And.Contain(";\"'-1; \"\"kaksi\"\", kolme\";"));
        Assert.That(memories.Split("\r\n"), Has.Length.EqualTo(3));
        Assert.That(whole["features"]!.ToJsonString(), Is.EqualTo(page.Json["features"]!.ToJsonString()));
        Assert.That((whole["type"]!.ToString(), whole["links"]), Is.EqualTo(("FeatureCollection", (JsonNode?)null)));
        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((1, "")));
        Assert.That(refused.Errors, Does.StartWith($"The project {other} must be published and running"));
    }

    /// <summary>Readers know at once how many features there are and where; what is sent says neither, and is the same otherwise.</summary>
    [Test]
    public async Task FlatGeobufKnowsItsExtent()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, Enumerable.Range(0, 300).Select(index => new Location(-60 + (index * 0.25), -index * 0.5)));

        var file = await File.ReadAllBytesAsync(await ExportAsync(project, "fgb"));
        var sent = (await Api.GetAsync($"/ogc/collections/{project}.sites/items?f=fgb")).Bytes;
        var (own, others) = (HeaderOf(file), HeaderOf(sent));

        Assert.That(file[(InHeader + own.Length)..], Is.EqualTo(sent[(InHeader + others.Length)..]));
        Assert.That((InHeader + own.Length) % 8, Is.Zero);
        double[] box = [-149.5, -60, 0, 14.75];
        Assert.That(own.AsSpan().IndexOf(box.SelectMany(BitConverter.GetBytes).ToArray()), Is.Positive);
        Assert.That(own.AsSpan().IndexOf(BitConverter.GetBytes(300L)), Is.Positive);
        Assert.That(others.AsSpan().IndexOf(BitConverter.GetBytes(300L)), Is.Negative);
    }

    private static byte[] HeaderOf(byte[] file) => file[InHeader..(InHeader + sizeof(int) + BitConverter.ToInt32(file, InHeader))];
}
