using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>
/// Servers commit each change of a table by itself: a migration that is broken off in the middle leaves half of it, and the next one goes
/// on there.
/// </summary>
[NeedsServers]
[TestFixture(Backend.Production)]
public sealed class BrokenOffMigrationTests(Backend backend) : IntegrationTest(backend)
{
    // Prime, so that each migration is broken off at other commands.
    private const int Commands = 13;

    [TestCase(true)]
    [TestCase(false)]
    public async Task GoOnWhereTheyWere(bool afterwards)
    {
        var (whole, broken) = (await Host.CreateDatabaseAsync(), await Host.CreateDatabaseAsync());
        await using (var parts = Parts(whole, new Breaker(int.MaxValue, afterwards)))
            await parts.GetRequiredService<SchemaMigration>().ApplyAsync(_ => { }, CancellationToken.None);

        var breaks = 0;
        while (!await TryApplyAsync(broken, afterwards))
            breaks++;

        Assert.That(breaks, Is.GreaterThan(10));
        Assert.That(await SchemaOfAsync(broken), Is.EqualTo(await SchemaOfAsync(whole)));
    }

    /// <summary>Whoever has lost the turn begins no other command, and says why.</summary>
    [Test]
    public async Task StopsWhenAnotherHasTakenOver()
    {
        var database = await Host.CreateDatabaseAsync();
        await using var parts = Parts(database, new Breaker(Commands, afterwards: true, () => TakeOverAsync(database)));

        var lost = Assert.ThrowsAsync<DbUpdateException>(
            () => parts.GetRequiredService<SchemaMigration>().ApplyAsync(_ => { }, CancellationToken.None));

        Assert.That(lost!.Message, Is.EqualTo("Another migration has taken over. Run the command migrate again."));
    }

    private static async Task TakeOverAsync(string database)
    {
        await using var parts = Parts(database, new Breaker(int.MaxValue, afterwards: true));
        await parts.GetRequiredService<MuistotDb>().Database.ExecuteSqlAsync($"UPDATE migration_lease SET holder = 'other'");
    }

    private static async Task<bool> TryApplyAsync(string database, bool afterwards)
    {
        await using var parts = Parts(database, new Breaker(Commands, afterwards));
        try
        {
            await parts.GetRequiredService<SchemaMigration>().ApplyAsync(_ => { }, CancellationToken.None);
            return true;
        }
        catch (BrokenOffException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> SchemaOfAsync(string database)
    {
        await using var parts = Parts(database, new Breaker(int.MaxValue, afterwards: false));
        var db = parts.GetRequiredService<MuistotDb>().Database;
        return
        [
            .. await db.SqlQuery<string>(
                $"""
                SELECT CONCAT_WS(' ', table_name, column_name, ordinal_position, column_default, is_nullable, column_type, collation_name, extra) AS Value
                FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1
                """).ToListAsync(),
            .. await db.SqlQuery<string>(
                $"""
                SELECT CONCAT_WS(' ', table_name, index_name, seq_in_index, column_name, non_unique) AS Value
                FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY 1
                """).ToListAsync(),
            .. await db.SqlQuery<string>(
                $"""
                SELECT CONCAT_WS(' ', table_name, constraint_name, referenced_table_name, delete_rule) AS Value
                FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() ORDER BY 1
                """).ToListAsync(),
            .. await db.SqlQuery<string>($"SELECT CONCAT(COUNT(*), ' languages') AS Value FROM languages").ToListAsync(),
            .. await db.SqlQuery<string>($"SELECT CONCAT(COUNT(*), ' identities') AS Value FROM database_identity").ToListAsync(),
            .. await db.SqlQuery<string>($"SELECT MigrationId AS Value FROM __EFMigrationsHistory ORDER BY 1").ToListAsync(),
        ];
    }

    private static ServiceProvider Parts(string database, Breaker breaker)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "MySql",
            ["ConnectionStrings:Muistot"] = database,
        }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddMuistotInfrastructure(configuration)
            .ConfigureDbContext<MuistotDb>(options => options.AddInterceptors(breaker))
            .BuildServiceProvider();
    }

    /// <summary>Breaks off before or after so many commands that change something, or does something else then.</summary>
    private sealed class Breaker(int commands, bool afterwards, Func<Task>? instead = null) : DbCommandInterceptor
    {
        private int left = commands;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (!afterwards && --left == 0)
                throw new BrokenOffException();
            return ValueTask.FromResult(result);
        }

        public override async ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (afterwards && --left == 0)
                await (instead?.Invoke() ?? throw new BrokenOffException());
            return result;
        }
    }

    private sealed class BrokenOffException : Exception;
}
