using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>SQLite takes one writer at a time: whatever writes waits for its turn, and gives it up.</summary>
[TestFixture(Backend.Embedded)]
public sealed class WriteLockTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private static IEnumerable<TestCaseData> Writes()
    {
        yield return Case("update", db => db.Users.ExecuteUpdateAsync(user => user.SetProperty(row => row.Verified, true)));
        yield return Case("delete", db => db.Jobs.ExecuteDeleteAsync());
        yield return Case("statement", db => db.ExecuteSqlAsync($"UPDATE users SET verified = {true}", CancellationToken.None));
        yield return Case("fails", async db =>
        {
            try
            {
                return await db.ExecuteSqlAsync($"UPDATE nothing SET nothing = {true}", CancellationToken.None);
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                return 0;
            }
        });
        yield return Case("transaction",
            db => db.CommitAsync(() => db.Jobs.ExecuteDeleteAsync(), atomic: true, CancellationToken.None));
        yield return Case("saving", db =>
        {
            db.Users.Add(
            Domain.Users.User.Create(new Domain.Users.Username("someone"), new Domain.Users.EmailAddress("someone@example.com"),
            Domain.Languages.Language.Of(1)));
            return db.SaveChangesAsync();
        });

        static TestCaseData Case(string name, Func<MuistotDb, Task<int>> write) => new TestCaseData(write).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Writes))]
    public async Task EveryWriteWaitsForItsTurn(Func<MuistotDb, Task<int>> write)
    {
        var dialect = Host.Application.Services.GetRequiredService<IDatabaseDialect>();
        await using var scope = Host.Application.Services.CreateAsyncScope();
        Task<int> writing;
        using (await dialect.TakeWriteLockAsync(CancellationToken.None))
        {
            writing = Task.Run(() => write(scope.ServiceProvider.GetRequiredService<MuistotDb>()));
            await Task.Delay(Moment);
            Assert.That(writing.IsCompleted, Is.False);
        }

        await writing;
        using var next = await dialect.TakeWriteLockAsync(CancellationToken.None);
        Assert.That(next, Is.Not.Null);
    }
}
