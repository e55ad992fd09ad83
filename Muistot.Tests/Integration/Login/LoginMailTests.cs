using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muistot.Application.Jobs;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

[OnEveryBackend]
public sealed class LoginMailTests(Backend backend) : LoginTest(backend)
{
    [Test]
    public async Task SaysTheSameAsTextAndAsHtml()
    {
        var person = await World.PersonAsync();

        var mail = await MailAsync(person.Email);

        var link = $"{TestHost.Client}/#email-login:{Mailbox.FragmentOf(mail)}";
        Assert.That(mail.Body!.ContentType.MimeType, Is.EqualTo("multipart/alternative"));
        Assert.That(((Multipart)mail.Body).Select(part => part.ContentType.MimeType), Is.EqualTo(new[] { "text/plain", "text/html" }));
        Assert.That(mail.TextBody, Does.Contain(link).And.Contain(person.Name));
        Assert.That(mail.HtmlBody, Does.Contain($"href=\"{WebUtility.HtmlEncode(link)}\"").And.Contain(person.Name));
        Assert.That(mail.To.Mailboxes.Select(mailbox => mailbox.Address), Is.EqualTo(new[] { person.Email }));
        Assert.That(mail.Subject, Is.Not.Empty.And.Not.Contain(person.Name));
    }

    [TestCase("", "fi")]
    [TestCase("Accept-Language=en", "en")]
    [TestCase("Accept-Language=fi-FI;q=0.1,EN-us;q=0.9", "en")]
    [TestCase("Content-Language=en", "en")]
    [TestCase("Muistot-Language=en", "en")]
    [TestCase("Accept-Language=fi|Content-Language=en", "en")]
    [TestCase("Accept-Language=en|Content-Language=fi", "fi")]
    [TestCase("Accept-Language=fi|Content-Language=fi|Muistot-Language=en", "en")]
    [TestCase("Accept-Language=en|Content-Language=sv|Muistot-Language=se", "en")]
    public async Task SpeaksTheLanguageOfTheRequest(string headers, string language)
    {
        var person = await World.PersonAsync();

        var mail = await MailAsync(
            person.Email, [.. headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(header => header.Split('=', 2))
            .Select(parts => (parts[0], parts[1]))]);

        var (finnish, english) = ("kirjautu", "sign in");
        Assert.That(mail.TextBody, (language == "fi" ? Does.Contain(finnish) : Does.Contain(english)).IgnoreCase);
        Assert.That(mail.HtmlBody, (language == "fi" ? Does.Not.Contain(english) : Does.Not.Contain(finnish)).IgnoreCase);
    }

    [Test]
    public async Task LinksWithUserTokenAndVerifiedFormEncoded()
    {
        var person = await World.PersonAsync("Ripeä Ötökkä #1:2@3");

        var fragment = Mailbox.FragmentOf(await MailAsync(person.Email));

        Assert.That(
            fragment, Does.Match(@"\Auser=Ripe%C3%A4\+%C3%96t%C3%B6kk%C3%A4\+%231%3A2%403&token=[A-Za-z0-9_-]{32,}&verified=true\z"));
    }

    [Test]
    public async Task SaysWhetherTheAccountIsVerified()
    {
        var email = FreshEmail();

        var first = await LinkAsync(email);
        var stillNot = await LinkAsync(email);
        await ExchangeAsync(stillNot.User, stillNot.Token);
        var later = await LinkAsync(email);

        Assert.That(new[] { first.Verified, stillNot.Verified, later.Verified }, Is.EqualTo(new[] { "false", "false", "true" }));
    }

    [Test]
    public async Task IsSentWhenTheMailServerComesBack()
    {
        var (email, log) = (FreshEmail(), Host.Application.Log);
        var lines = log.Count;

        await Host.Mail.CloseAsync();
        try
        {
            var asked = await AskAsync(email);
            await log.WaitAsync("(login-mail) failed", lines);
            Assert.That(asked.Status, Is.EqualTo(204), asked.ToString());
        }
        finally
        {
            await Host.Mail.OpenAsync();
        }

        await Host.LetPassAsync(TimeSpan.FromSeconds(30));
        Host.Application.Services.GetRequiredService<IJobSignal>().Notify(LoginMailJob.Kind);
        var link = Mailbox.LinkOf(await Host.Mail.WaitAsync(email));
        Assert.That((await ExchangeAsync(link["user"], link["token"])).Status, Is.EqualTo(200));
    }
}
