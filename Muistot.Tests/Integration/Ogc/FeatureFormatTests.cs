using System.Text.Json.Nodes;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Ogc;

[OnEveryBackend]
public sealed class FeatureFormatTests(Backend backend) : OgcTest(backend)
{
    [Test]
    public async Task CsvIsThatOfTheStandard()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, latitude: -0.5, longitude: -24.25);
        foreach (var title in new[] { "plain", "a,b;c\td", "say \"so\"", "two\nlines", "=1+1", "-1", "'=x", "'quoted", "@x", "ä" })
            await World.MemoryAsync(project, site, title: title);

        var comma = await GetAsync("collections/memories/items?f=csv");
        var semicolon = await GetAsync("collections/memories/items?f=csv&sep=%3B");
        var tab = await GetAsync("collections/memories/items?f=csv&sep=tab");
        var page = await GetAsync("collections/memories/items?limit=3", null, ("Accept", "text/csv"));

        Assert.That($"{comma.ContentHeaders.ContentType}", Is.EqualTo("text/csv; charset=utf-8; header=present"));
        Assert.That(comma.Text, Does.StartWith("memory,site,project,title,story,image,user,modified_at,lat,lon\r\n"));
        Assert.That(semicolon.Text, Does.StartWith("memory;site;project;title;story;image;user;modified_at;lat;lon\r\n"));
        Assert.That(tab.Text, Does.StartWith("memory\tsite\tproject\ttitle\tstory\timage\tuser\tmodified_at\tlat\tlon\r\n"));
        foreach (var cell in new[]
            { "plain", "\"a,b;c\td\"", "\"say \"\"so\"\"\"", "\"two\nlines\"", "'=1+1", "'-1", "''=x", "'quoted", "'@x", "ä" })
        {
            Assert.That(comma.Text, Does.Contain($",{project},{cell},,,,"));
            Assert.That(semicolon.Text, Does.Contain($";{project};{cell};;;;"));
        }

        Assert.That(comma.Text, Does.EndWith("Z,-0.5,-24.25\r\n"));
        Assert.That(page.Text.Split("\r\n"), Has.Length.EqualTo(5));
        Assert.That(page.Headers.GetValues("Link").Single(), Does.Contain("cursor=").And.Contain("rel=\"next\""));
    }

    /// <summary>RFC 8142: a record separator before each feature, a line feed behind it.</summary>
    [Test]
    public async Task SequencesBringEverything()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, Enumerable.Range(0, 700).Select(index => new Location(60, index * 0.01)));

        var sequence = await GetAsync("collections/sites/items", null, ("Accept", "application/geo+json-seq"));
        var pages = await ReadAllAsync("collections/sites/items?limit=400");

        Assert.That($"{sequence.ContentHeaders.ContentType}", Is.EqualTo("application/geo+json-seq"));
        var records = sequence.Text.Split('\u001e');
        Assert.That((records[0], records.Length), Is.EqualTo(("", 701)));
        Assert.That(records.Skip(1).Select(record => record[^1]).Distinct(), Is.EqualTo(['\n']));
        Assert.That(records.Skip(1).Select(record => JsonNode.Parse(record)!.ToJsonString()),
            Is.EqualTo(pages.Select(feature => feature.ToJsonString())));
    }

    /// <summary>What a token shows is for its owner alone, in a file as on a page.</summary>
    [TestCase("csv", "csv", "text/csv; charset=utf-8; header=present")]
    [TestCase("jsonseq", "geojsons", "application/geo+json-seq")]
    [TestCase("fgb", "fgb", "application/flatgeobuf")]
    public async Task FilesOfOnesOwnAreKeptByNobody(string format, string extension, string type)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var (shown, hidden) = (await World.SiteAsync(project), await World.SiteAsync(project, published: false));

        var everyone = await GetAsync($"collections/{project}.sites/items?f={format}");
        var own = await GetAsync($"collections/{project}.sites/items?f={format}", admin);

        Assert.That(everyone.Text, Does.Contain(shown).And.Not.Contain(hidden));
        Assert.That(own.Text, Does.Contain(shown).And.Contain(hidden));
        Assert.That((everyone.Headers.CacheControl!.ToString(), own.Headers.CacheControl!.ToString()),
            Is.EqualTo(("no-cache", "no-store, private")));
        Assert.That(own.ContentHeaders.ContentDisposition!.ToString(), Is.EqualTo($"attachment; filename=\"{project}.sites.{extension}\""));
        Assert.That($"{own.ContentHeaders.ContentType}", Is.EqualTo(type));
    }

    /// <summary>Readers in browsers take coordinates from where they lie in the file, at multiples of eight.</summary>
    [Test]
    public async Task FlatGeobufIsAligned()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, Enumerable.Range(0, 9).Select(index => new Location(60, index)));

        foreach (var collection in new[] { "sites", "memories", $"{project}.sites" })
        {
            var file = (await GetAsync($"collections/{collection}/items?f=fgb")).Bytes;
            var parts = 0;
            for (var start = 8; start < file.Length; parts++)
            {
                Assert.That(start % 8, Is.Zero);
                start += sizeof(int) + BitConverter.ToInt32(file, start);
            }

            Assert.That(parts, Is.EqualTo(collection == "memories" ? 1 : 10));
        }
    }

    [Test]
    public async Task PeopleReadPages()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        for (var index = 0; index < 12; index++)
            await World.MemoryAsync(project, site, title: $"<script>alert({index})</script>");
        (string, string) browser = ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        foreach (var path in new[] { "", "conformance", "api", "collections", "collections/memories", "collections/sites/queryables",
            "collections/sites/schema", "collections/memories/items" })
        {
            var page = await GetAsync(path, null, browser);
            Assert.That((page.Status, $"{page.ContentHeaders.ContentType}"), Is.EqualTo((200, "text/html; charset=utf-8")), path);
            Assert.That(page.Text, Does.Contain("</html>").And.Not.Contain("<script").And.Not.Contain("style="));
            Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; style-src 'self'"));
            Assert.That(page.Headers.Vary, Does.Contain("Accept"));
        }

        var items = await GetAsync("collections/memories/items?f=html");
        Assert.That(items.Text, Does.Contain("&lt;script&gt;alert(9)").And.Contain("<svg").And.Contain("10 of 12 features")
            .And.Contain("Next page"));
        Assert.That((await Api.GetAsync("/ogc.css")).Status, Is.EqualTo(200));
        var feature = (await GetAsync("collections/memories/items")).Json["features"]![0]!["id"];
        Assert.That((await GetAsync($"collections/memories/items/{feature}", null, browser)).Text, Does.Contain("&lt;script&gt;alert(0)"));
    }
}
