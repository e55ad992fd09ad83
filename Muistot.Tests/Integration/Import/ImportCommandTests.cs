using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Images;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>The command, as operators run it.</summary>
[OnEveryBackend]
public sealed class ImportCommandTests(Backend backend) : ImportTest(backend)
{
    private readonly Backend backend = backend;

    [Test]
    public async Task ImportsIntoTheDatabaseOfTheSettingsAndReports()
    {
        var old = await OldAsync("INSERT INTO images (id, file_name) VALUES (5, 'one.png'), (6, 'none.png'); UPDATE memories SET image_id = 5; INSERT INTO memories (id, site_id, title, created_at) VALUES (5000, 11, NULL, NULL); INSERT INTO user_email_verifiers (user_id) VALUES (7), (8)");
        old.Put("one.png", SampleImages.Png());
        var report = Path.Combine(Host.Folder, $"{Guid.NewGuid():N}.tsv");
        var before = await Api.GetAsync("/projects");

        var dry = await OperatorProgram.RunAsync(Host, ["import", "--images", old.Images, "--dry-run"],
            ("Import:From", old.ConnectionString));
        var run = await OperatorProgram.RunProcessAsync(
            ["import", "--images", old.Images, "--time-zone", "UTC", "--batch", "2", "--report", report],
            OperatorProgram.EnvironmentOf(Host.Settings, ("Import:From", old.ConnectionString)));
        var lines = await File.ReadAllLinesAsync(report);

        Assert.That((dry.ExitCode, run.ExitCode), Is.EqualTo((0, 0)), run.Errors + dry.Errors);
        Assert.That(dry.Output, Does.Contain("repaired\tmemories\t5000\t").And.Contain("This was a dry run")
            .And.Contain("not taken\timages\t6\tits file is missing"));
        Assert.That(lines, Has.Exactly(2).StartsWith("repaired\tmemories\t5000\t").And.Exactly(2).StartsWith("repaired")
            .And.One.EqualTo("not taken\timages\t6\tits file is missing").And.One.StartsWith("Everything adds up"));
        Assert.That(lines.Single(line => line.StartsWith("images", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5), Is.EqualTo(new[] { "images", "2", "1", "1", "0" }));
        Assert.That(lines, Has.One.EqualTo("Rows: repaired 1, not taken 1, kept in the target 0, gone in the source 0, notes 2.")
            .And.One.EqualTo("The times in the source were read as those of UTC."));
        Assert.That(run.Output, Does.Contain("The times in the source were read as those of UTC."));
        Assert.That(run.Output + run.Errors + string.Join('\n', lines), Does.Not.Contain("maija@example.com").And.Not.Contain("Server="));
        Assert.That(before.Ids, Is.Empty);
        if (backend == Backend.Production)
            Assert.That((await Api.GetAsync("/projects")).Ids, Is.EqualTo(new[] { "harbour" }), "The running service was told by Redis.");
        Assert.That((await Api.GetAsync("/images/one.png")).Bytes, Is.EqualTo(SampleImages.Png()));
    }

    [Test]
    public async Task ShowsEqualFindingsAsOneAndWritesEachIntoTheFile()
    {
        var old = await OldAsync(
            """
            INSERT INTO users (id, email, username) SELECT seq, CONCAT('u', seq, '@example.com'), CONCAT('user', seq) FROM seq_101_to_130;
            INSERT INTO user_personal_data (user_id, country) SELECT seq, 'fi' FROM seq_101_to_130;
            INSERT INTO memories (id, site_id, user_id, title, story) VALUES (5000, 11, 97, ' A', 'B'), (5001, 11, 98, 'A', 'B '), (5002, 11, 98, 'A', 'B');
            """);
        var report = Path.Combine(Host.Folder, $"{Guid.NewGuid():N}.tsv");

        var run = await OperatorProgram.RunAsync(Host, ["import", "--images", old.Images, "--time-zone", "UTC", "--report", report],
            ("Import:From", old.ConnectionString));
        var (shown, lines) = (run.Output.Split('\n', StringSplitOptions.TrimEntries), await File.ReadAllLinesAsync(report));

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(shown.Where(line => line.Contains("\tuser_personal_data\t") || line.Contains("\tmemories\t")), Is.EqualTo(new[]
        {
            "repaired\tuser_personal_data\t30 rows: 101, 102, 103, 104, 105, …\tcountry is written otherwise; it has three capitals now",
            "note\tmemories\t5000\ttitle has white space around it; it is kept",
            "repaired\tmemories\t3 rows: 5000, 5001, 5002\tits author … is not in the target; it has none now",
            "note\tmemories\t5001\tstory has white space around it; it is kept",
        }));
        Assert.That(shown, Has.One.EqualTo("The report file has a line for each row."));
        Assert.That(lines, Has.Exactly(30).StartsWith("repaired\tuser_personal_data\t1")
            .And.One.EqualTo("repaired\tmemories\t5001\tits author 98 is not in the target; it has none now"));
        Assert.That(
            await World.Read(db => db.Memories.Where(memory => memory.Id < 5002 && memory.Id >= 5000)
            .Select(memory => memory.Title + memory.Story).ToListAsync()), Is.EquivalentTo(new[] { " AB", "AB " }));
    }
}
