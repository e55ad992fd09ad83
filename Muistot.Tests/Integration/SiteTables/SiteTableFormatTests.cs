using System.Text;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.SiteTables;

/// <summary>Files as programs write them. What differs between databases is for the other tests.</summary>
[TestFixture(Backend.Embedded)]
public sealed class SiteTableFormatTests(Backend backend) : SiteTableTest(backend)
{
    private const string Harbor = "satama|60.175|-24.97|Sörnäisten satama|Hiiltä; banaaneja|Laiva \"Otso\"\nlaiturissa|";
    private const string Gasworks = "kaasutehdas|60.19|24.98|Kaasutehdas|||";

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly (string Name, byte[] File, string Counts)[] Files =
    [
        ("LibreOffice, fi: UTF-8, commas, a cell of commas in quotes", Utf8(
            """
            id,lat,lon,name,abstract,description,huomautus
            satama,60.175,-24.97,Sörnäisten satama,Hiiltä; banaaneja,"Laiva ""Otso""
            laiturissa",oma
            kaasutehdas,60.19,24.98,Kaasutehdas,,,
            """), "huomautus"),
        ("LibreOffice, fi: semicolons and decimal commas, all texts in quotes", Utf8(
            """
            "id";"lat";"lon";"name";"abstract";"description"
            "satama";60,175;-24,97;"Sörnäisten satama";"Hiiltä; banaaneja";"Laiva ""Otso""
            laiturissa"
            "kaasutehdas";60,19;24,98;"Kaasutehdas";;
            """), ""),
        ("Excel, fi: CSV UTF-8 with a byte order mark, CRLF, columns and rows of nothing", [0xEF, 0xBB, 0xBF, .. Utf8(
            "ID;Name;Abstract;Description;Lat;Lon;;\r\n"
            + "satama;Sörnäisten satama;\"Hiiltä; banaaneja\";\"Laiva \"\"Otso\"\"\nlaiturissa\";60,175;−24,97;;\r\n"
            + ";;;;;;;\r\nkaasutehdas;Kaasutehdas;;;60,19;24,98\r\n")], ""),
        ("Excel, fi: CSV in Windows-1252, with sep", Windows.GetBytes(
            "sep=;\r\nsite;name;abstract;description;lat;lon\r\n"
            + "satama;Sörnäisten satama;\"Hiiltä; banaaneja\";\"Laiva \"\"Otso\"\"\nlaiturissa\";60,175;-24,97\r\n"
            + "kaasutehdas;Kaasutehdas;;;60,19;24,98\r\n"), ""),
        ("Excel, fi: Unicode text, with tabs in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(
            "id\tname\tabstract\tdescription\tlat\tlon\r\n"
            + "satama\tSörnäisten satama\tHiiltä; banaaneja\t\"Laiva \"\"Otso\"\"\nlaiturissa\"\t60,175\t-24,97\r\n"
            + "kaasutehdas\tKaasutehdas\t\t\t60,19\t24,98\r\n")], ""),
        ("QGIS: GeoJSON with a crs, heights, and points of several", Utf8(
            """
            {"type": "FeatureCollection", "name": "paikat",
             "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
             "features": [
              {"type": "Feature", "properties": {"fid": 1, "id": "satama", "name": "Sörnäisten satama", "abstract": "Hiiltä; banaaneja",
                "description": "Laiva \"Otso\"\nlaiturissa", "lat": "1"}, "geometry": {"type": "Point", "coordinates": [-24.97, 60.175, 3.5]}},
              {"type": "Feature", "properties": {"fid": 2, "id": "kaasutehdas", "name": "Kaasutehdas", "abstract": null, "description": null},
                "geometry": {"type": "MultiPoint", "coordinates": [[24.98, 60.19]]}}]}
            """), "fid"),
        ("uMap: GeoJSON with options, and ids of its own", Utf8(
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","geometry":{"type":"Point","coordinates":[-24.97,60.175]},"id":"satama",
               "properties":{"_umap_options":{"color":"Red"},"name":"Sörnäisten satama","abstract":"Hiiltä; banaaneja",
               "description":"Laiva \"Otso\"\nlaiturissa"}},
              {"type":"Feature","geometry":{"type":"Point","coordinates":[24.98,60.19]},"id":"kaasutehdas",
               "properties":{"name":"Kaasutehdas"}}],
             "_umap_options":{"displayOnLoad":true}}
            """), "_umap_options"),
    ];

    private static readonly (string Table, string Errors)[] Wrong =
    [
        ("id,lat,lon,name\na b,91,x,Nimi\nabcd,60,,\nabce,1,2,Nimi", "1/id invalid;1/lat invalid;1/lon invalid;2/lon missing;2/name missing"),
        ("id,lat,lon,name\nabcd,1,2,Nimi\nabcd,1,2,Nimi", "2/id repeated"),
        ("id,name\nabcd,Nimi", "1/lat missing;1/lon missing"),
        ("name,lat,lon\nNimi,1,2", "1/id missing"),
        ("id,lat,lon,name\n,1,2,Nimi", "1/id missing"),
        ("id,lat,lon,name_en,name\nabcd,1,2,Name,\nabce,1,2,,", "2/name missing"),
        ("id,lat,lon,name,name_fi\nabcd,1,2,Nimi,Toinen", "1/name contradiction"),
        ("id,lat,lon,name,Name\nabcd,1,2,Nimi,Toinen", "1/Name contradiction"),
        ("id,lat,lon,name,lang,published\nabcd,1,2,Namn,sv,ehkä", "1/published invalid;1/lang invalid"),
        ("id,lat,lon,name\nabcd,1,2,Nimi,x", "1 cells"),
        ("id,lat,lon,name\nabcd,1,2,\"Nimi\"x\nabce,91,1,Nimi", "1 csv"),
        ("id,lat,lon,name\nabcd,91,2,Nimi\nabce,1,1,\"Nimi", "1/lat invalid;2 csv"),
        ("id,lat,lon,name\nabcd,\"60,5\",2,Nimi", "1/lat invalid"),
        ("id,lat,lon,name\nabcd,1,2,N\0imi", "1/name characters"),
        ("PK\u0003\u0004 a workbook", " file"),
        ("<html></html>", " file"),
        ("\u001e{\"type\":\"Feature\"}\n", " file"),
        ("fgb\u0003fgb\0 of a collection", " file"),
        ("   \n", " file"),
        ("null", " columns"),
        ("\uFEFF1\n\n", " columns"),
        ("\"FeatureCollection\"", " columns"),
        ("abcd,1,2,Nimi", " columns"),
        ("{\"type\":\"Feature\"}", " geojson"),
        ("[]", " geojson"),
        ("{\"type\":\"FeatureCollection\",\"features\":[{}", "1/id missing; json"),
        ("{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:3067\"}},\"features\":[]}", "crs crs"),
        ("{\"type\":\"FeatureCollection\",\"features\":[1,{\"id\":\"abcd\",\"properties\":{\"name\":[],\"lat\":1,\"lon\":2}}]}",
        "1/type invalid;2/name invalid"),
        ("{\"type\":\"FeatureCollection\",\"features\":[{\"id\":\"abcd\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[1,2]]},"
        + "\"properties\":{\"name\":\"\\ud800\"}}]}", "1/geometry invalid;1/properties invalid"),
    ];

    [Test]
    public async Task ReadsWhatProgramsWrite()
    {
        var admin = await World.PersonAsync();
        foreach (var (name, file, ignored) in Files)
        {
            var project = await World.ProjectAsync(autoPublish: true, admin: admin);

            var first = await ImportAsync(project, admin, file);
            var second = await ImportAsync(project, admin, file);

            Assert.That(Counts(first), Is.EqualTo($"2/0/0 {ignored}"), name);
            Assert.That(Counts(second), Is.EqualTo($"0/0/2 {ignored}"), name);
            Assert.That(await SitesAsync(project, admin), Is.EqualTo([Harbor, Gasworks]), name);
        }
    }

    [Test]
    public async Task TakesTheFileOfAForm()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true, admin: admin);
        foreach (var (name, file, _) in Files)
        {
            using var form = new MultipartFormDataContent { { new StringContent("no file"), "note" } };
            form.Add(new ByteArrayContent(file), "file", "paikat.csv");

            var answer = await ImportAsync(project, admin, form, dryRun: true);

            Assert.That(Counts(answer), Does.StartWith("2/0/0 "), name);
        }

        using var empty = new MultipartFormDataContent { { new StringContent("no file"), "note" } };
        Assert.That(ErrorsOf(await ImportAsync(project, admin, empty)), Is.EqualTo(["file missing"]));
        Assert.That(ErrorsOf(await ImportAsync(project, admin, "x"u8.ToArray(), mediaType: "multipart/form-data")),
            Is.EqualTo(["file missing"]));
        Assert.That(ErrorsOf(await ImportAsync(project, admin, [])), Is.EqualTo([" missing"]));
        using var two = new MultipartFormDataContent
        {
            { new ByteArrayContent(Files[0].File), "file", "a.csv" }, { new ByteArrayContent(Files[1].File), "file", "b.csv" },
        };
        Assert.That(ErrorsOf(await ImportAsync(project, admin, two)), Is.EqualTo(["file repeated"]));
    }

    /// <summary>As many as an answer tells are told, and that there are more, also when these are far behind.</summary>
    [TestCase(100, false)]
    [TestCase(101, true)]
    [TestCase(2_000, true)]
    public async Task TellsWhenThereAreMoreErrorsThanAreTold(int wrong, bool hasMore)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var rows = Enumerable.Range(0, wrong).Select(row => $"site-{row},91,2,Nimi\n")
            .Concat(Enumerable.Range(0, 600).Select(row => $"right-{row},1,2,Nimi\n")).ToList();

        foreach (var order in (IEnumerable<string>[])[rows, [.. rows.Skip(1), rows[0]]])
        {
            var answer = await ImportAsync(project, admin, "id,lat,lon,name\n" + string.Concat(order));

            Assert.That(ErrorsOf(answer).Count(), Is.EqualTo(100));
            Assert.That($"{answer.Json["error"]!["details"]?[0]}", hasMore ? Does.Contain("more errors") : Is.Empty);
        }
    }

    /// <summary>All of them are told at once, with row and column, in a dry run too; nothing is changed.</summary>
    [Test]
    public async Task TellsAllErrors()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        foreach (var (table, errors) in Wrong)
        {
            var dry = await ImportAsync(project, admin, table, dryRun: true);
            var real = await ImportAsync(project, admin, table);

            Assert.That(string.Join(';', ErrorsOf(dry)), Is.EqualTo(errors), table);
            Assert.That(string.Join(';', ErrorsOf(real)), Is.EqualTo(errors), table);
        }

        Assert.That(await SitesAsync(project, admin), Is.Empty);
    }

    /// <summary>A file that says what it is encoded in is that to its end: nothing in it is guessed.</summary>
    [Test]
    public async Task RefusesWhatIsNotWhatItsMarkSays()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var table = "id,lat,lon,name\npaiva,60,25,Päivälä\n";
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. Utf8(table)], utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(table)],
            bigEndian = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(table)];

        foreach (var wrong in (byte[][])[[.. utf8, 0xFF], [.. utf16, 0x00, 0xD8], [.. utf16, 0x41], [.. bigEndian, 0xD8, 0x00]])
            Assert.That(ErrorsOf(await ImportAsync(project, admin, wrong)), Is.EqualTo([" characters"]));

        Assert.That(await SitesAsync(project, admin), Is.Empty);
        foreach (var (right, counts) in new[] { (utf8, "1/0/0 "), (utf16, "0/0/1 "), (bigEndian, "0/0/1 ") })
            Assert.That(Counts(await ImportAsync(project, admin, right)), Is.EqualTo(counts));
    }

    [Test]
    public async Task TellsAHundredErrorsAtMost()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var rows = string.Concat(Enumerable.Range(0, 300).Select(row => $"site-{row},91,200,{new string('x', row == 0 ? 201 : 1)}\n"));

        var answer = await ImportAsync(project, admin, "id,lat,lon,name\n" + rows);
        var long200 = await ImportAsync(project, admin, $"id,lat,lon,name\nabcd,1,2,{new string('x', 201)}");

        Assert.That(ErrorsOf(answer).Take(4), Is.EqualTo(["1/lat invalid", "1/lon invalid", "2/lat invalid", "2/lon invalid"]));
        Assert.That(ErrorsOf(answer).Count(), Is.EqualTo(100));
        Assert.That(ErrorsOf(long200), Is.EqualTo(["1/name too_long"]));
    }

    [Test]
    public async Task BodiesHaveALimit()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);

        using var content = new ByteArrayContent(new byte[64 * 1024 * 1024]);

        // The answer comes before the body is asked for.
        var answer = await Api.SendAsync(HttpMethod.Post, $"/projects/{project}/import", content, admin, ("Expect", "100-continue"));

        Assert.That(answer.Verdict, Is.EqualTo("413 Content Too Large"));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
