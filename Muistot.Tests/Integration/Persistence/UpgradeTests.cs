using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using MySqlConnector;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>A database of each release, with what people wrote in it, becomes one of the newest.</summary>
[OnEveryBackend]
public sealed class UpgradeTests(Backend backend) : IntegrationTest(backend)
{
    private readonly Backend backend = backend;

    [TestCaseSource(nameof(Releases))]
    public async Task KeepWhatIsThere(int release)
    {
        var own = await Host.CreateOwnAsync();
        var database = own[0].Value;
        await RestoreAsync(database, Path.Combine(Folder, $"{release}.{(backend == Backend.Embedded ? "sqlite" : "mysql")}.sql"));

        await ExecuteAsync(database, "INSERT INTO login_mails (user_id, lang_id, requested_at, claimed_until) SELECT id, 2, '2026-06-21 12:00:00.250', '2026-06-21 12:00:30' FROM users");

        // One that was reported, and two that wait.
        await ExecuteAsync(database, "UPDATE sites SET published = 0 WHERE id = 2");

        var migrated = await OperatorProgram.RunAsync(Host, ["migrate"], ("ConnectionStrings:Muistot", database));

        Assert.That(migrated.ExitCode, Is.Zero, migrated.Errors);
        await using var node = Host.StartNode(changes: [.. own, ("Redis:Connection", "")]);
        await using var scope = node.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        Assert.That(await db.Database.GetPendingMigrationsAsync(), Is.Empty);
        Assert.That(
            (await db.Users.CountAsync(), await db.Projects.CountAsync(), await db.Sites.CountAsync(), await db.Memories.CountAsync()),
            Is.EqualTo((8, 5, 34, 74)));
        Assert.That(
            (await db.SiteReports.CountAsync(), await db.MemoryReports.CountAsync(), await db.LoginLog.CountAsync()),
            Is.EqualTo((6, 12, 4)));
        Assert.That(
            await db.Sites.Where(site => !site.Published).OrderBy(site => site.Id).Select(site => site.HiddenAt != null).ToListAsync(),
            Is.EqualTo([true, false, false]));
        var job = await db.Jobs.AsNoTracking().Include(job => job.User).FirstAsync();
        var asked = new DateTime(2026, 6, 21, 12, 0, 0, 250, DateTimeKind.Utc);
        Assert.That((await db.Jobs.CountAsync(), job.Kind, job.UserId, job.Attempts), Is.EqualTo((8, LoginMailJob.Kind, job.User?.Id, 0)));
        Assert.That((job.CreatedAt, job.DueAt, job.ExpiresAt), Is.EqualTo((asked, asked.AddMilliseconds(29_750), asked.AddMinutes(5))));
        Assert.That(JsonSerializer.Deserialize<JsonElement>(job.Payload).GetProperty("language_id").GetInt32(), Is.EqualTo(2));
        using var api = new ApiClient(node.Address);
        var site = (
            await api.GetAsync("/projects/sornainen-harbour/sites/suvilahti-gasworks?include_memories=true",
            headers: ("Accept-Language", "fi"))).Json;
        Assert.That(((string?)site["info"]!["name"], site["memories"]!.AsArray().Count), Is.EqualTo(("Suvilahden kaasukello", 2)));
    }

    private static string Folder => Repository.At("Muistot.Tests", "Integration", "Persistence", "Dumps");

    private static IEnumerable<int> Releases() => Enumerable.Range(1, Directory.GetFiles(Folder, "*.mysql.sql").Length);

    private async Task RestoreAsync(string database, string dump) => await ExecuteAsync(database, await File.ReadAllTextAsync(dump));

    private async Task ExecuteAsync(string database, string script)
    {
        await using DbConnection connection = backend == Backend.Embedded
            ? new SqliteConnection(database)
            : new MySqlConnection(new MySqlConnectionStringBuilder(database) { AllowUserVariables = true }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync();
    }
}
