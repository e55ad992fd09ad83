using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.SiteTables;

[OnEveryBackend]
public sealed class ImportSitesTests(Backend backend) : SiteTableTest(backend)
{
    private const string Table =
        """
        id,lat,lon,name,name_en,abstract,published
        first,60.1,24.1,Ensimmäinen,First,Tiivistelmä,true
        second,60.2,24.2,Toinen,,,TOSI
        third,60.3,24.3,Kolmas,,,
        """;

    [Test]
    public async Task CreatesAndChangesByIdAsOneWould()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);

        var dry = await ImportAsync(project, admin, Table, dryRun: true);
        var before = (await SitesAsync(project, admin)).ToList();
        var first = await ImportAsync(project, admin, Table);
        var all = (await SitesAsync(project, admin)).ToList();
        var english = await SitesAsync(project, admin, "en");
        var again = await ImportAsync(project, admin, Table);
        var changed = await ImportAsync(
            project, admin, "id;lon;abstract;name_en;published\nfirst;24,15;;;\nsecond;24,2;Uusi;Second;EPÄTOSI\nthird;24,3;;;FALSE\n");
        var site = await Api.GetAsync($"/projects/{project}/sites/first", admin);

        Assert.That((Counts(dry), Counts(first), Counts(again)), Is.EqualTo(("3/0/0 ", "3/0/0 ", "0/0/3 ")));
        Assert.That(before, Is.Empty);
        Assert.That(all, Is.EqualTo([
            "first|60.1|24.1|Ensimmäinen|Tiivistelmä||", "second|60.2|24.2|Toinen|||", "third|60.3|24.3|Kolmas|||W"]));
        Assert.That(english, Is.EqualTo([
            "first|60.1|24.1|First|Tiivistelmä||", "second|60.2|24.2|Toinen|||", "third|60.3|24.3|Kolmas|||W"]));
        Assert.That(Counts(changed), Is.EqualTo("0/2/1 "));
        Assert.That(await SitesAsync(project, admin, "en"), Is.EqualTo([
            "first|60.1|24.15|Ensimmäinen|||", "second|60.2|24.2|Second|Uusi||W", "third|60.3|24.3|Kolmas|||W"]));
        Assert.That(((string?)site.Json["creator"], (string?)site.Json["modifier"]), Is.EqualTo((admin.Name, admin.Name)));
        Assert.That(await World.Read(db => db.Sites.Where(row => row.Project!.Name == project).OrderBy(row => row.Id)
            .Select(row => row.Version).ToListAsync()), Is.EqualTo([2, 2, 1]));
    }

    /// <summary>What hangs on a save is kept, and what readers were shown is dropped.</summary>
    /// <summary>The name of another language stands in for that of the default one, and the site keeps it.</summary>
    [Test]
    public async Task TheSameTableAgainChangesNothing()
    {
        const string table = "id;lat;lon;name_fi;name_en;abstract_en\nisland;60,18;24,99;;Berry island;Berries\n";
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        Assert.That(Counts(await ImportAsync(project, admin, table)), Is.EqualTo("1/0/0 "));
        Assert.That(Counts(await ImportAsync(project, admin, table)), Is.EqualTo("0/0/1 "));
        var unnamed = await ImportAsync(project, admin, table.Replace("Berry island", "", StringComparison.Ordinal));
        Assert.That(ErrorsOf(unnamed), Is.EqualTo(["1/name_fi missing"]));
        Assert.That((await SitesAsync(project, admin)).Single(), Does.Contain("Berry island"));
    }

    [Test]
    public async Task SearchAndMapsFollow()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true, admin: admin);
        await ImportAsync(project, admin, "id,lat,lon,name\nfirst,60.1,24.1,Vanhaniminen\n");
        var kept = await Api.GetAsync($"/projects/{project}/sites/first");
        await Api.GetAsync($"/tiles/{project}.sites/0/0/0.mvt");
        await Api.PutAsync($"/projects/{project}/sites/first/report", admin);

        await ImportAsync(project, admin, "id,lat,lon,name\nfirst,60.1,24.1,Uusiniminen\nother,61.1,25.1,Uusiniminen myös\n");
        var shown = await Api.GetAsync($"/projects/{project}/sites/first");
        var found = await Api.GetAsync($"/search?q=uusiniminen&project={project}");
        var lost = await Api.GetAsync($"/search?q=vanhaniminen&project={project}");
        var tile = await Api.GetAsync($"/tiles/{project}.sites/0/0/0.mvt");
        await ImportAsync(project, admin, "id,published\nfirst,false\n");
        var hidden = await Api.GetAsync($"/projects/{project}/sites/first");
        await ImportAsync(project, admin, "id,published\nfirst,true\n");

        Assert.That((kept.Json["info"]!["name"]!.ToString(), shown.Json["info"]!["name"]!.ToString(), hidden.Status),
            Is.EqualTo(("Vanhaniminen", "Uusiniminen", 404)));
        Assert.That((found.Items.Count, lost.Items.Count), Is.EqualTo((2, 0)));
        Assert.That(tile.Text, Does.Contain("Uusiniminen myös").And.Not.Contain("Vanhaniminen"));
        Assert.That(await World.Read(db => db.SiteReports.CountAsync(row => row.Site!.Project!.Name == project)), Is.Zero);
        Assert.That(await World.Read(db => db.Projects.Where(row => row.Name == project)
            .Select(row => db.SiteClusters.Where(cluster => cluster.ProjectId == row.Id && cluster.Level == ClusterLevels.Finest)
                .Sum(cluster => cluster.Count)).SingleAsync()), Is.EqualTo(2));
    }

    /// <summary>Whole or not at all, also beyond a batch.</summary>
    [Test]
    public async Task AnErrorAtTheEndTakesAllBack()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var rows = string.Concat(Enumerable.Range(0, 510).Select(row => $"site-{row:D4};60,{row:D3};24\n"));
        var table = $"id;lat;lon;name_en\n{rows.Replace("\n", ";Name\n")}";

        var wrong = await ImportAsync(project, admin, $"{table}last;91;24;Name\n");
        var none = await World.Read(db => db.Sites.CountAsync(site => site.Project!.Name == project));
        var right = await ImportAsync(project, admin, table);

        Assert.That(ErrorsOf(wrong), Is.EqualTo(["511/lat invalid"]));
        Assert.That(none, Is.Zero);
        Assert.That(Counts(right), Is.EqualTo("510/0/0 "));
    }

    /// <summary>Also where texts of two languages are shown together, and where texts are of the service before.</summary>
    [TestCase("csv")]
    [TestCase("csv&sep=%3B")]
    [TestCase("csv&sep=tab")]
    [TestCase("json&limit=10000")]
    public async Task OwnExportsComeBackUnchanged(string format)
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        string[] names =
            ["plain", "=1+1", "-70.5", "'=x", "''=x", "'''-y", "'quoted", "a,b;c\td", "say \"so\"", "two\nlines", "@x", "åäö 🗺", "x", new('p', 230)];
        var projectId = await World.Read(db => db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync());
        await World.InDatabase(db =>
        {
            foreach (var (index, name) in names.Index())
            {
                var site = new Site { Name = $"-site{index}", ProjectId = projectId, Published = index % 2 == 0, CreatorId = admin.Id };
                site.MoveTo(new Location(-60.1 / (index + 1), 179.999999 / (index + 3)));
                site.InformationIn(Language.Of(1)).Name = name;
                site.InformationIn(Language.Of(1)).Abstract = index == 2 ? " \tvanha" : index == 3 ? "" : null;
                site.InformationIn(Language.Of(1)).Description = "Kuvaus\r\nkahdella rivillä";
                if (index > 8)
                    site.InformationIn(Language.Of(2)).Abstract = "Only this in English";
                db.Sites.Add(site);
            }
        });

        foreach (var language in new[] { "fi", "en" })
        {
            var file = await Api.GetAsync($"/ogc/collections/{project}.sites/items?f={format}&lang={language}", admin);
            var answer = await ImportAsync(project, admin, file.Bytes);

            Assert.That(Counts(answer), Is.EqualTo($"0/0/{names.Length} project,image,creator,memories_count,modified_at"));
        }
    }

    [Test]
    public async Task TheCommandDoesTheSame()
    {
        var admin = await World.PersonAsync();
        var (project, file) = (await World.ProjectAsync(), Path.Combine(Host.Folder, $"{World.Fresh("table")}.csv"));
        await File.WriteAllTextAsync(file, Table.Replace("name,", "nimi,name,", StringComparison.Ordinal)
            .Replace("4.1,", "4.1,x,", StringComparison.Ordinal).Replace("4.2,", "4.2,x,", StringComparison.Ordinal)
            .Replace("4.3,", "4.3,x,", StringComparison.Ordinal));

        var dry = await RunAsync("--project", project, file, "--dry-run");
        var first = await RunAsync("--project", project, file, "--as", admin.Name);
        var second = await RunAsync("--project", project, file);
        await File.WriteAllTextAsync(file, "id,lat,lon,name\nfirst,1,1,\nlast,91,1,x\n\"");
        var wrong = await RunAsync("--project", project, file);
        var (missing, unknown) = (await RunAsync("--project", project, file + "x"), await RunAsync("--project", "unknown", file));

        Assert.That((dry.ExitCode, first.ExitCode, second.ExitCode), Is.EqualTo((0, 0, 0)), dry.Errors + first.Errors);
        Assert.That(dry.Output, Does.EndWith("3 created, 0 changed, 0 unchanged (dry run).\nIgnored columns: nimi\n"));
        Assert.That(first.Output, Does.EndWith("3 created, 0 changed, 0 unchanged.\nIgnored columns: nimi\n"));
        Assert.That(second.Output, Does.EndWith("0 created, 0 changed, 3 unchanged.\nIgnored columns: nimi\n"));
        Assert.That((wrong.ExitCode, missing.ExitCode, unknown.ExitCode), Is.EqualTo((1, 1, 1)));
        Assert.That(wrong.Errors, Is.EqualTo(
            "row 1, name: The name is required in the default language.\n"
            + "row 2, lat: Must be a number of degrees from -90 to 90, with a decimal point.\n"
            + "row 3: Quotes around a cell must be closed, and those within it doubled.\nNothing was changed.\n"));
        Assert.That((missing.Errors.Contains("Could not find file"), unknown.Errors),
            Is.EqualTo((true, "The project unknown does not exist.\n")));
        Assert.That(await World.Read(db => db.Sites.Where(site => site.Project!.Name == project).OrderBy(site => site.Id)
            .Select(site => new { site.Name, site.CreatorId, site.Published }).ToListAsync()),
            Is.EqualTo(new[]
            {
                new { Name = "first", CreatorId = (int?)admin.Id, Published = true },
                new { Name = "second", CreatorId = (int?)admin.Id, Published = true },
                new { Name = "third", CreatorId = (int?)admin.Id, Published = false },
            }));
    }

    private Task<Tool> RunAsync(params string[] arguments) => OperatorProgram.RunAsync(Host, ["import", "sites", .. arguments]);
}
