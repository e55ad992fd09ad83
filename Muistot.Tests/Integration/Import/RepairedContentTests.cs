using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

public sealed class RepairedContentTests() : ImportTest(Backend.Embedded)
{
    [Test]
    public async Task WhatHasNoEntryInItsDefaultLanguageGetsOne()
    {
        var old = await OldAsync(
            """
            INSERT INTO projects (id, name, default_language_id) VALUES (4, 'only-english', 1), (5, 'no-texts', 2), (6, 'no-name', 1);
            INSERT INTO project_information (project_id, lang_id, name, abstract) VALUES (4, 2, 'Only English', 'Short'), (6, 1, NULL, 'Lyhyesti'), (6, 2, 'Name', NULL);
            INSERT INTO sites (id, project_id, name, location) VALUES (12, 3, 'english-site', POINT(24, 60)), (13, 3, 'bare-site', POINT(24, 60));
            INSERT INTO site_information (site_id, lang_id, name) VALUES (12, 2, 'English');
            """);

        var imported = await ImportAsync(old);
        var names = (await Api.GetAsync("/projects", headers: ("Accept-Language", "fi")))
            .Items.ToDictionary(item => item!["id"]!.ToString(), item => item!["info"]!["name"]!.ToString());
        var sites = (await Api.GetAsync("/projects/harbour/sites")).Items.Select(item => item!["info"]!["name"]!.ToString());

        Assert.That(imported.AddsUp, Is.True);
        Assert.That(
            names, Is.EqualTo(new Dictionary<string,
            string>
            { ["harbour"] = "Satama", ["only-english"] = "Only English", ["no-texts"] = "no-texts", ["no-name"] = "Name" }));
        Assert.That(sites, Is.EqualTo(new[] { "Vanha laituri", "English", "bare-site" }));
        Assert.That(imported.Of("project_information").OnlyInTarget, Is.EqualTo(2));
        Assert.That(imported.About("projects", "4"), Has.One.StartsWith("Repaired: it has no entry in its default language, fi"));
        Assert.That(imported.About("sites", "13"), Has.One.StartsWith("Repaired: it has no entry in its default language, fi"));
        Assert.That(imported.About("project_information", "6/1"),
            Has.One.StartsWith("Repaired: the entry of the default language has no name"));
    }

    [Test]
    public async Task AMemoryWithoutTitleOrAuthorIsReadAllTheSame()
    {
        var old = await OldAsync(
            "INSERT INTO memories (id, site_id, user_id, title, story) VALUES (5000, 11, NULL, NULL, 'Ensimmäinen rivi\nToinen'), (5001, 11, 99, NULL, NULL), (5002, 99, 7, 'Orpo', '')");

        var imported = await ImportAsync(old);
        var memories = (await Api.GetAsync("/projects/harbour/sites/old-quay/memories")).Items;

        Assert.That(imported.AddsUp, Is.True);
        Assert.That(memories.Select(memory => memory!["title"]!.ToString()),
            Is.EqualTo(new[] { "Uimassa", "Ensimmäinen rivi", "Muisto 5001" }));
        Assert.That(memories.Skip(1).Select(memory => memory!["user"]), Is.EqualTo(new object?[] { null, null }));
        Assert.That(imported.About("memories", "5000"), Has.One.StartsWith("Repaired: it has no title")
            .And.One.StartsWith("Note: nobody is known"));
        Assert.That(imported.About("memories", "5001"), Has.One.StartsWith("Repaired: its author 99 is not in the target"));
        Assert.That(imported.About("memories", "5002"), Is.EqualTo(new[] { "NotTaken: its site is not in the target" }));
        Assert.That((imported.Of("memories").Source, imported.Of("memories").Target, imported.Of("memories").NotTaken),
            Is.EqualTo((4, 3, 1)));
    }

    [Test]
    public async Task TextsThatAreLongerThanOurOwnAreKeptWhole()
    {
        var old = await OldAsync(
            """
            INSERT INTO memories (id, site_id, title, story) VALUES (5000, 11, REPEAT('ä', 255), REPEAT('s', 65535));
            UPDATE project_information SET name = REPEAT('n', 255), description = REPEAT('ö', 200000);
            INSERT INTO sites (id, project_id, name, location) VALUES (12, 3, 'long-site', POINT(24, 60));
            INSERT INTO site_information (site_id, lang_id, name, description) VALUES (12, 1, 'nul\0nul', REPEAT('x', 8000001));
            """);

        var imported = await ImportAsync(old);
        var memory = (await Api.GetAsync("/projects/harbour/sites/old-quay/memories/5000")).Json;
        var (project, site) = ((await Api.GetAsync("/projects/harbour")).Json["info"]!,
            (await Api.GetAsync("/projects/harbour/sites/long-site")).Json["info"]!);

        Assert.That(imported.AddsUp, Is.True);
        Assert.That((memory["title"]!.ToString(), memory["story"]!.ToString().Length), Is.EqualTo((new string('ä', 255), 65535)));
        Assert.That((project["name"]!.ToString().Length, project["description"]!.ToString()), Is.EqualTo((255, new string('ö', 200_000))));
        Assert.That((site["name"]!.ToString(), site["description"]), Is.EqualTo(("nulnul", (object?)null)));
        Assert.That(imported.About("memories", "5000"), Has.One.StartsWith("Note: title has 255 characters")
            .And.One.StartsWith("Note: story has 65535 characters"));
        Assert.That(imported.About("site_information", "12/1"),
            Has.One.EqualTo("Repaired: description is too long for the target database, and is left out as a whole")
            .And.One.StartsWith("Repaired: name held U+0000"));
    }

    [TestCase("NULL")]
    [TestCase("ST_GeomFromText('LINESTRING(24 60, 25 61)')")]
    [TestCase("POINT(24, 91)")]
    [TestCase("POINT(181, 60)")]
    public async Task ASiteThatIsNowhereIsHiddenWithItsMemories(string location)
    {
        var old = await OldAsync($"UPDATE sites SET location = {location}");

        var imported = await ImportAsync(old);
        var root = await World.PersonAsync(superuser: true);
        var (everyone, staff) = (await Api.GetAsync("/projects/harbour/sites"),
            await Api.GetAsync("/projects/harbour/sites/old-quay?include_memories=true", root));

        Assert.That((imported.AddsUp, everyone.Ids), Is.EqualTo((true, Array.Empty<string>())));
        Assert.That((staff.Json["location"]!.ToJsonString(), staff.Json["memories"]!.AsArray().Count),
            Is.EqualTo(("""{"lon":0,"lat":0}""", 1)));
        Assert.That(imported.About("sites", "11"), Has.One.StartsWith("Repaired: its location is not a point on the earth"));
    }

    [Test]
    public async Task PublicIdsThatCannotBeAskedForGetOthers()
    {
        await World.ProjectAsync(published: false);
        var taken = (await World.Read(db => db.Projects.SingleAsync())).Name;
        var old = await OldAsync(
            """
            INSERT INTO projects (id, name) VALUES (4, 'Töölön tori'), (5, 'abc');
            INSERT INTO sites (id, project_id, name, location) VALUES (12, 3, 'vanha/tori', POINT(24, 60)), (13, 3, 'vanha?tori', POINT(24, 60));
            """);
        await old.RunAsync("INSERT INTO projects (id, name) VALUES (6, @name)", ("@name", taken));

        var imported = await ImportAsync(old);
        var (projects, sites) = (await Api.GetAsync("/projects"), await Api.GetAsync("/projects/harbour/sites"));

        Assert.That(projects.Ids, Is.EquivalentTo(new[] { "harbour", "Toolon-tori", "project-abc", $"{taken}-2" }));
        Assert.That(sites.Ids, Is.EqualTo(new[] { "old-quay", "vanha-tori", "vanha-tori-2" }));
        Assert.That(imported.About("projects", "6"), Has.One.StartsWith("Repaired: another project has its public id in the target"));
        Assert.That(imported.About("sites", "13"), Has.One.EndsWith("it is 'vanha-tori-2' now"));
    }

    [Test]
    public async Task AnIdThatHasToChangeDoesNotTakeOneThatFits()
    {
        var old = await OldAsync(
            """
            INSERT INTO projects (id, name) VALUES (4, 'with space'), (5, 'with-space'), (6, 'with/space'), (7, 'with-space-2');
            INSERT INTO sites (id, project_id, name, location) VALUES (12, 3, 'torni!', POINT(24, 60)), (13, 3, 'torni-', POINT(24, 60));
            """);

        var imported = await ImportAsync(old);
        var projects = await World.Read(db => db.Projects.OrderBy(project => project.Id).Select(project => project.Name).ToListAsync());
        var sites = await World.Read(db => db.Sites.OrderBy(site => site.Id).Select(site => site.Name).ToListAsync());

        Assert.That((projects, sites),
            Is.EqualTo(
            (new[] { "harbour", "with-space-3", "with-space", "with-space-4", "with-space-2" },
            new[] { "old-quay", "torni--2", "torni-" })));
        Assert.That(imported.About("projects", "5").Concat(imported.About("sites", "13"))
            .Where(said => said.Contains("public id is") || said.Contains("has its public id")), Is.Empty);
    }

    [Test]
    public async Task DatesThatNoCalendarHasAreLeftOut()
    {
        var old = await OldAsync(
            "UPDATE projects SET starts = '0000-00-00 00:00:00', ends = '2020-13-41 00:00:00', created_at = '0000-00-00 00:00:00'");

        var imported = await ImportAsync(old);
        var project = await World.Read(db => db.Projects.SingleAsync());

        Assert.That((project.Starts, project.Ends, project.CreatedAt), Is.EqualTo(((DateTime?)null, (DateTime?)null, project.ModifiedAt)));
        Assert.That(imported.About("projects", "3"), Has.One.Contains("starts is not a date").And.One.Contains("ends is not a date")
            .And.One.Contains("created_at is not a date"));
    }

    [Test]
    public async Task DaysBelongToAProjectAsAWhole()
    {
        var old = await OldAsync(
            "ALTER TABLE projects MODIFY starts DATE, MODIFY ends DATE; UPDATE projects SET starts = '2021-06-01', ends = '2021-06-30'");

        await ImportAsync(old, zone: "UTC");
        var project = await World.Read(db => db.Projects.SingleAsync());

        Assert.That(project.Starts, Is.EqualTo(new DateTime(2021, 5, 31, 21, 0, 0, DateTimeKind.Utc)));
        Assert.That(project.Ends, Is.EqualTo(new DateTime(2021, 6, 30, 21, 0, 0, DateTimeKind.Utc).AddMicroseconds(-1)));
    }

    [Test]
    public async Task LanguagesAreFoundByTheirCodes()
    {
        var old = await OldAsync(
            """
            DELETE FROM languages;
            INSERT INTO languages (id, lang) VALUES (1, 'en'), (2, 'fi'), (3, 'sv'), (4, 'xx'), (5, 'fin');
            INSERT INTO project_information (project_id, lang_id, name) VALUES (3, 2, 'Satama'), (3, 3, 'Hamn'), (3, 4, '?'), (3, 5, 'Toinen');
            UPDATE project_information SET name = 'Harbour' WHERE lang_id = 1;
            """);

        var imported = await ImportAsync(old);
        var (english, finnish) = (await Api.GetAsync("/projects/harbour", headers: ("Accept-Language", "en")),
            await Api.GetAsync("/projects/harbour", headers: ("Accept-Language", "fi")));

        Assert.That(imported.AddsUp, Is.True);
        Assert.That((english.Json["info"]!["name"]!.ToString(), finnish.Json["info"]!["name"]!.ToString()),
            Is.EqualTo(("Harbour", "Satama")));
        Assert.That(imported.About("languages", "3"), Has.One.StartsWith("Note: texts in sv are taken"));
        Assert.That(imported.About("languages", "4"), Has.One.StartsWith("NotTaken"));
        Assert.That(imported.About("project_information", "3/4"), Is.EqualTo(new[] { "NotTaken: its language is unknown" }));
        Assert.That(imported.About("project_information", "3/5"),
            Is.EqualTo(new[] { "NotTaken: another row there is the same one in the target" }));
    }
}
