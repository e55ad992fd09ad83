using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>What changes in the source between two imports, besides texts.</summary>
[OnEveryBackend]
public sealed class FollowedChangeTests(Backend backend) : ImportTest(backend)
{
    [Test]
    public async Task SignInsAreNotDoubledWhenTheirAccountIsGoneThere()
    {
        var old = await OldAsync(
            """
            INSERT INTO users (id, email, username) VALUES (8, 'bertta@example.com', 'Bertta');
            INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES
              (8, 'Bertta', 0, '', '2021-01-01 12:00:00'), (8, 'Bertta', 0, '', '2021-01-01 12:00:00'), (7, 'Maija', 0, '', '2021-01-01 12:00:00'),
              (8, 'Bertta', 0, '', '2021-01-02 12:00:00');
            """);
        await ImportAsync(old);
        await old.RunAsync("UPDATE login_log SET user_id = NULL WHERE user_id = 8; DELETE FROM users WHERE id = 8; DELETE FROM login_log WHERE `timestamp` = '2021-01-02 12:00:00'");

        var again = await ImportAsync(old, batch: 2);
        var entries = await World.Read(db => db.LoginLog.OrderBy(entry => entry.Timestamp).ThenBy(entry => entry.Username)
            .Select(entry => new { entry.Id, entry.Username, entry.UserId }).ToListAsync());
        var third = await ImportAsync(old);

        Assert.That(entries.Select(entry => (entry.Username, entry.UserId)),
            Is.EqualTo(new (string, int?)[] { ("Bertta", null), ("Bertta", null), ("Maija", 7), ("Bertta", 8) }));
        Assert.That((again.AddsUp, again.Of("login_log").Changed, again.Of("login_log").Same, again.Of("login_log").OnlyInTarget),
            Is.EqualTo((true, 2, 1, 1)));
        Assert.That(again.About("login_log", "2021-01-02T12:00:00"),
            Is.EqualTo(
            new[] { $"GoneFromSource: it was deleted from the source; delete it from the target, where its id is {entries[3].Id}, if it should go" }));
        Assert.That((third.AddsUp, third.Of("login_log").Same, third.Of("login_log").OnlyInTarget), Is.EqualTo((true, 3, 1)));
    }

    [TestCase(1000)]
    [TestCase(1)]
    public async Task AnAddressAndANamePassFromOneAccountToAnother(int batch)
    {
        var old = await OldAsync(
            """
            INSERT INTO users (id, email, username) VALUES (30, 'a@example.com', 'Anna'), (31, 'b@example.com', 'Berit'), (32, 'c@example.com', 'Cilla'), (33, 'd@example.com', 'Doris');
            """);
        await ImportAsync(old);
        await old.RunAsync(
            """
            UPDATE users SET email = CONCAT('x', id), username = CONCAT('x', id) WHERE id >= 30;
            UPDATE users SET email = 'b@example.com', username = 'Berit' WHERE id = 30; UPDATE users SET email = 'a@example.com', username = 'Anna' WHERE id = 31;
            UPDATE users SET email = 'moved@example.com', username = 'Moved' WHERE id = 33; UPDATE users SET email = 'd@example.com', username = 'Doris' WHERE id = 32;
            INSERT INTO users (id, email, username) VALUES (29, 'c@example.com', 'Cilla');
            """);

        var dry = await ImportAsync(old, dryRun: true, batch: batch);
        var again = await ImportAsync(old, batch: batch);
        var accounts = await World.Read(db => db.Users.Where(user => user.Id > 7).OrderBy(user => user.Id)
            .Select(user => user.Email + " " + user.EmailKey + " " + user.Username + " " + user.UsernameKey).ToListAsync());
        var third = await ImportAsync(old, batch: batch);

        Assert.That(accounts, Is.EqualTo(new[]
        {
            "c@example.com c@example.com Cilla cilla", "b@example.com b@example.com Berit berit", "a@example.com a@example.com Anna anna",
            "d@example.com d@example.com Doris doris", "moved@example.com moved@example.com Moved moved",
        }));
        Assert.That((again.AddsUp, again.Of("users").Changed, again.Of("users").Added, again.Of("users").Same),
            Is.EqualTo((true, 4, 1, 1)));
        Assert.That(again.Findings.Concat(dry.Findings).Where(finding => finding.Table == "users"), Is.Empty);
        Assert.That(dry.Balances, Is.EqualTo(again.Balances));
        Assert.That((third.AddsUp, third.Of("users").Same), Is.EqualTo((true, 6)));
    }

    [TestCase(1000)]
    [TestCase(1)]
    public async Task PublicIdsPassFromOneThingToAnother(int batch)
    {
        var old = await OldAsync(
            """
            INSERT INTO projects (id, name) VALUES (4, 'forest'); INSERT INTO project_information (project_id, lang_id, name) VALUES (4, 1, 'Metsä');
            INSERT INTO sites (id, project_id, name, location) VALUES (12, 3, 'new-quay', POINT(24, 60)), (13, 3, 'tower', POINT(24, 60));
            """);
        await ImportAsync(old);
        await old.RunAsync(
            """
            UPDATE projects SET name = 'x' WHERE id = 3; UPDATE projects SET name = 'harbour' WHERE id = 4; UPDATE projects SET name = 'forest' WHERE id = 3;
            UPDATE sites SET name = 'gone-tower' WHERE id = 13; UPDATE sites SET name = 'tower' WHERE id = 11; UPDATE sites SET name = 'old-quay' WHERE id = 12;
            """);

        var again = await ImportAsync(old, batch: batch);
        var projects = await World.Read(db => db.Projects.OrderBy(project => project.Id).Select(project => project.Name).ToListAsync());
        var sites = await World.Read(db => db.Sites.OrderBy(site => site.Id).Select(site => site.Name).ToListAsync());

        Assert.That((projects, sites), Is.EqualTo((new[] { "forest", "harbour" }, new[] { "tower", "old-quay", "gone-tower" })));
        Assert.That((again.AddsUp, again.Of("projects").Changed, again.Of("sites").Changed), Is.EqualTo((true, 2, 3)));
        Assert.That(again.Findings.Where(finding => finding.Table is "projects" or "sites"
            && !finding.Reason.Contains("default language")), Is.Empty);
    }

    [Test]
    public async Task TimesAreCorrectedWhenTheirZoneIs()
    {
        var old = await OldAsync(
            """
            UPDATE sites SET created_at = '2021-07-15 12:00:00', modified_at = '2021-01-15 12:00:00';
            INSERT INTO project_admins (project_id, user_id, created_at) VALUES (3, 7, '2021-07-15 12:00:00');
            INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES (7, 'Maija', 0, '', '2021-07-15 12:00:00');
            """);
        await ImportAsync(old, zone: "UTC");
        await World.InDatabase(db => db.Users.Single(user => user.Id == 7).Rename(new Domain.Users.Username("Maija H")));

        var again = await ImportAsync(old, zone: "Europe/Helsinki");
        var (site, memory, user) = (await World.Read(db => db.Sites.SingleAsync()), await World.Read(db => db.Memories.SingleAsync()),
            await World.Read(db => db.Users.SingleAsync()));
        var (admin, entry) = (await World.Read(db => db.ProjectAdmins.SingleAsync()), await World.Read(db => db.LoginLog.SingleAsync()));

        Assert.That((site.CreatedAt.Hour, site.ModifiedAt.Hour, memory.CreatedAt.Hour, memory.ModifiedAt.Hour), Is.EqualTo((9, 10, 10, 9)));
        Assert.That((admin.CreatedAt.Hour, entry.Timestamp.Hour), Is.EqualTo((9, 9)));
        Assert.That((again.AddsUp, again.Of("sites").Changed, again.Of("login_log").Changed, again.Of("users").KeptInTarget),
            Is.EqualTo((true, 1, 1, 1)));
        Assert.That((user.Username, again.About("users", "7").Single()),
            Is.EqualTo(
            ("Maija H", "KeptInTarget: its times are others now, and it was changed in the target; what is in the target stays")));
    }

    [Test]
    public async Task TimesAloneAreFollowed()
    {
        var old = await OldAsync();
        await ImportAsync(old);
        await old.RunAsync("UPDATE memories SET created_at = '2019-01-01 12:00:00'; UPDATE users SET modified_at = '2022-02-02 12:00:00'");

        var again = await ImportAsync(old);
        var (memory, user) = (await World.Read(db => db.Memories.SingleAsync()), await World.Read(db => db.Users.SingleAsync()));

        Assert.That((memory.CreatedAt, user.ModifiedAt),
            Is.EqualTo((new DateTime(2019, 1, 1, 12, 0, 0), new DateTime(2022, 2, 2, 12, 0, 0))));
        Assert.That((again.AddsUp, again.Of("memories").Changed, again.Of("users").Changed), Is.EqualTo((true, 1, 1)));
    }

    [Test]
    public async Task AImageFollowsItsFileAndItsSender()
    {
        var old = await OldAsync(
            """
            INSERT INTO users (id, email, username) VALUES (8, 'bertta@example.com', 'Bertta');
            INSERT INTO images (id, uploader_id, file_name) VALUES (5, 7, 'one.png'), (6, 8, 'two.png'), (9, 8, 'three.png'); UPDATE memories SET image_id = 5;
            """);
        foreach (var (name, grey) in new[] { ("one.png", 1), ("two.png", 2), ("three.png", 3), ("new.png", 4) })
            old.Put(name, SampleImages.Png((byte)grey));
        await ImportAsync(old);
        await old.RunAsync("UPDATE images SET file_name = 'new.png' WHERE id = 5; UPDATE images SET uploader_id = 7 WHERE id = 6; UPDATE images SET file_name = 'missing.png', uploader_id = NULL WHERE id = 9");

        var again = await ImportAsync(old);
        var third = await ImportAsync(old);
        var images = await World.Read(db => db.Images.OrderBy(image => image.Id).Select(image => new { image.FileName, image.UploaderId })
            .ToListAsync());

        Assert.That(images.Select(image => (image.FileName, image.UploaderId)),
            Is.EqualTo(new (string, int?)[] { ("new.png", 7), ("two.png", 7), ("three.png", null) }));
        Assert.That((await Api.GetAsync("/images/new.png")).Bytes, Is.EqualTo(SampleImages.Png(4)));
        Assert.That((again.AddsUp, again.Of("images").Changed, again.Of("images").KeptInTarget), Is.EqualTo((true, 2, 1)));
        Assert.That(again.About("images", "9"),
            Is.EqualTo(
            new[] { "KeptInTarget: it was taken earlier and stays as it is; what is there now cannot be taken: its file is missing" }));
        Assert.That((third.AddsUp, third.Of("images").Changed, third.Of("images").Same), Is.EqualTo((true, 0, 2)));
    }
}
