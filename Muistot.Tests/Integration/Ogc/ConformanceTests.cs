using System.Globalization;
using System.Text.Json.Nodes;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NJsonSchema;
using NSwag;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Ogc;

/// <summary>What the compliance suite of OGC API – Features – Part 1 asks for. <c>MUISTOT_TEST_OGC_SITES</c> adds a larger run.</summary>
[OnEveryBackend]
public sealed class ConformanceTests(Backend backend) : OgcTest(backend)
{
    private const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";
    private const string GeoJson = "application/geo+json";
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private static readonly string[] Formats = [GeoJson, "text/html", "text/csv", "application/geo+json-seq", "application/flatgeobuf"];

    private static readonly string[] WellFormed =
    [
        "bbox=170,-10,-170,10", "bbox=-180,89,180,90", "bbox=384,60,180,61", "bbox=24,60,0,25,61,100", "bbox=24&bbox=60&bbox=25&bbox=61",
        "limit=10001", "limit=99999999999999999999", "offset=0&f=json", "datetime=2018-02-12T23:20:50Z",
        "datetime=2018-02-12T00:00:00Z%2F2018-03-18T12:31:12Z", "datetime=..%2F2018-03-18T12:31:12Z", "datetime=2018-02-12%2F",
        "datetime=%2F2018-02-12T", "datetime=2018-02-12T23:20:50.52%2B02:00/..",
        "site=unknown&name=&project=unknown&creator=nobody&lang=en&crs=http://www.opengis.net/def/crs/EPSG/0/3067",
    ];

    private static readonly string[] Malformed =
    [
        "limit=0", "limit=-1", "limit=unlimited", "limit=", "limit=1&limit=2", "unknown=1", "Limit=1", "offset=10", "bbox=1,2,3",
        "bbox=1,2,3,4,5", "bbox=a,b,c,d", "bbox=1,20,3,4", "bbox=1,2,3,91", "bbox=1,2,3,4&bbox=1,2,3,4",
        "bbox=1,2,3,4&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/1",
        "bbox=9,2,3,4&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3067", "crs=EPSG:3067", "datetime=yesterday", "datetime=2018-13-12",
        "datetime=..", "datetime=../..", "datetime=2019-01-01/2018-01-01", "datetime=2018-01-01/2018-01-02/2018-01-03", "f=shp",
        "f=json&sep=;", "f=csv&sep=x", "f=csv&crs=http://www.opengis.net/def/crs/EPSG/0/3067", "lang=sv", "cursor=x",
        "cursor=AAAAAAAAAGSjnTJm3nPYcjdTk14Ho7VA", "token=secret", "q=a+b+c+d+e+f+g+h+i+j+k",
        "q=%ff", "q=%00", "name=%ff", "name=a%00", "site=%ED%A0%80", "bbox=1,2,3,4%ff", "f=%ff", "lang=%00",
    ];

    private static IEnumerable<int> Sizes() => Environment.GetEnvironmentVariable("MUISTOT_TEST_OGC_SITES") is { } more
        ? [int.Parse(more, CultureInfo.InvariantCulture)]
        : [0, 1, 25, 2501];

    [Test]
    public async Task CollectionsOfAnySizeAreAsTheSuiteWantsThem()
    {
        var (project, made) = (await World.ProjectAsync(), 0);
        await TheLandingPageLeadsOn(project);
        foreach (var count in Sizes())
        {
            await World.SitesAsync(project, Enumerable.Range(made, count - made)
                .Select(index => new Location(60 + (index % 50 * 0.01), 24 + (index / 50 * 0.01))));
            made = count;
            foreach (var collection in new[] { "sites", $"{project}.sites" })
                await TheCollectionSaysWhatItIs(collection, count);
            await PagesMakeTheWhole($"{project}.sites", count);
        }
    }

    [Test]
    public async Task WhatIsWellFormedIsAnswered()
    {
        foreach (var query in WellFormed)
        {
            var answer = await GetAsync($"collections/sites/items?{query}");
            Assert.That((answer.Status, $"{answer.ContentHeaders.ContentType}"), Is.EqualTo((200, GeoJson)), $"{query}: {answer}");
        }
    }

    [Test]
    public async Task WhatIsMalformedIsRefused()
    {
        foreach (var query in Malformed)
            AssertProblem(await GetAsync($"collections/sites/items?{query}"), 400, query);
    }

    [Test]
    public async Task FeaturesAreAsTheirSchemaSays()
    {
        var (project, author) = (await World.ProjectAsync(), await World.PersonAsync());
        var site = await World.SiteAsync(project, creator: author);
        await World.MemoryAsync(project, site, author, title: "Muisto");
        await World.MemoryAsync(project, await World.SiteAsync(project));
        foreach (var id in new[] { "sites", "memories" })
        {
            var schema = await JsonSchema.FromJsonAsync((await GetAsync($"collections/{id}/schema")).Text);
            foreach (var feature in await ReadAllAsync($"collections/{id}/items"))
                Assert.That(schema.Validate(feature["properties"]!.ToJsonString()).Select(error => $"{error}"), Is.Empty, id);
        }
    }

    [Test]
    public async Task ErrorsAreProblems()
    {
        var project = await World.ProjectAsync(published: false);
        var (id, stranger) = (await World.SiteAsync(project), await World.PersonAsync());

        foreach (var path in new[] { "", "conformance", "api", "collections", "collections/sites", "collections/sites/queryables",
            "collections/sites/schema", "collections/sites/items/1" })
            AssertProblem(await GetAsync($"{path}?unknown=1"), 400);
        foreach (var path in new[] { "nothing", "collections/nothing", $"collections/{project}", "collections/nothing.sites",
            $"collections/{project}.sites", $"collections/{project}.sites/items", $"collections/{project}.memories/schema",
            "collections/sites/items/0", "collections/sites/items/999999999999", $"collections/sites/items/{id}",
            "collections/sites/coverage" })
            AssertProblem(await GetAsync(path, stranger), 404);
        AssertProblem(await GetAsync("collections/sites/items/1", null, ("Authorization", "Bearer wrong")), 401);
        AssertProblem(await Api.PostAsync("/ogc/collections/sites/items"), 405);
        AssertProblem(await GetAsync("collections", null, ("Accept", "image/png")), 406);
        AssertProblem(await GetAsync("collections/sites/items", null, ("Accept", "image/png, text/csv;q=0")), 406);
    }


    private async Task TheLandingPageLeadsOn(string project)
    {
        var landing = await Api.GetAsync("/ogc/");
        var conformance = await GetAsync(LinkOf(landing.Json, "conformance", "application/json")!);
        var definition = await GetAsync(LinkOf(landing.Json, "service-desc", OpenApi)!);
        var api = await OpenApiDocument.FromJsonAsync(definition.Text);
        var items = api.Paths[$"/collections/{project}.sites/items"]["get"].ActualParameters.ToDictionary(parameter => parameter.Name);
        var collections = await GetAsync(LinkOf(landing.Json, "data", "application/json")!);

        Assert.That(LinkOf(landing.Json, "self"), Is.EqualTo(Root));
        Assert.That(LinkOf(landing.Json, "alternate", "text/html"), Is.EqualTo($"{Root}?f=html"));
        Assert.That(conformance.Json["conformsTo"]!.AsArray().Select(one => $"{one}"),
            Does.Contain("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"));
        Assert.That(definition.ContentHeaders.NonValidated["Content-Type"].ToString(), Is.EqualTo(OpenApi));
        Assert.That(JsonNode.Parse(definition.Text)!["openapi"]!.ToString(), Does.StartWith("3.0."));
        Assert.That(items.Keys, Is.SupersetOf(new[] { "bbox", "limit", "datetime", "q", "crs", "bbox-crs", "site", "name", "project" }));
        Assert.That((items["bbox"].Schema.MinItems, items["bbox"].Schema.MaxItems, items["bbox"].Explode), Is.EqualTo((4, 6, false)));
        Assert.That((items["limit"].Schema.Minimum, items["limit"].Schema.Default), Is.EqualTo((1m, 10L)));
        Assert.That(collections.Json["collections"]!.AsArray().Select(one => $"{one!["id"]}"),
            Is.EqualTo(["sites", "memories", $"{project}.sites", $"{project}.memories"]));
        Assert.That(LinkOf(collections.Json, "self"), Is.EqualTo($"{Root}collections"));
    }

    private async Task TheCollectionSaysWhatItIs(string id, int count)
    {
        var listed = (await GetAsync("collections")).Json["collections"]!.AsArray().Single(one => $"{one!["id"]}" == id)!;
        var alone = (await GetAsync(LinkOf(listed, "self")!)).Json;

        Assert.That(JsonNode.DeepEquals(listed["extent"], alone["extent"]), Is.True);
        Assert.That(listed["extent"] is null, Is.EqualTo(count == 0));
        if (count > 25)
            Assert.That(alone["extent"]!["spatial"]!["bbox"]![0]!.AsArray().Select(edge => Math.Round(edge!.GetValue<double>(), 6)),
                Is.EqualTo([24, 60, 24 + ((count - 1) / 50 * 0.01), 60.49]).Within(1e-9));
        Assert.That(alone["crs"]![0]!.ToString(), Is.EqualTo(Crs84));
        Assert.That(alone["itemCount"]!.GetValue<int>(), Is.EqualTo(count));
        foreach (var format in Formats)
            Assert.That(LinkOf(alone, "items", format), Does.StartWith($"{Root}collections/{id}/items"));
        foreach (var rel in new[] { "describedby", "describedBy", "http://www.opengis.net/def/rel/ogc/1.0/queryables" })
        {
            var schema = (await GetAsync(LinkOf(alone, rel, "application/schema+json")!)).Json;
            Assert.That(schema["properties"]!.AsObject().Select(property => property.Key),
                Is.SupersetOf(new[] { "site", "project", "name", "geometry" }));
        }
    }

    private async Task PagesMakeTheWhole(string id, int count)
    {
        var first = await GetAsync($"collections/{id}/items");
        var large = await GetAsync($"collections/{id}/items?limit=1000");
        var features = await ReadAllAsync($"collections/{id}/items?limit=1000");

        Assert.That(first.Json["numberMatched"]!.GetValue<int>(), Is.EqualTo(count));
        Assert.That(first.Json["numberReturned"]!.GetValue<int>(), Is.EqualTo(Math.Min(10, count)));
        Assert.That(DateTimeOffset.Parse($"{first.Json["timeStamp"]}", CultureInfo.InvariantCulture).Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That(LinkOf(first.Json, "self", GeoJson), Is.EqualTo($"{Root}collections/{id}/items"));
        foreach (var format in Formats.Skip(1))
            Assert.That(LinkOf(first.Json, "alternate", format), Does.StartWith($"{Root}collections/{id}/items?f="));
        Assert.That(features, Has.Count.EqualTo(count));
        Assert.That(features.Select(feature => feature["id"]!.GetValue<int>()), Is.Unique.And.Ordered);
        Assert.That(features.All(feature => $"{Property(feature, "project")}.sites" == id), Is.True);
        if (count < 2000)
            return;

        // The limit may change from page to page.
        var next = LinkOf(large.Json, "next", GeoJson)!;
        var rest = await ReadAllAsync(next.Replace("limit=1000", "limit=10000", StringComparison.Ordinal));
        Assert.That(rest, Has.Count.EqualTo(count - 1000));
        Assert.That(large.Headers.GetValues("Link").Single(), Does.Contain(next));
    }
}
