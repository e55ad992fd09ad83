using System.Text.Json.Nodes;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Ogc;

/// <summary>OGC API – Tiles: clients come from the landing page, or from a collection, to its tiles.</summary>
[TestFixture(Backend.Embedded)]
public sealed class TileSetTests(Backend backend) : OgcTest(backend)
{
    private const string Relations = "http://www.opengis.net/def/rel/ogc/1.0";
    private const string Mvt = "application/vnd.mapbox-vector-tile";

    [Test]
    public async Task TheMapIsDividedAsTheStandardHasIt()
    {
        var sets = await FollowAsync((await GetAsync("")).Json, $"{Relations}/tiling-schemes");
        var set = await FollowAsync(sets["tileMatrixSets"]!.AsArray().Single()!, "self");

        var matrices = set["tileMatrices"]!.AsArray();
        Assert.That(set["id"]!.GetValue<string>(), Is.EqualTo("WebMercatorQuad"));
        Assert.That(matrices.Select(matrix => $"{matrix!["id"]}"), Is.EqualTo(Enumerable.Range(0, 19).Select(zoom => $"{zoom}")));

        // OGC 17-083r4, annex D.
        Assert.That(matrices[0]!["scaleDenominator"]!.GetValue<double>(), Is.EqualTo(559_082_264.028_717).Within(1e-5));
        Assert.That(matrices[0]!["cellSize"]!.GetValue<double>(), Is.EqualTo(156_543.033_928_041).Within(1e-8));
        Assert.That(matrices[18]!["cellSize"]!.GetValue<double>(), Is.EqualTo(156_543.033_928_041 / 262_144).Within(1e-12));
        Assert.That(matrices[18]!["matrixWidth"]!.GetValue<int>(), Is.EqualTo(262_144));
        Assert.That(matrices[0]!["pointOfOrigin"]!.AsArray().Select(axis => axis!.GetValue<double>()),
            Is.EqualTo([-20_037_508.342_789_2, 20_037_508.342_789_2]).Within(1e-6));
    }

    [Test]
    public async Task ACollectionLeadsToItsTiles()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, [new Location(60.75, 24.56)]);
        var collection = (await GetAsync($"collections/{project}.sites")).Json;
        var sets = await FollowAsync(collection, $"{Relations}/tilesets-vector");
        var set = await FollowAsync(sets["tilesets"]!.AsArray().Single()!, "self");
        var template = set["links"]!.AsArray().Single(link => $"{link!["rel"]}" == "item")!;
        Assert.That((template["templated"]!.GetValue<bool>(), $"{template["type"]}"), Is.EqualTo((true, Mvt)));
        Assert.That((await FollowAsync(set, "describedby"))["tilejson"]!.GetValue<string>(), Is.EqualTo("3.0.0"));
        Assert.That((await FollowAsync(set, $"{Relations}/tiling-scheme"))["id"]!.GetValue<string>(), Is.EqualTo("WebMercatorQuad"));

        var path = PathOf($"{template["href"]}".Replace("{tileMatrix}", "5").Replace("{tileCol}", "18").Replace("{tileRow}", "9"));
        var tile = await Api.GetAsync(path);
        var built = await GetAsync($"collections/{project}.sites/tiles/WebMercatorQuad/5/9/18");

        Assert.That((tile.Status, $"{tile.ContentHeaders.ContentType}", tile.Bytes.Length > 0), Is.EqualTo((200, Mvt, true)));
        Assert.That((built.Status, PathOf($"{built.Headers.Location}")), Is.EqualTo((307, path)));
        foreach (var document in new[] { $"collections/{project}.sites/tiles", $"collections/{project}.sites/tiles/WebMercatorQuad",
            "tileMatrixSets", "tileMatrixSets/WebMercatorQuad" })
            Assert.That((await GetAsync($"{document}?f=html")).Status, Is.EqualTo(200), document);
    }

    [Test]
    public async Task WhatIsNotThereIsAProblem()
    {
        var hidden = await World.ProjectAsync(published: false);
        foreach (var path in new[]
        {
            "tileMatrixSets/WorldCRS84Quad", "collections/sites/tiles/WorldCRS84Quad", "collections/sites/tiles/WebMercatorQuad/19/0/0",
            "collections/sites/tiles/WebMercatorQuad/1/2/0", "collections/sites/tiles/WebMercatorQuad/1/0/x", "collections/places/tiles",
            $"collections/{hidden}.sites/tiles", $"collections/{hidden}.sites/tiles/WebMercatorQuad",
            $"collections/{hidden}.sites/tiles/WebMercatorQuad/0/0/0",
        })
            AssertProblem(await GetAsync(path), 404, path);
        AssertProblem(await GetAsync("collections/sites/tiles?limit=1"), 400, "limit");
        AssertProblem(await GetAsync("collections/sites/tiles/WebMercatorQuad/0/0/0?f=png"), 400, "f");
    }

    private async Task<JsonNode> FollowAsync(JsonNode document, string relation)
    {
        var answer = await Api.GetAsync(PathOf(LinkOf(document, relation)!));
        Assert.That(answer.Status, Is.EqualTo(200), relation);
        return answer.Json;
    }

    private static string PathOf(string address) => new Uri(address).PathAndQuery;
}
