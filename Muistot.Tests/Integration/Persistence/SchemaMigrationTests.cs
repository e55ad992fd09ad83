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
        var release = backend == Backend.Embedded ? await LeaveLockAsync(parts) : await TakeLockAsync(database);

        var applying = ApplyAsync(parts);
        await Task.Delay(TimeSpan.FromSeconds(3.3));
        var waited = !applying.IsCompleted;
        await release();
        var (applied, said) = await applying;

        Assert.That((waited, applied.Count > 0), Is.EqualTo((true, true)));
        Assert.That(said[0], Is.EqualTo("Another migration holds the lock on the database, and is waited for."));
        Assert.That(said.Skip(1), backend == Backend.Production
            ? Is.Empty
            : Has.One.EqualTo("A migration that was broken off left its lock on the database. It is taken over."));
    }

    /// <summary>A process that was killed has left its lock in the file, as a row that will be a minute old soon.</summary>
    private static async Task<Func<Task>> LeaveLockAsync(ServiceProvider parts)
    {
        var since = TimeProvider.System.GetUtcNow().AddSeconds(-56);
        await parts.GetRequiredService<MuistotDb>().Database.ExecuteSqlAsync(
            $"CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, {since})");
        return () => Task.CompletedTask;
    }

    /// <summary>A server gives up the locks of whoever is gone.</summary>
    private static async Task<Func<Task>> TakeLockAsync(string database)
    {
        var other = new MySqlConnection(database);
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = $"SELECT GET_LOCK('__{other.Database}_EFMigrationsLock', 0)";
        await command.ExecuteScalarAsync();
        return async () =>
        {
            MySqlConnection.ClearPool(other);
            await other.DisposeAsync();
        };
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
