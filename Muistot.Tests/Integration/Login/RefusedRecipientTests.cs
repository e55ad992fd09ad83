using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using Muistot.Infrastructure.Mail;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

/// <summary>The server of mail does not take mail for someone: for good, or for the time being.</summary>
[NeedsServers]
public sealed class RefusedRecipientTests() : LoginTest(Backend.Production)
{
    private SmtpMailbox Server => (SmtpMailbox)Host.Mail;

    [Test]
    public async Task LoginMailThatIsRefusedForGoodEndsAtOnce()
    {
        var (address, log, lines) = (FreshEmail(), Host.Application.Log, Host.Application.Log.Count);
        Server.Refused[address] = 550;

        Assert.That((await AskAsync(address)).Status, Is.EqualTo(204));
        await log.WaitAsync("cannot be done", lines);

        while (await World.Read(db => db.Jobs.AnyAsync()))
            await Task.Delay(10);
        var written = log.Lines.Skip(lines).ToList();
        Assert.That(written, Has.One.Contains("(login-mail) cannot be done, and is dropped. The mail server refused the recipient for good: 550"));
        Assert.That(written, Has.None.Contains(address).And.None.Contains("is tried again"));
    }

    [Test]
    public async Task LoginMailThatIsPutOffIsSentLater()
    {
        var (address, log, lines) = (FreshEmail(), Host.Application.Log, Host.Application.Log.Count);
        Server.Refused[address] = 450;

        await AskAsync(address);
        await log.WaitAsync("is tried again", lines);
        Server.Refused.Clear();
        await Host.LetPassAsync(TimeSpan.FromSeconds(10));

        await Host.Mail.WaitAsync(address);
    }

    [TestCase(550, true)]
    [TestCase(553, true)]
    [TestCase(554, true)]
    [TestCase(450, false)]
    [TestCase(452, false)]
    public async Task OnlyWhatIsRefusedForGoodIsHopeless(int status, bool isHopeless)
    {
        var address = FreshEmail();
        Server.Refused[address] = status;
        var transport = new SmtpTransport(Options.Create(
            new MailOptions { Smtp = { Host = "127.0.0.1", Port = Server.Port, Tls = SmtpTls.None } }));
        using var mail = new MimeMessage { Body = new TextPart("plain") { Text = "Hei" } };
        mail.From.Add(new MailboxAddress("", "service@example.com"));
        mail.To.Add(new MailboxAddress("", address));

        var thrown = Assert.CatchAsync(() => transport.SendAsync(mail, CancellationToken.None));

        Assert.That(thrown is RecipientRefusedException, Is.EqualTo(isHopeless));
        Assert.That(isHopeless ? thrown.ToString() : "", Does.Not.Contain(address));
    }

    [TearDown]
    public void TakeAll() => Server.Refused.Clear();
}
