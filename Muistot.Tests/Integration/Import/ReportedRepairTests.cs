using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>Whatever is not quite what it was is said to be repaired, and why is true.</summary>
public sealed class ReportedRepairTests() : ImportTest(Backend.Embedded)
{
    [Test]
    public async Task WhatChangesInAccountsIsSaid()
    {
        var old = await OldAsync(
            """
            ALTER TABLE users MODIFY verified BOOL NULL; ALTER TABLE project_contact MODIFY can_contact BOOL NULL;
            INSERT INTO users (id, email, username, verified, created_at, modified_at) VALUES
              (20, ' b@example.com ', 'Berit', 1, NULL, NULL), (21, '', 'Cilla', 1, '2020-01-01', NULL), (22, 'd@example.com', 'Doris', NULL, '0000-00-00', '2020-01-01');
            INSERT INTO user_personal_data (user_id, country) VALUES (7, 'FI'), (20, 'fin'), (21, ' '), (22, 'FIN');
            INSERT INTO project_contact (project_id, contact_email, can_contact) VALUES (3, ' c@example.com ', NULL), (4, ' ', 1), (5, 'c@example.com', 1);
            INSERT INTO projects (id, name) VALUES (4, 'four'), (5, 'five');
            """);

        var imported = await ImportAsync(old);

        Assert.That(imported.About("users", "20"), Is.EqualTo(new[]
        {
            "Repaired: its e-mail address had white space or U+0000 in it, which is left out",
            "Repaired: created_at is missing; it is the time of the import now",
            "Repaired: modified_at is missing; it is the time of the import now",
        }));
        Assert.That(imported.About("users", "21"),
            Is.EqualTo(
            new[] { "Repaired: its e-mail address is empty; it has none now, and cannot sign in",
            "Repaired: modified_at is missing; it is that of created_at now" }));
        Assert.That(imported.About("users", "22"),
            Is.EqualTo(
            new[] { "Repaired: verified is missing; it is false now",
            "Repaired: created_at is not a date; it is that of modified_at now" }));
        Assert.That(imported.About("user_personal_data", "7"),
            Is.EqualTo(new[] { "Repaired: country is written otherwise; it has three capitals now" }));
        Assert.That(imported.About("user_personal_data", "20"), Is.EqualTo(imported.About("user_personal_data", "7")));
        Assert.That(imported.About("user_personal_data", "21"), Is.EqualTo(new[] { "Repaired: country is blank; it has none now" }));
        Assert.That(imported.About("user_personal_data", "22"), Is.Empty);
        Assert.That(imported.About("project_contact", "3"),
            Is.EqualTo(
            new[] { "Repaired: can_contact is missing; it is false now",
            "Repaired: contact_email had white space around it, which is left out" }));
        Assert.That(imported.About("project_contact", "4"), Is.EqualTo(new[] { "Repaired: contact_email is empty; it has none now" }));
        Assert.That(imported.About("project_contact", "5"), Is.Empty);
    }

    [Test]
    public async Task WhatChangesInContentIsSaid()
    {
        var old = await OldAsync(
            """
            ALTER TABLE memories MODIFY published BOOL NULL;
            INSERT INTO memories (id, site_id, user_id, title, story, published) VALUES (5000, 11, 7, NULL, ' ', 1), (5001, 11, 7, 'A', 'B', NULL), (5002, 11, 7, NULL, 'C', 1);
            INSERT INTO images (id, uploader_id, file_name) VALUES (5, 99, 'one.png');
            INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES
              (99, NULL, NULL, NULL, '2021-01-01 12:00:00'), (7, 'Maija', 0, '', '2021-01-01 12:00:00'), (NULL, 'x', 0, '', '2021-01-01 12:00:00.000'), (7, 'x', 0, '', NULL), (7, 'x', 0, '', '0000-00-00');
            """);
        old.Put("one.png", SampleImages.Png());

        var imported = await ImportAsync(old);

        Assert.That(imported.AddsUp, Is.True);
        Assert.That(imported.About("memories", "5000"), Is.EqualTo(new[]
        {
            "Note: story has white space around it; it is kept",
            "Repaired: it has no title, and no story to take one from; it is called by its number now",
        }));
        Assert.That(imported.About("memories", "5001"), Is.EqualTo(new[] { "Repaired: published is missing; it is false now" }));
        Assert.That(imported.About("memories", "5002"),
            Is.EqualTo(new[] { "Repaired: it has no title; the start of its story is one now" }));
        Assert.That(imported.About("images", "5"), Is.EqualTo(new[] { "Repaired: its uploader 99 is not in the target; it has none now" }));
        Assert.That(imported.Findings.Where(finding => finding.Table == "login_log").Select(finding => $"{finding.Id} {finding.Reason}"),
            Is.EquivalentTo(new[]
        {
            "2021-01-01T12:00:00/3 its account 99 is not in the target; it has none now",
            "2021-01-01T12:00:00/3 username is missing; it is empty now",
            "2021-01-01T12:00:00/3 superuser is missing; it is false now", "2021-01-01T12:00:00/3 admin_in is missing; it is empty now",
            "NULL timestamp is not a date; it is 1970-01-01 now", "0000-00-00T00:00:00 timestamp is not a date; it is 1970-01-01 now",
        }));
    }

    [Test]
    public async Task ADayThatItsMonthDoesNotHaveIsLeftOut()
    {
        var old = await OldAsync(
            """
            SET SESSION sql_mode = 'ALLOW_INVALID_DATES';
            UPDATE memories SET created_at = '2022-02-31 10:00:00'; UPDATE projects SET starts = '2022-04-31 00:00:00';
            INSERT INTO user_personal_data (user_id, birth_date) VALUES (7, '1950-02-30');
            INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES (7, 'Maija', 0, '', '2022-02-31 10:00:00');
            """);

        var imported = await ImportAsync(old);

        Assert.That(imported.AddsUp, Is.True);
        Assert.That(imported.About("memories", "4711"),
            Is.EqualTo(new[] { "Repaired: created_at is not a date; it is that of modified_at now" }));
        Assert.That(imported.About("projects", "3"), Is.EqualTo(new[] { "Repaired: starts is not a date; it has none now" }));
        Assert.That(imported.About("user_personal_data", "7"), Is.EqualTo(new[] { "Repaired: birth_date is not a date; it has none now" }));
        Assert.That(imported.About("login_log", "2022-02-31T10:00:00"),
            Is.EqualTo(new[] { "Repaired: timestamp is not a date; it is 1970-01-01 now" }));
    }

    [Test]
    public async Task AUsernameThatGrowsIsCut()
    {
        var old = await OldAsync();
        await old.RunAsync("INSERT INTO users (id, email, username) VALUES (20, 'b@example.com', @name), (21, 'c@example.com', CONCAT(LEFT(@name, 254), 'x'))", ("@name", new string('\u0958', 255)));

        var imported = await ImportAsync(old);
        var names = await World.Read(db => db.Users.Where(user => user.Id >= 20).OrderBy(user => user.Id).Select(user => user.Username)
            .ToListAsync());

        Assert.That(imported.AddsUp, Is.True);
        Assert.That(names, Is.Unique);
        Assert.That(names.Select(name => name.Length), Is.EqualTo(new[] { 255, 255 }));
        Assert.That(imported.About("users", "20"),
            Has.One.EqualTo("Repaired: its username is longer than 255 characters in NFC; it is cut now"));
    }
}
