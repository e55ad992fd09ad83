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

    [Test]
    public async Task WaitsForTheLockAndSaysSo()
    {
        var database = await Host.CreateDatabaseAsync();
        await using var parts = Parts(database);
        await (backend == Backend.Embedded ? LeaveLockAsync(parts) : LeaveLeaseAsync(database));

        var applying = ApplyAsync(parts);
        await Task.Delay(TimeSpan.FromSeconds(3.3));
        var waited = !applying.IsCompleted;
        var (applied, said) = await applying;

        Assert.That((waited, applied.Count > 0), Is.EqualTo((true, true)));
        Assert.That(said, Is.EqualTo(
        [
            "Another migration holds the lock on the database, and is waited for.",
            "A migration that was broken off left its lock on the database. It is taken over.",
        ]));
    }

    [Test]
    public async Task OneOfTwoAppliesThem()
    {
        var database = await Host.CreateDatabaseAsync();
        await using var one = Parts(database);
        await using var other = Parts(database);

        var both = await Task.WhenAll(ApplyAsync(one), ApplyAsync(other));

        Assert.That(both.Select(each => each.Applied.Count), Is.EquivalentTo([0, one.GetRequiredService<SchemaMigration>().Known.Count]));
        Assert.That(both.SelectMany(each => each.Said), Has.None.Contains("taken over"));
    }

    /// <summary>A process that was killed has left its lock in the file, as a row that will be a minute old soon.</summary>
    private static async Task LeaveLockAsync(ServiceProvider parts)
    {
        var since = TimeProvider.System.GetUtcNow().AddSeconds(-56);
        await parts.GetRequiredService<MuistotDb>().Database.ExecuteSqlAsync(
            $"CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, {since})");
    }

    /// <summary>One that was killed on another node has left its row, whose time is up soon.</summary>
    private static async Task LeaveLeaseAsync(string database)
    {
        await using var other = new MySqlConnection(database);
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE migration_lease (id tinyint NOT NULL PRIMARY KEY, holder char(32), held_until datetime(6) NOT NULL,
                migration varchar(150), command int NOT NULL);
            INSERT INTO migration_lease VALUES (1, 'other', UTC_TIMESTAMP(6) + INTERVAL 4 SECOND, NULL, 0)
            """;
        await command.ExecuteNonQueryAsync();
    }

    private ServiceProvider Parts(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = backend == Backend.Embedded ? "Sqlite" : "MySql",
            ["ConnectionStrings:Muistot"] = connectionString,
        }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddMuistotInfrastructure(configuration)
            .BuildServiceProvider();
    }

    private static async Task<(IReadOnlyList<string> Applied, IReadOnlyList<string> Said)> ApplyAsync(ServiceProvider parts)
    {
        var said = new List<string>();
        return (await parts.GetRequiredService<SchemaMigration>().ApplyAsync(said.Add, CancellationToken.None), said);
    }
}
