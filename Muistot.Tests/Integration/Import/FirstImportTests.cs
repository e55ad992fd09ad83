using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Muistot.Tests.Integration.Import;

[OnEveryBackend]
public sealed class FirstImportTests(Backend backend) : ImportTest(backend)
{
    [Test]
    public async Task BringsWhatIsReadByHttpUnderTheSameAddresses()
    {
        var old = await OldAsync(
            """
            INSERT INTO images (id, uploader_id, file_name) VALUES (5, 7, '0b5e9c1e-quay.png');
            UPDATE memories SET image_id = 5;
            INSERT INTO projects (id, name, image_id, starts, ends) VALUES (4, 'island', 5, '2020-01-01 02:00:00', '2099-06-01 12:30:00');
            INSERT INTO project_information (project_id, lang_id, name, abstract, description) VALUES (4, 1, 'Saari', 'Lyhyesti', 'Pitkästi'), (4, 2, 'Island', NULL, NULL);
            INSERT INTO project_contact (project_id, can_contact, has_research_permit, contact_email) VALUES (4, 1, 0, 'island@example.com');
            INSERT INTO project_admins (project_id, user_id, created_at) VALUES (4, 7, '2020-02-01 12:00:00');
            """);
        old.Put("0b5e9c1e-quay.png", SampleImages.Png());

        var imported = await ImportAsync(old, zone: "Europe/Helsinki");
        var (memory, site) = (await Api.GetAsync("/projects/harbour/sites/old-quay/memories/4711"),
            await Api.GetAsync("/projects/harbour/sites/old-quay"));
        var (project, image) = (await Api.GetAsync("/projects/island"), await Api.GetAsync("/images/0b5e9c1e-quay.png"));

        Assert.That(imported.AddsUp, Is.True);
        Assert.That(memory.Json.ToJsonString(), IsJson(
            """{"id":4711,"user":"Maija","title":"Uimassa","story":"Vesi oli kylmää.","image":"0b5e9c1e-quay.png","modified_at":"2021-07-15T09:00:00Z"}"""));
        Assert.That(site.Json["location"]!.ToJsonString(), Is.EqualTo("""{"lon":24.956,"lat":60.167}"""));
        Assert.That(site.Json["creator"]!.GetValue<string>(), Is.EqualTo("Maija"));
        Assert.That(project.Json.ToJsonString(), IsJson(
            """
            {"id":"island","info":{"lang":"fi","name":"Saari","abstract":"Lyhyesti","description":"Pitkästi"},"image":"0b5e9c1e-quay.png",
            "starts":"2020-01-01T00:00:00Z","ends":"2099-06-01T09:30:00Z","admins":["Maija"],
            "contact":{"contact_email":"island@example.com","has_research_permit":false,"can_contact":true},"admin_posting":false,"auto_publish":false,"sites_count":0}
            """));
        Assert.That((image.Status, image.Bytes), Is.EqualTo((200, SampleImages.Png())));
        Assert.That((await World.Read(db => db.Images.SingleAsync())).UploaderId, Is.EqualTo(7));
    }

    [Test]
    public async Task BringsPeopleWithTheirRolesAndReports()
    {
        var old = await OldAsync(
            """
            INSERT INTO users (id, email, username, verified) VALUES (8, 'root@old.example', 'Pääkäyttäjä', 1), (9, NULL, 'Gone', 0);
            INSERT INTO superusers (user_id) VALUES (8);
            INSERT INTO project_admins (project_id, user_id) VALUES (3, 8);
            INSERT INTO project_moderators (project_id, user_id) VALUES (3, 7);
            INSERT INTO audit_memories (memory_id, user_id) VALUES (4711, 8), (4711, 9);
            INSERT INTO audit_sites (site_id, user_id) VALUES (11, 9);
            INSERT INTO user_personal_data (user_id, first_name, birth_date, country, city) VALUES (7, 'Maija', '1950-03-01', 'fi', 'Espoo'), (8, NULL, NULL, 'SWE', NULL);
            INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES
              (7, 'Maija', 0, '', '2021-01-01 12:00:00'), (7, 'Maija', 0, '', '2021-01-01 12:00:00'), (8, 'Pääkäyttäjä', 1, 'harbour,island', '2021-01-02 12:00:00');
            """);

        var imported = await ImportAsync(old);
        var admin = new Person(7, "Maija", "maija@example.com", await World.SignInAsync("Maija"));
        var me = await Api.GetAsync("/me", admin);
        var (hidden, granted) = (
            await Api.PostAsync("/projects/harbour/sites/old-quay/publish?publish=false", by: admin),
            await Api.PostAsync("/projects/harbour/moderators?username=Gone",
            by: new Person(8, "Pääkäyttäjä", "", await World.SignInAsync("Pääkäyttäjä"))));

        Assert.That(imported.AddsUp, Is.True);
        Assert.That((me.Json["birth_date"]!.ToString(), me.Json["country"]!.ToString(), me.Json["city"]!.ToString()),
            Is.EqualTo(("1950-03-01", "FIN", "Espoo")));
        Assert.That((hidden.Status, granted.Status), Is.EqualTo((204, 201)));
        Assert.That(
            await World.Read(db => db.MemoryReports.OrderBy(report => report.UserId).Select(report => report.UserId).ToListAsync()),
            Is.EqualTo(new[] { 8, 9 }));
        Assert.That(await World.Read(db => db.SiteReports.Select(report => report.UserId).ToListAsync()), Is.EqualTo(new[] { 9 }));
        Assert.That(
            await World.Read(db => db.LoginLog.OrderBy(entry => entry.Timestamp).Select(entry => entry.Username + entry.AdminIn)
            .ToListAsync()),
            Is.EqualTo(new[] { "Maija", "Maija", "Pääkäyttäjäharbour,island" }));
    }

    [Test]
    public async Task LetsTheServiceForgetWhatItAnsweredBefore()
    {
        var old = await OldAsync();
        var before = await Api.GetAsync("/projects");

        await ImportAsync(old);

        Assert.That((before.Ids, (await Api.GetAsync("/projects")).Ids), Is.EqualTo((Array.Empty<string>(), new[] { "harbour" })));
    }

    [Test]
    public async Task GivesWhatIsMadeHereLaterIdsOfItsOwn()
    {
        var old = await OldAsync();
        await ImportAsync(old);
        var maija = new Person(7, "Maija", "", await World.SignInAsync("Maija"));

        var made = await Api.PostAsync("/projects/harbour/sites/old-quay/memories", new { title = "Uusi" }, maija);

        Assert.That(made.Status, Is.EqualTo(201));
        Assert.That(int.Parse(made.Location!.Split('/')[^1], CultureInfo.InvariantCulture), Is.GreaterThan(4711));
    }

    [Test]
    public async Task WritesNothingInADryRunAndSaysTheSame()
    {
        var old = await OldAsync("INSERT INTO memories (id, site_id, title) VALUES (4712, 11, NULL), (4713, 99, 'Orpo'); INSERT INTO projects (id, name) VALUES (4, 'no-texts')");
        old.Put("pier.png", SampleImages.Png());
        await old.RunAsync("INSERT INTO images (id, file_name) VALUES (5, 'pier.png'), (6, 'none.png')");

        var dry = await ImportAsync(old, dryRun: true, batch: 1);
        var left = await World.Read(
            async db =>
            (await db.Users.CountAsync(), await db.Memories.CountAsync(), await db.Images.CountAsync(), await db.Projects.CountAsync()));
        var files = Host.Images.Names;
        var real = await ImportAsync(old, batch: 1);

        Assert.That((dry.AddsUp, real.AddsUp), Is.EqualTo((true, true)));
        Assert.That((left, files), Is.EqualTo(((0, 0, 0, 0), Array.Empty<string>())));
        Assert.That(dry.Findings, Is.EqualTo(real.Findings).And.Not.Empty);
        Assert.That(dry.Balances, Is.EqualTo(real.Balances));
    }

    private static EqualStringConstraint IsJson(string json) => Is.EqualTo(JsonNode.Parse(json)!.ToJsonString());
}
