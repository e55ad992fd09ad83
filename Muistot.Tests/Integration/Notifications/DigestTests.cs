using Microsoft.EntityFrameworkCore;
using Muistot.Application.Notifications;
using Muistot.Domain.Moderation;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Jobs;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>Admins and moderators are mailed what waits.</summary>
public sealed class DigestTests() : NotificationTest(Backend.Embedded)
{
    private const int DigestHour = 5;

    [Test]
    public async Task SaysWhatWaitsInAllProjectsOnceADay()
    {
        var (finnish, english, writer) = (await PersonAsync(), await PersonAsync(english: true), await PersonAsync("kanariakirjoittaja"));
        var reporter = await PersonAsync("kanariailmoittaja");
        var one = await World.ProjectAsync(admin: finnish, moderator: english);
        var other = await World.ProjectAsync(moderator: finnish, admin: english);
        var quiet = await World.ProjectAsync(moderator: finnish);
        await World.SiteAsync(one, published: false, writer);
        var site = await World.SiteAsync(one, creator: writer);
        await World.MemoryAsync(one, site, writer, published: false, "kanariamuisto");
        await World.SiteAsync(other, published: false, finnish);
        await Api.PutAsync($"/projects/{one}/sites/{site}/report", reporter, new { reason = "spam", text = "kanariailmoitus" });

        await SendDigestsAsync(DigestHour - 1);
        var early = Host.Mail.To(finnish.Email).Count;
        await SendDigestsAsync(DigestHour);
        await SendDigestsAsync(DigestHour + 1);

        var (first, second) = (Host.Mail.To(finnish.Email).Single(), Host.Mail.To(english.Email).Single());
        Assert.That(early, Is.Zero);
        Assert.That(first.TextBody, Does.Contain("Odottaa: 2, ilmoitettu: 1").And.Contain($"#/moderation?project={one}")
            .And.Not.Contain(other).And.Not.Contain(quiet), "One's own things are for others to decide on.");
        Assert.That(second.TextBody, Does.Contain("Waiting: 2, reported: 1").And.Contain("Waiting: 1, reported: 0").And.Contain(other));
        Assert.That(second.HtmlBody, Does.Contain("Waiting: 1, reported: 0").And.Contain($"#/moderation?project={other}"));
        Assert.That(AllOf(first) + AllOf(second), Does.Not.Contain("kanaria"));
        Assert.That(first.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
        Assert.That(Host.Mail.To(writer.Email), Is.Empty);
    }

    [Test]
    public async Task IsAsFrequentAsIsChosenForEachProject()
    {
        var person = await PersonAsync();
        var (hourly, daily, off) = (
            await World.ProjectAsync(admin: person), await World.ProjectAsync(admin: person), await World.ProjectAsync(admin: person));
        await Api.PatchAsync(
            "/me/notifications", new { projects = new Dictionary<string, string> { [hourly] = "hourly", [off] = "off" } }, person);
        async Task WaitAsync()
        {
            foreach (var project in new[] { hourly, daily, off })
                await World.SiteAsync(project, published: false);
        }

        await WaitAsync();
        await SendDigestsAsync(2);
        await WaitAsync();
        await SendDigestsAsync(DigestHour);
        await WaitAsync();

        // On the next day, the hour of the daily ones was missed, and is made up for.
        await Host.LetPassAsync(TimeSpan.FromDays(1));
        await SendDigestsAsync(DigestHour + 4);

        string[] said = [.. Host.Mail.To(person.Email).Select(mail =>
            $"{mail.TextBody!.Contains(hourly)} {mail.TextBody.Contains(daily)} {mail.TextBody.Contains(off)}")];
        Assert.That(said, Is.EqualTo(["True False False", "True True False", "True True False"]));
    }

    [Test]
    public async Task IsNotSentWithoutSomethingNew()
    {
        var person = await PersonAsync();
        var project = await World.ProjectAsync(admin: person);
        await SendDigestsAsync(DigestHour);
        var quiet = Host.Mail.To(person.Email).Count;
        await World.SiteAsync(project, published: false);
        await SendDigestsAsync(DigestHour);
        await SendDigestsAsync(DigestHour);
        var once = Host.Mail.To(person.Email).Count;
        await World.SiteAsync(project, published: false);
        await SendDigestsAsync(DigestHour);

        Assert.That((quiet, once), Is.EqualTo((0, 1)));
        Assert.That(Host.Mail.To(person.Email)[^1].TextBody, Does.Contain("Odottaa: 2"), "What was told of is counted again.");
    }

    /// <summary>What is committed by another transaction a moment later must not be taken for told.</summary>
    [Test]
    public async Task LeavesTheLastMinuteToTheNext()
    {
        var person = await PersonAsync();
        var project = await World.ProjectAsync(admin: person);
        await PlanAsync(DigestHour - 1, minutes: 59);
        await Host.LetPassAsync(TimeSpan.FromSeconds(30));
        await World.SiteAsync(project, published: false);
        await Host.LetPassAsync(TimeSpan.FromSeconds(31));
        await PlanAsync();
        await EndAsync(DigestMailJob.Kind);
        var early = Host.Mail.To(person.Email).Count;

        // On the next day.
        await Host.LetPassAsync(TimeSpan.FromMinutes(5));
        await SendDigestsAsync(DigestHour);

        Assert.That((early, Host.Mail.To(person.Email).Count), Is.EqualTo((0, 1)));
    }

    /// <summary>A run that failed is due anew at any time, one that failed too often at the next hour.</summary>
    [TestCase(DigestHour - 1, 1)]
    [TestCase(DigestHour, 0)]
    public async Task IsMadeUpForUnlessItWasPlanned(int planned, int sent)
    {
        var person = await PersonAsync();
        var project = await World.ProjectAsync(admin: person);
        await SendDigestsAsync(planned);
        await World.SiteAsync(project, published: false);
        await SendDigestsAsync(DigestHour + 2, dueAt: Now.Date.AddHours(DigestHour + 2));

        Assert.That(Host.Mail.To(person.Email), Has.Count.EqualTo(sent));
    }

    [Test]
    public async Task SaysWhatStillWaitsWhenItIsSent()
    {
        var (person, former, gone) = (await PersonAsync(), await PersonAsync(), await PersonAsync());
        var (kept, emptied) = (await World.ProjectAsync(admin: person, moderator: former), await World.ProjectAsync(admin: person));
        var removed = await World.ProjectAsync(moderator: gone);
        var (stays, published) = (await World.SiteAsync(kept, published: false), await World.SiteAsync(kept, published: false));
        var (hidden, deleted) = (await World.SiteAsync(kept, published: false), await World.SiteAsync(kept, published: false));
        await World.SiteAsync(emptied, published: false);
        await World.SiteAsync(removed, published: false);

        await Host.Mail.CloseAsync();
        try
        {
            await PlanAsync(DigestHour);
            await JobNode.UntilAsync(() => Host.Application.Log.Lines.Count(line => line.Contains("(digest-mail) failed")) == 3);
        }
        finally
        {
            await Host.Mail.OpenAsync();
        }

        await World.InDatabase(db =>
        {
            db.Sites.Single(site => site.Name == published).Published = true;
            db.Sites.Single(site => site.Name == hidden).HiddenAt = Now;
            db.Sites.Single(site => site.Name == deleted).Delete();
            db.Sites.Single(site => site.Project!.Name == emptied).Published = true;
            db.ProjectModerators.Remove(db.ProjectModerators.Single(moderator => moderator.UserId == former.Id));
            db.Sites.Remove(db.Sites.Single(site => site.Project!.Name == removed));
        });
        await World.InDatabase(db => db.Projects.Remove(db.Projects.Single(project => project.Name == removed)));
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        await EndAsync(DigestMailJob.Kind);

        var text = Host.Mail.To(person.Email).Single().TextBody;
        Assert.That(text, Does.Contain("Odottaa: 1, ilmoitettu: 0").And.Contain(kept).And.Not.Contain(emptied));
        Assert.That(Host.Mail.To(former.Email).Concat(Host.Mail.To(gone.Email)), Is.Empty);
        Assert.That(stays, Is.Not.Empty);
    }

    /// <summary>Who may not decide is not asked to, from the moment of the block until it ends.</summary>
    [Test]
    public async Task IsNotForTheBlocked([Values] bool inService)
    {
        var (person, other) = (await PersonAsync(), await PersonAsync());
        var (one, another) = (await World.ProjectAsync(admin: other, moderator: person), await World.ProjectAsync(admin: person));
        foreach (var project in new[] { one, another })
            await World.SiteAsync(project, published: false);
        await Host.Mail.CloseAsync();
        try
        {
            await PlanAsync(DigestHour);
            await JobNode.UntilAsync(() => Host.Application.Log.Lines.Count(line => line.Contains("(digest-mail) failed")) == 2);
        }
        finally
        {
            await Host.Mail.OpenAsync();
        }

        var until = Now.Date.AddHours(DigestHour + 2);
        if (inService)
        {
            var answer = await Api.PutAsync(Blocks.Of(person), await World.PersonAsync(superuser: true), new { until });
            Assert.That(answer.Status, Is.EqualTo(201), answer.ToString());
        }
        else
        {
            await World.InDatabase(db => db.Blocks.Add(new Block
            {
                UserId = person.Id,
                ProjectId = db.Projects.Single(project => project.Name == one).Id,
                Until = until,
            }));
        }

        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        await EndAsync(DigestMailJob.Kind);
        var blocked = Host.Mail.To(person.Email);
        await SendDigestsAsync(DigestHour);

        Assert.That(Host.Mail.To(other.Email).Single().TextBody, Does.Contain(one));
        Assert.That(blocked, Has.Count.EqualTo(inService ? 0 : 1));
        Assert.That(blocked.Select(mail => mail.TextBody), Has.All.Contains(another).And.None.Contains(one));
        Assert.That(Host.Mail.To(person.Email), Has.Count.EqualTo(blocked.Count + 1), "A block that has ended keeps nothing back.");
        Assert.That(Host.Mail.To(person.Email)[^1].TextBody, Does.Contain(one));
    }

    [Test]
    public async Task IsForThoseWhoHaveARoleAndAnAddress()
    {
        var (lost, unverified, superuser) = (await PersonAsync(), await PersonAsync(), await World.PersonAsync(superuser: true));
        var project = await World.ProjectAsync(admin: lost, moderator: unverified);
        await World.SiteAsync(project, published: false);
        await OfUserAsync(lost, nameof(User.Email), null);
        await OfUserAsync(unverified, nameof(User.Verified), false);

        await SendDigestsAsync(DigestHour);

        Assert.That(new[] { lost, unverified, superuser }.SelectMany(person => Host.Mail.To(person.Email)), Is.Empty);
        Assert.That(await World.Read(db => db.ProjectNotificationSettings.AnyAsync()), Is.False);
    }
}
