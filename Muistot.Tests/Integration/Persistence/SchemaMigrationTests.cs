using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using MySqlConnector;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>Migrations beside others, and after some that were broken off.</summary>
[OnEveryBackend]
public sealed class SchemaMigrationTests(Backend backend) : IntegrationTest(backend)
{
    private readonly Backend backend = backend;

    [Test]
    public async Task MakesNothingByLooking()
    {
        await using var parts = Parts(await Host.CreateDatabaseAsync());

        var pending = await parts.GetRequiredService<SchemaMigration>().FindPendingAsync(CancellationToken.None);
        var applied = await ApplyAsync(parts);

        Assert.That(pending, Is.Not.Empty.And.EqualTo(applied.Applied));
        Assert.That((await ApplyAsync(parts)).Applied, Is.Empty);
    }

    /// <summary>A process that is killed leaves its lock in the file; a server gives up locks of who is gone.</summary>
    [Test]
    public async Task TakesOverALockThatWasLeftBehind()
    {
        if (backend == Backend.Production)
            Assert.Ignore("Its locks end with their holder.");
        await using var parts = Parts(await Host.CreateDatabaseAsync());
        await LockAsync(parts, TimeProvider.System.GetUtcNow().AddSeconds(-56));

        var (applied, said) = await ApplyAsync(parts);

        Assert.That(applied, Is.Not.Empty);
        Assert.That(said, Has.Count.EqualTo(2));
        Assert.That((said[0], said[1]), Is.EqualTo((
            "Another migration holds the lock on the database, and is waited for.", "A migration that was broken off left its lock on the database. It is taken over.")));
    }

    [Test]
    public async Task WaitsForAnother()
    {
        if (backend == Backend.Embedded)
            Assert.Ignore("Its lock is a row.");
        var database = await Host.CreateDatabaseAsync();
        await using var parts = Parts(database);
        await using var other = new MySqlConnection(database);
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = $"SELECT GET_LOCK('__{other.Database}_EFMigrationsLock', 0)";
        await command.ExecuteScalarAsync();

        var applying = ApplyAsync(parts);
        await Task.Delay(TimeSpan.FromSeconds(3.5));
        var waited = !applying.IsCompleted;
        command.CommandText = "SELECT RELEASE_ALL_LOCKS()";
        await command.ExecuteScalarAsync();
        var (applied, said) = await applying;

        Assert.That((waited, applied.Count > 0), Is.EqualTo((true, true)));
        Assert.That(said, Is.EqualTo(new[] { "Another migration holds the lock on the database, and is waited for." }));
    }

    private ServiceProvider Parts(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = backend == Backend.Embedded ? "Sqlite" : "MySql",
            ["ConnectionStrings:Muistot"] = connectionString,
        }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddMuistotInfrastructure(configuration).BuildServiceProvider();
    }

    private static async Task<(IReadOnlyList<string> Applied, IReadOnlyList<string> Said)> ApplyAsync(ServiceProvider parts)
    {
        var said = new List<string>();
        return (await parts.GetRequiredService<SchemaMigration>().ApplyAsync(said.Add, CancellationToken.None), said);
    }

    private static Task<int> LockAsync(ServiceProvider parts, DateTimeOffset since) => parts.GetRequiredService<MuistotDb>().Database.ExecuteSqlAsync(
        $"CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, {since})");
}
