using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>What EF Core does not know of SQLite's tables.</summary>
public sealed class SqliteTableTests() : IntegrationTest(Backend.Embedded)
{
    [Test]
    public async Task KeepTheRowsOfLargeTablesByTheirKeys()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MuistotDb>().Database;

        var tables = await database.SqlQuery<string>(
            $"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID'").ToListAsync();

        Assert.That(
            tables, Is.EquivalentTo(["search_projects", "search_sites", "search_memories", "search_suffixes", "site_clusters"]),
            "A later migration built one of them anew: see RowsByTheirKeys.");
    }
}
