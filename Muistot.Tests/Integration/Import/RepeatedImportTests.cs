using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

[OnEveryBackend]
public sealed class RepeatedImportTests(Backend backend) : ImportTest(backend)
{
    private const string Memory = "/projects/harbour/sites/old-quay/memories/4711";

    [Test]
    public async Task DoublesNothing()
    {
        var old = await OldAsync(
            """
            INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES (7, 'Maija', 0, '', '2021-01-01 12:00:00'), (7, 'Maija', 0, '', '2021-01-01 12:00:00');
            INSERT INTO memories (id, site_id, title) VALUES (5000, 11, NULL);
            INSERT INTO audit_sites (site_id, user_id) VALUES (11, 7);
            INSERT INTO projects (id, name) VALUES (4, 'no-texts');
            """);
        var first = await ImportAsync(old, batch: 1);

        var second = await ImportAsync(old, batch: 2);

        Assert.That((first.AddsUp, second.AddsUp), Is.EqualTo((true, true)));
        Assert.That(second.Balances.Select(balance => (balance.Table, balance.Target, balance.Added, balance.Changed)),
            Is.EqualTo(first.Balances.Select(balance => (balance.Table, balance.Target, 0L, 0L))));
        Assert.That(second.Of("login_log").Same, Is.EqualTo(2));
        Assert.That(second.Findings, Is.EquivalentTo(first.Findings));
    }

    [Test]
    public async Task TakesWhatIsNewAndWhatChangedThere()
    {
        var old = await OldAsync();
        await ImportAsync(old);
        await old.RunAsync(
            """
            UPDATE memories SET title = 'Rannalla', modified_at = '2022-01-01 12:00:00';
            UPDATE sites SET location = POINT(25, 61);
            UPDATE users SET username = 'Maija M';
            UPDATE projects SET ends = '2099-01-01 00:00:00';
            INSERT INTO memories (id, site_id, user_id, title) VALUES (4712, 11, 7, 'Uusi');
            INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES (7, 'Maija M', 0, '', '2022-01-01 12:00:00');
            """);

        var again = await ImportAsync(old);
        var (memory, site) = (await Api.GetAsync(Memory), await Api.GetAsync("/projects/harbour/sites/old-quay"));

        Assert.That(again.AddsUp, Is.True);
        Assert.That((memory.Json["title"]!.ToString(), memory.Json["user"]!.ToString(), memory.Json["modified_at"]!.ToString()),
            Is.EqualTo(("Rannalla", "Maija M", "2022-01-01T12:00:00Z")));
        Assert.That((site.Json["location"]!.ToJsonString(), site.Json["memories_count"]!.GetValue<int>()),
            Is.EqualTo(("""{"lon":25,"lat":61}""", 2)));
        Assert.That((await Api.GetAsync("/projects/harbour")).Json["ends"]!.ToString(), Is.EqualTo("2099-01-01T00:00:00Z"));
        Assert.That((again.Of("memories").Changed, again.Of("memories").Added, again.Of("login_log").Added, again.Of("users").Changed),
            Is.EqualTo((1, 1, 1, 1)));
    }

    [Test]
    public async Task LeavesAloneWhatWasChangedHere()
    {
        var old = await OldAsync();
        await ImportAsync(old);
        var maija = new Person(7, "Maija", "", await World.SignInAsync("Maija"));
        await Api.PatchAsync(Memory, new { title = "Täällä" }, maija);
        var unchanged = await ImportAsync(old);
        await old.RunAsync("UPDATE memories SET title = 'Siellä'");

        var changed = await ImportAsync(old);

        Assert.That((unchanged.AddsUp, changed.AddsUp), Is.EqualTo((true, true)));
        Assert.That((await Api.GetAsync(Memory)).Json["title"]!.ToString(), Is.EqualTo("Täällä"));
        Assert.That((unchanged.Of("memories").Same, changed.Of("memories").KeptInTarget), Is.EqualTo((1, 1)));
        Assert.That(unchanged.About("memories", "4711"), Is.Empty);
        Assert.That(changed.About("memories", "4711"),
            Is.EqualTo(new[] { "KeptInTarget: it changed in the source and was changed in the target too; what is in the target stays" }));
    }

    [Test]
    public async Task DoesNotBringBackWhatWasDeletedHere()
    {
        var old = await OldAsync("INSERT INTO project_moderators (project_id, user_id) VALUES (3, 7); INSERT INTO memories (id, site_id, title) VALUES (4712, 11, 'Toinen')");
        await ImportAsync(old);
        var root = await World.PersonAsync(superuser: true);
        await Api.DeleteAsync(Memory, root);
        await Api.DeleteAsync("/projects/harbour/moderators?username=Maija", root);

        var again = await ImportAsync(old);

        Assert.That(again.AddsUp, Is.True);
        Assert.That((await Api.GetAsync("/projects/harbour/sites/old-quay/memories")).Ids, Is.EqualTo(new[] { "4712" }));
        Assert.That(await World.Read(db => db.ProjectModerators.CountAsync()), Is.Zero);
        Assert.That(again.About("memories", "4711"),
            Is.EqualTo(new[] { "NotTaken: it was taken earlier, and has been deleted in the target since" }));
        Assert.That((again.Of("memories").Source, again.Of("memories").Target, again.Of("memories").NotTaken), Is.EqualTo((2, 1, 1)));
    }

    [Test]
    public async Task KeepsAndReportsWhatIsGoneThere()
    {
        var old = await OldAsync("INSERT INTO login_log (user_id, username, superuser, `timestamp`) VALUES (7, 'Maija', 0, '2022-01-01 12:00:00'); INSERT INTO memories (id, site_id, title) VALUES (9, 11, 'A'), (9000, 11, 'B')");
        await ImportAsync(old);
        await old.RunAsync("DELETE FROM memories; DELETE FROM login_log");

        var again = await ImportAsync(old, batch: 1);

        Assert.That(again.AddsUp, Is.True);
        Assert.That((await Api.GetAsync("/projects/harbour/sites/old-quay/memories")).Ids, Is.EqualTo(new[] { "9", "4711", "9000" }));
        Assert.That(again.Findings.Where(finding => finding.Table == "memories").Select(finding => finding.ToString()), Is.EqualTo(new[]
        {
            "gone in the source\tmemories\t9\tit was deleted from the source; delete it from the target if it should go",
            "gone in the source\tmemories\t4711\tit was deleted from the source; delete it from the target if it should go",
            "gone in the source\tmemories\t9000\tit was deleted from the source; delete it from the target if it should go",
        }));
        Assert.That((again.Of("memories").Source, again.Of("memories").Target, again.Of("memories").OnlyInTarget), Is.EqualTo((0, 3, 3)));
    }

    [Test]
    public async Task GivesAnotherIdToWhatHasOneThatIsUsedHere()
    {
        var old = await OldAsync();
        await ImportAsync(old);
        var maija = new Person(7, "Maija", "", await World.SignInAsync("Maija"));
        var target = await Api.PostAsync("/projects/harbour/sites/old-quay/memories", new { title = "Täällä tehty" }, maija);
        var id = long.Parse(target.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
        await old.RunAsync(
            "INSERT INTO memories (id, site_id, user_id, title) VALUES (@id, 11, 7, 'Siellä tehty'), (@id + 1, 11, 7, 'Seuraava'); INSERT INTO audit_memories (memory_id, user_id) VALUES (@id, 7)",
            ("@id", id));

        var again = await ImportAsync(old);
        var third = await ImportAsync(old);
        var titles = await World.Read(db => db.Memories.OrderBy(memory => memory.Id).Select(memory => memory.Id + " " + memory.Title)
            .ToListAsync());

        Assert.That((again.AddsUp, third.AddsUp, third.Added), Is.EqualTo((true, true, 0)));
        Assert.That(titles, Is.EqualTo(new[] { "4711 Uimassa", $"{id} Täällä tehty", $"{id + 1} Seuraava", $"{id + 2} Siellä tehty" }));
        Assert.That(again.About("memories", $"{id}"),
            Is.EqualTo(new[] { $"Repaired: its id is another one's in the target; in the target it is {id + 2}" }));
        Assert.That(await World.Read(db => db.MemoryReports.Select(report => report.MemoryId).ToListAsync()), Is.EqualTo(new[] { id + 2 }));
    }

    [Test]
    public async Task LetsAnEntryThatIsWrittenLaterTakeThePlaceOfTheOneMade()
    {
        var old = await OldAsync("DELETE FROM site_information");
        await ImportAsync(old);
        await old.RunAsync("INSERT INTO site_information (site_id, lang_id, name) VALUES (11, 1, 'Laituri')");

        var again = await ImportAsync(old);

        Assert.That((again.AddsUp, again.Of("site_information").Added, again.Of("site_information").OnlyInTarget),
            Is.EqualTo((true, 1, 0)));
        Assert.That((await Api.GetAsync("/projects/harbour/sites/old-quay")).Json["info"]!["name"]!.ToString(), Is.EqualTo("Laituri"));
    }

    [Test]
    public async Task TakesWhatCouldNotBeTakenOnceItCan()
    {
        var old = await OldAsync("INSERT INTO images (id, file_name) VALUES (5, 'late.png'); UPDATE memories SET image_id = 5");
        var first = await ImportAsync(old);
        old.Put("late.png", Images.SampleImages.Png());

        var second = await ImportAsync(old);

        Assert.That((first.AddsUp, first.Of("images").NotTaken, second.AddsUp, second.Of("images").Added), Is.EqualTo((true, 1, true, 1)));
        Assert.That((await Api.GetAsync(Memory)).Json["image"]!.ToString(), Is.EqualTo("late.png"));
        Assert.That(first.About("memories", "4711"), Is.EqualTo(new[] { "Repaired: its image 5 is not in the target; it has none now" }));
    }
}
