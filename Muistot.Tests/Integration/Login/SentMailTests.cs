using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

/// <summary>Login mail whose row cannot be deleted once it is sent.</summary>
[OnEveryBackend]
public sealed class SentMailTests(Backend backend) : LoginTest(backend)
{
    private const string Kept = "its row could not be deleted";

    [Test]
    public async Task IsSentOnceAndDidNotFail()
    {
        var (person, log) = (await World.PersonAsync(), Host.Application.Log);
        var (before, lines) = (log.Count, log.Count);

        await KeepRowsAsync();
        try
        {
            Assert.That((await AskAsync(person.Email)).Status, Is.EqualTo(204));
            await log.WaitAsync(Kept, lines);

            // Longer than anyone's claim, and while the mail would still be good.
            await Host.LetPassAsync(TimeSpan.FromMinutes(4));
            lines = log.Count;
            Host.Application.Services.GetRequiredService<ILoginMailSignal>().Notify();
            await log.WaitAsync(Kept, lines);
        }
        finally
        {
            await World.Read(db => db.ExecuteSqlAsync($"DROP TRIGGER keep_mails", CancellationToken.None));
        }

        Host.Application.Services.GetRequiredService<ILoginMailSignal>().Notify();
        while (await World.Read(db => db.LoginMails.AnyAsync()))
            await Task.Delay(10);
        Assert.That(Host.Mail.To(person.Email), Has.Count.EqualTo(1));
        Assert.That(log.Lines.Skip(before), Has.None.Contains("Sending login mail"), "is what is counted as failed");
    }

    private Task<int> KeepRowsAsync() => World.Read(db => db.ExecuteSqlAsync(
        Host is EmbeddedHost
            ? (FormattableString)$"CREATE TRIGGER keep_mails BEFORE DELETE ON login_mails BEGIN SELECT RAISE(ABORT, 'kept'); END"
            : $"CREATE TRIGGER keep_mails BEFORE DELETE ON login_mails FOR EACH ROW SIGNAL SQLSTATE '45000'",
        CancellationToken.None));
}
