using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

[OnEveryBackend]
public sealed class InterruptedImportTests(Backend backend) : ImportTest(backend)
{
    [TestCase("images")]
    [TestCase("users")]
    [TestCase("sites")]
    [TestCase("memories")]
    [TestCase("login_log")]
    public async Task GoesOnTheNextTime(string table)
    {
        var old = await OldAsync(
            """
            INSERT INTO images (id, uploader_id, file_name) VALUES (5, 7, 'one.png'), (6, 7, 'two.png');
            INSERT INTO users (id, email, username) VALUES (8, 'b@example.com', 'Bertta');
            INSERT INTO sites (id, project_id, name, location) VALUES (12, 3, 'second', POINT(24, 60));
            INSERT INTO memories (id, site_id, title, image_id) VALUES (4712, 12, 'B', 5);
            INSERT INTO login_log (user_id, username, superuser, `timestamp`) VALUES (7, 'Maija', 0, '2022-01-01 12:00:00'), (7, 'Maija', 0, '2022-01-01 12:00:00');
            """);
        old.Put("one.png", SampleImages.Png(1));
        old.Put("two.png", SampleImages.Png(2));
        using var interrupt = new CancellationTokenSource();
        Assert.That(
            async () =>
            await ImportAsync(old, batch: 1, watch: (at, rows) => Interrupt(at == table && rows == 1), cancellationToken: interrupt.Token),
            Throws.InstanceOf<OperationCanceledException>());

        var rest = await ImportAsync(old, batch: 1);
        var site = await Api.GetAsync("/projects/harbour/sites/second?include_memories=true");

        Assert.That((rest.AddsUp, rest.Of(table).Same, rest.Of(table).Added), Is.EqualTo((true, 1, 1)));
        Assert.That((site.Json["info"]!["name"]!.ToString(), site.Json["memories"]![0]!["image"]!.ToString()),
            Is.EqualTo(("second", "one.png")));
        Assert.That(await World.Read(db => db.Images.CountAsync(image => image.UploaderId == 7)), Is.EqualTo(2));

        void Interrupt(bool now)
        {
            if (now)
                interrupt.Cancel();
        }
    }

    [Test]
    public async Task WritesAgainAFileThatWasLeftWithoutItsRow()
    {
        var old = await OldAsync("INSERT INTO images (id, file_name) VALUES (5, 'one.png'); UPDATE memories SET image_id = 5");
        old.Put("one.png", SampleImages.Png(1));
        await Host.Images.AddAsync("one.png", [1, 2, 3]);

        var imported = await ImportAsync(old);

        Assert.That((imported.AddsUp, (await Api.GetAsync("/images/one.png")).Bytes), Is.EqualTo((true, SampleImages.Png(1))));
    }
}
