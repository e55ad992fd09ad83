using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Jobs;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

/// <summary>Login mail whose row cannot be deleted once it is sent.</summary>
[OnEveryBackend]
public sealed class SentMailTests(Backend backend) : LoginTest(backend)
{
    private const string Kept = "its row could not be changed";

    [Test]
    public async Task IsSentOnceAndDidNotFail()
    {
        var (person, other, log) = (await World.PersonAsync(), await World.PersonAsync(), Host.Application.Log);
        var (before, lines) = (log.Count, log.Count);

        await KeepRowsAsync();
        try
        {
            Assert.That((await AskAsync(person.Email)).Status, Is.EqualTo(204));
            await log.WaitAsync(Kept, lines);

            // Longer than anyone's lease, and while the mail would still be good. The mail that comes after it is sent after it.
            await Host.LetPassAsync(TimeSpan.FromMinutes(4));
            Assert.That((await AskAsync(other.Email)).Status, Is.EqualTo(204));
            await Host.Mail.WaitAsync(other.Email);
        }
        finally
        {
            await World.Read(db => db.ExecuteSqlAsync($"DROP TRIGGER keep_mails", CancellationToken.None));
        }

        Host.Application.Services.GetRequiredService<IJobSignal>().Notify(LoginMailJob.Kind);
        while (await World.Read(db => db.Jobs.AnyAsync()))
            await Task.Delay(10);
        Assert.That(new[] { person, other }.Select(one => Host.Mail.To(one.Email).Count), Is.All.EqualTo(1));
        Assert.That(log.Lines.Skip(before), Has.None.Contains("(login-mail) failed"), "is what is counted as failed");
    }

    private Task<int> KeepRowsAsync() => World.Read(db => db.ExecuteSqlAsync(
        Host is EmbeddedHost
            ? (FormattableString)$"CREATE TRIGGER keep_mails BEFORE DELETE ON jobs BEGIN SELECT RAISE(ABORT, 'kept'); END"
            : $"CREATE TRIGGER keep_mails BEFORE DELETE ON jobs FOR EACH ROW SIGNAL SQLSTATE '45000'",
        CancellationToken.None));
}
