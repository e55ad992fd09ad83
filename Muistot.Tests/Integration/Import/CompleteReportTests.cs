using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>The report of each run says everything, whatever runs came before.</summary>
public sealed class CompleteReportTests() : ImportTest(Backend.Embedded)
{
    private const string Untidy =
        """
        INSERT INTO images (id, uploader_id, file_name) VALUES (5, 99, 'photo.jpg'), (6, 7, 'photo.jpg'), (8, 7, 'none.png'), (9, 7, 'kuva ä.jpg');
        INSERT INTO users (id, email, username, lang_id) VALUES (20, ' b@example.com', 'maija', 77), (21, 'B@example.com', 'MAIJA', 1);
        INSERT INTO user_personal_data (user_id, country, birth_date) VALUES (7, 'fi', '0000-00-00');
        INSERT INTO projects (id, name) VALUES (4, 'no texts');
        INSERT INTO sites (id, project_id, name, location) VALUES (12, 3, 'nowhere', NULL), (13, 4, 'bare', POINT(24, 60));
        INSERT INTO memories (id, site_id, title, user_id) VALUES (5000, 11, NULL, NULL), (5001, 11, NULL, 99);
        INSERT INTO audit_sites (site_id, user_id) VALUES (11, 99);
        INSERT INTO login_log (user_id, username, superuser, admin_in, `timestamp`) VALUES (99, 'x', 0, '', '2021-01-01 12:00:00'), (7, 'x', 0, '', NULL);
        """;

    [Test]
    public async Task WhatWasInterruptedReportsAsMuchAsWhatWasNot()
    {
        var old = await OldAsync(Untidy);
        old.Put("photo.jpg", SampleImages.JpegWithMetadata(6));
        old.Put("kuva ä.jpg", SampleImages.Jpeg);
        await World.PersonAsync("Maijuska", email: "Maija@example.com");
        using var interrupt = new CancellationTokenSource();
        Assert.That(
            async () =>
            await ImportAsync(old, batch: 1, watch: (at, rows) => Interrupt(at == "memories" && rows == 2),
            cancellationToken: interrupt.Token),
            Throws.InstanceOf<OperationCanceledException>());

        var rest = await ImportAsync(old, batch: 1);
        var third = await ImportAsync(old);
        await Host.ResetAsync();
        await World.PersonAsync("Maijuska", email: "Maija@example.com");
        var whole = await ImportAsync(old, batch: 1);

        Assert.That((rest.AddsUp, third.AddsUp, whole.AddsUp), Is.EqualTo((true, true, true)));
        Assert.That(rest.Findings, Is.EquivalentTo(whole.Findings));
        Assert.That(third.Findings, Is.EquivalentTo(whole.Findings));
        Assert.That(whole.Findings, Has.Count.GreaterThan(20));

        void Interrupt(bool now)
        {
            if (now)
                interrupt.Cancel();
        }
    }

    [Test]
    public async Task AnIdThatIsAnotherOnesHereIsSaidInEachRun()
    {
        var person = await World.PersonAsync();
        var old = await OldAsync();
        await old.RunAsync("UPDATE users SET id = @id; UPDATE memories SET user_id = @id; UPDATE sites SET creator_id = @id",
            ("@id", person.Id));

        var (first, second) = (await ImportAsync(old), await ImportAsync(old));

        Assert.That(second.About("users", $"{person.Id}"), Is.EqualTo(first.About("users", $"{person.Id}"))
            .And.One.StartsWith("Repaired: its id is another one's in the target"));
    }

    [Test]
    public async Task WhatIsKeptHereIsNotSaidToBeRepaired()
    {
        var target = await World.PersonAsync("Maijuska", email: "maija@example.com");
        var old = await OldAsync(
            "UPDATE users SET lang_id = 77; INSERT INTO memories (id, site_id, user_id, title, story) VALUES (5000, 11, 7, NULL, 'Eka')");
        var first = await ImportAsync(old);
        await Api.PatchAsync("/projects/harbour/sites/old-quay/memories/5000", new { title = "Täällä" }, target);

        var unchanged = await ImportAsync(old);
        await old.RunAsync("UPDATE memories SET story = 'Toka' WHERE id = 5000");
        var changed = await ImportAsync(old);

        Assert.That(first.About("users", "7"),
            Is.EqualTo(new[] { "KeptInTarget: it is in the target already from elsewhere, and what is in the target stays" }));
        Assert.That((first.Of("users").KeptInTarget, changed.Of("users").KeptInTarget, changed.About("users", "7").Single()),
            Is.EqualTo((1, 1, first.About("users", "7").Single())));
        Assert.That(first.About("memories", "5000"), Has.One.StartsWith("Repaired: it has no title"));
        Assert.That(unchanged.About("memories", "5000"), Is.Empty);
        Assert.That(changed.About("memories", "5000"),
            Is.EqualTo(new[] { "KeptInTarget: it changed in the source and was changed in the target too; what is in the target stays" }));
    }

    [Test]
    public async Task TheLanguagesAreCountedAsTheyAre()
    {
        var old = await OldAsync("INSERT INTO languages (id, lang) VALUES (3, 'fin'), (4, 'xx')");

        var languages = (await ImportAsync(old)).Of("languages");

        Assert.That(languages.AddsUp, Is.True);
        Assert.That((languages.Source, languages.NotTaken, languages.Target),
            Is.EqualTo((4, 2, await World.Read(db => db.Context.Set<Language>().LongCountAsync()))));
    }

    [Test]
    public async Task AnEntryThatWasMadeAndChangedHereStaysAndAddsUp()
    {
        var old = await OldAsync("DELETE FROM site_information");
        await ImportAsync(old);
        await World.InDatabase(db => db.SiteInformation.Single().Name = "Täällä");
        var changed = await ImportAsync(old);
        await old.RunAsync("INSERT INTO site_information (site_id, lang_id, name) VALUES (11, 1, 'Siellä')");

        var dry = await ImportAsync(old, dryRun: true);
        var again = await ImportAsync(old);

        Assert.That(changed.About("sites", "11"), Is.Empty);
        Assert.That((again.AddsUp, again.Of("site_information").KeptInTarget, again.Of("site_information").Target),
            Is.EqualTo((true, 1, 1)));
        Assert.That(dry.Balances, Is.EqualTo(again.Balances));
        Assert.That(await World.Read(db => db.SiteInformation.Select(entry => entry.Name).ToListAsync()), Is.EqualTo(new[] { "Täällä" }));
    }
}
