using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>The connection that is kept for writing, and its statements.</summary>
[TestFixture(Backend.Embedded)]
public sealed class SqliteWriterTests(Backend backend) : IntegrationTest(backend)
{
    private const int Many = 700;

    [TestCase(true)]
    [TestCase(false)]
    public async Task AConnectionThatCannotBeTakenBackIsClosed(bool isSound)
    {
        using var writer = new SqliteWriter(Host.Settings["ConnectionStrings:Muistot"], isFile: true);
        await using var first = ContextOfItsOwn();
        await using var second = ContextOfItsOwn();
        await writer.LendAsync(first.Database, CancellationToken.None);
        var lent = first.Database.GetDbConnection();
        using var broken = new MuistotDb(new DbContextOptionsBuilder<MuistotDb>().Options);

        Assert.That(() => writer.TakeBack(broken.Database, isSound), Throws.InvalidOperationException, "It has no provider.");
        await writer.LendAsync(second.Database, CancellationToken.None);

        Assert.That((lent.State, second.Database.GetDbConnection() == lent), Is.EqualTo((ConnectionState.Closed, false)));
        writer.TakeBack(second.Database, isSound: true);
    }

    [Test]
    public void TheStatementsThatWereUsedLastAreKept()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var statements = new PreparedStatements();
        statements.Keep(connection);

        var (often, first) = (Run("SELECT -1"), Run("SELECT 0"));
        var kept = Enumerable.Range(1, Many).Select(number => (Often: Run("SELECT -1"), Last: Run(TextOf(number)))).ToList();

        Assert.That(kept.Select(one => one.Often), Is.All.SameAs(often));
        Assert.That(Run(TextOf(Many)), Is.SameAs(kept[^1].Last), "As new as any.");
        Assert.That(Run("SELECT 0"), Is.Not.SameAs(first), "The oldest has made way.");
        statements.Release();

        DbCommand Run(string text)
        {
            using var command = statements.CommandInitialized(null!, new SqliteCommand(text, connection));
            command.ExecuteNonQuery();
            return command;
        }
    }

    private static string TextOf(int number) => string.Create(CultureInfo.InvariantCulture, $"SELECT {number}");

    // Not from the pool: the service would be lent it next, with the connection that it was left with.
    private MuistotDb ContextOfItsOwn() => new(Host.Application.Services.GetRequiredService<DbContextOptions<MuistotDb>>());
}
