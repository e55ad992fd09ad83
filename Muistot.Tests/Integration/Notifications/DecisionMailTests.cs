using Microsoft.EntityFrameworkCore;
using Muistot.Application.Notifications;
using Muistot.Domain.Moderation;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Me;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>Authors are mailed what was decided on what is theirs.</summary>
public sealed class DecisionMailTests() : NotificationTest(Backend.Embedded)
{
    private const string Note = "kanariamuistio";

    [TestCase(Thing.Memory, "publish", "Muisto on julkaistu", "The memory is published")]
    [TestCase(Thing.Site, "publish", "Paikka on julkaistu", "The site is published")]
    [TestCase(Thing.Site, "hide", "Paikka on piilotettu", "The site is hidden")]
    [TestCase(Thing.Memory, "delete", "Muisto on poistettu", "The memory is deleted")]
    [TestCase(Thing.Site, "restore", "Paikka on palautettu", "The site is restored")]
    public async Task SaysWhatWasDecidedInTheLanguageOfTheAuthor(string kind, string decision, string finnish, string english)
    {
        var (moderator, reporter) = (await PersonAsync("kanariapäättäjä"), await PersonAsync("kanariailmoittaja"));
        var (one, other) = (await PersonAsync(), await PersonAsync(english: true));
        var project = await World.ProjectAsync(admin: moderator);
        var published = decision is "hide" or "delete";
        var things = new[]
        {
            await Thing.MakeAsync(World, kind, project, published, one), await Thing.MakeAsync(World, kind, project, published, other),
        };
        if (published)
            await Api.PutAsync($"{things[0].Path}/report", reporter, new { reason = "other", text = "kanariailmoitus" });
        if (decision == "restore")
            await World.InDatabase(db => db.Sites.ToList().ForEach(site => site.Delete()));

        await DecideAsync(
            moderator, decision, things.Select(thing => (thing, decision == "restore" ? 2 : 1)), "Syy <&>", "Rivi\nToinen <rivi>", Note);
        await SendDecisionsAsync();

        foreach (var (person, said, unsaid) in new[] { (one, finnish, english), (other, english, finnish) })
        {
            var mail = Host.Mail.To(person.Email).Single();
            Assert.That(mail.TextBody!.ReplaceLineEndings("\n"), Does.Contain(said).And.Contain("> Syy <&>")
                .And.Contain("> Rivi\n> Toinen <rivi>").And.Not.Contain(unsaid));
            Assert.That(mail.HtmlBody, Does.Contain(said).And.Contain("Syy &lt;&amp;&gt;").And.Contain("Rivi\nToinen &lt;rivi&gt;"));
            Assert.That(mail.TextBody, Does.Contain("(Nimi)").And.Contain(kind == Thing.Site ? "\"Paikka\"" : "\"Muisto\""));
            Assert.That(AllOf(mail), Does.Not.Contain("kanaria"));
            Assert.That(mail.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
        }

        Assert.That(Host.Mail.To(moderator.Email).Concat(Host.Mail.To(reporter.Email)), Is.Empty);
    }

    [TestCase(false, "Jonkun henkilötietoja")]
    [TestCase(true, "Personal data of someone")]
    public async Task SaysAReasonInTheLanguageOfTheAuthor(bool english, string said)
    {
        var (moderator, author) = (await PersonAsync(), await PersonAsync(english: english));
        var thing = await Thing.MakeAsync(World, Thing.Memory, await World.ProjectAsync(admin: moderator), by: author);

        await DecideAsync(moderator, "hide", [(thing, 1)], "personal_data");
        await SendDecisionsAsync();

        Assert.That(AllOf(Host.Mail.To(author.Email).Single()), Does.Contain($"> {said}").And.Not.Contain("personal_data"));
    }

    [Test]
    public async Task TellsOfAllDoorsInOneMailAndOfTheLastDecisionOnly()
    {
        var cast = await Cast.GatherAsync(World);
        async Task<Thing> MakeAsync(bool published, string title)
        {
            var site = await World.SiteAsync(cast.Project);
            var memory = await World.MemoryAsync(cast.Project, site, cast.Maker, published, title);
            return new Thing(
                $"/projects/{cast.Project}/sites/{site}/memories/{memory}", Thing.OrderOf(Thing.Memory, memory, cast.Project, site));
        }

        var (waiting, ordered, deleted) = (await MakeAsync(false, "Yksi"), await MakeAsync(true, "Kaksi"), await MakeAsync(true, "Kolme"));
        var (overtaken, gone) = (await MakeAsync(true, "Neljä"), await MakeAsync(true, "Viisi"));
        await BeginMinuteAsync();
        await Api.PostAsync($"{waiting.Path}/publish?publish=true", null, cast.Moderator);
        await Api.PostAsync("/admin/publish", ordered.OrderTo(publish: false), cast.Admin);
        await Api.DeleteAsync(deleted.Path, cast.Admin);
        await DecideAsync(cast.Moderator, "hide", [(overtaken, 1)], message: "Ohitettu");
        await DecideAsync(cast.Moderator, "publish", [(overtaken, 2)]);
        await DecideAsync(cast.Moderator, "publish", [(gone, 1)]);
        await Api.DeleteAsync(gone.Path, cast.Maker);
        await SendDecisionsAsync();

        var text = Host.Mail.To(cast.Maker.Email).Single().TextBody!.ReplaceLineEndings("\n");
        Assert.That(text, Does.Contain("\"Yksi\" (Nimi)\nMuisto on julkaistu").And.Contain("\"Kaksi\" (Nimi)\nMuisto on piilotettu")
            .And.Contain("\"Kolme\" (Nimi)\nMuisto on poistettu").And.Contain("\"Neljä\" (Nimi)\nMuisto on julkaistu"));
        Assert.That(text, Does.Not.Contain("Ohitettu").And.Not.Contain("Viisi"));
    }

    [Test]
    public async Task SaysNothingToThoseWhoAreNotToBeTold()
    {
        var admin = await PersonAsync();
        var (off, lost, unverified, erased) = (await PersonAsync(), await PersonAsync(), await PersonAsync(), await PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var things = new List<Thing>();
        foreach (var maker in new[] { off, lost, unverified, erased, admin })
            things.Add(await Thing.MakeAsync(World, Thing.Memory, project, published: false, maker));
        var reported = await Thing.MakeAsync(World, Thing.Memory, project, by: off);
        await Api.PatchAsync("/me/notifications", new { decisions = false }, off);
        await DecideAsync(admin, "publish", things.Select(thing => (thing, 1)));
        await DecideAsync(admin, "dismiss_reports", [(reported, 1)]);
        var queued = await World.Read(db => db.Jobs.CountAsync(job => job.Kind == DecisionMailJob.Kind));
        await OfUserAsync(lost, nameof(User.Email), null);
        await OfUserAsync(unverified, nameof(User.Verified), false);
        await this.EraseAsync(erased, "keep");

        await SendDecisionsAsync();

        Assert.That(queued, Is.EqualTo(4), "Nobody is told what they decided on their own things.");
        Assert.That(new[] { off, lost, unverified, admin }.SelectMany(person => Host.Mail.To(person.Email)), Is.Empty);
        Assert.That(Host.Mail.To(erased.Email), Has.Count.EqualTo(1), "That of the erasure.");
    }

    [Test]
    public async Task SaysNothingOfReportsThatAreSettled()
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.Maker);
        await Api.PutAsync($"{thing.Path}/report", cast.User);

        await Api.PostAsync($"{thing.Path}/publish?publish=true", null, cast.Moderator);
        await Api.PatchAsync(thing.Path, new { title = "Toinen" }, cast.Maker);
        await SendDecisionsAsync();

        Assert.That(Host.Mail.To(cast.Maker.Email), Is.Empty);
    }

    /// <summary>The mail is written when its author may not see any more what it is about.</summary>
    [TestCase(Thing.Memory, "site", false)]
    [TestCase(Thing.Memory, "project", false)]
    [TestCase(Thing.Site, "project", false)]
    [TestCase(Thing.Site, "project", true)]
    public async Task SaysNothingOfWhatIsHiddenWithItsParent(string kind, string parent, bool ends)
    {
        var cast = await Cast.GatherAsync(World);
        var (project, site) = ($"/projects/{cast.Project}", await World.SiteAsync(cast.Project));
        var thing = kind == Thing.Site
            ? await Thing.MakeAsync(World, kind, cast.Project, published: false, cast.Maker)
            : new Thing("", Thing.OrderOf(
                kind, await World.MemoryAsync(cast.Project, site, cast.Maker, published: false), cast.Project, site));
        await DecideAsync(cast.Admin, "publish", [(thing, 1)]);

        var hidden = parent == "site" ? $"{project}/sites/{site}" : project;
        var answer = ends
            ? await Api.PatchAsync(hidden, new { ends = "2001-01-01" }, cast.Admin)
            : await Api.PostAsync($"{hidden}/publish?publish=false", null, cast.Admin);
        await SendDecisionsAsync();

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(Host.Mail.To(cast.Maker.Email), Is.Empty);
    }

    /// <summary>Reports that are settled at once take nothing of the decision before them away.</summary>
    [TestCase("hide", "dismiss_reports", "Muisto on piilotettu")]
    [TestCase("publish", "publish", "Muisto on julkaistu")]
    public async Task SaysWhatWasDecidedBeforeReportsWereSettled(string decision, string settling, string said)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, Thing.Memory, cast.Project, published: decision == "hide", cast.Maker);
        if (decision == "hide")
            await Api.PutAsync($"{thing.Path}/report", cast.User);
        await DecideAsync(cast.Moderator, decision, [(thing, 1)], "Syy", "Tervetuloa");
        if (decision == "publish")
            await Api.PutAsync($"{thing.Path}/report", cast.User);

        var settled = await DecideAsync(cast.Moderator, settling, [(thing, 2)]);
        await SendDecisionsAsync();
        var own = (await Api.GetAsync("/me/memories", cast.Maker)).Items.Single()!["last_decision"]!;

        Assert.That(settled.Items.Single()!["result"]!.GetValue<string>(), Is.EqualTo("done"));
        Assert.That(Host.Mail.To(cast.Maker.Email).Single().TextBody, Does.Contain(said).And.Contain("Tervetuloa"));
        Assert.That((own["decision"]!.GetValue<string>(), own["reason"]!.GetValue<string>()), Is.EqualTo((decision, "Syy")));
    }

    [Test]
    public async Task SaysThatADeletedThingWasRestoredByItsHistory([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, published: true, cast.Maker);
        await Api.DeleteAsync(thing.Path, cast.Admin);

        var restored = await Api.PostAsync($"{thing.Path}/history/1/restore", null, cast.Admin);
        await SendDecisionsAsync();

        Assert.That(restored.Status, Is.EqualTo(204));
        Assert.That(await World.Read(db => db.Decisions.Select(decision => decision.Kind).ToListAsync()),
            Is.EqualTo([DecisionKind.Delete, DecisionKind.Restore]));
        Assert.That(Host.Mail.To(cast.Maker.Email).Single().TextBody, Does.Contain("on palautettu").And.Not.Contain("poistettu"));
    }

    [Test]
    public async Task KeepsWhatPeopleWroteInItsPlace()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project);
        var memory = await World.MemoryAsync(
            cast.Project, site, cast.Maker, published: false, "<b>{unsubscribe}</b>\r\nBcc: all@example.com\n\nhttp://evil.example/");
        var thing = new Thing("", Thing.OrderOf(Thing.Memory, memory, cast.Project, site));

        await DecideAsync(cast.Moderator, "hide", [(thing, 1)], message: "{page}\r\n\r\nhttp://evil.example/\u202E");
        await SendDecisionsAsync();

        var mail = Host.Mail.To(cast.Maker.Email).Single();
        Assert.That(mail.Headers.Select(header => header.Field), Has.No.Member("Bcc"));
        Assert.That(mail.TextBody, Does.Contain("\"<b>{unsubscribe}</b> Bcc: all@example.com http://evil.example/\" (Nimi)")
            .And.Contain("> {page}"));
        Assert.That(mail.TextBody!.Split('\n').Select(line => line.Trim()), Has.None.EqualTo("http://evil.example/"));
        Assert.That(mail.HtmlBody, Does.Contain("&lt;b&gt;{unsubscribe}&lt;/b&gt; Bcc").And.Not.Contain("<b>"));
        Assert.That(mail.HtmlBody!.Contains('\u202E'), Is.False, "What follows would be turned around.");
    }

    [Test]
    public async Task TellsOfManyThingsInOneMail()
    {
        var (cast, admin) = (await Cast.GatherAsync(World), await PersonAsync());
        await World.InDatabase(db => db.Superusers.Add(new Superuser { UserId = admin.Id }));
        var site = await World.SiteAsync(cast.Project);
        for (var number = 0; number < 22; number++)
            await World.MemoryAsync(cast.Project, site, cast.Maker);

        await Api.PutAsync($"/blocked/{cast.Maker.Name}", admin, new { hide = true, reason = "kanariaesto" });
        await SendDecisionsAsync();

        var mail = Host.Mail.To(cast.Maker.Email).Single();
        Assert.That(mail.TextBody!.Split("Muisto on piilotettu"), Has.Length.EqualTo(21));
        Assert.That(mail.TextBody, Does.Contain("Ja 2 muuta.").And.Not.Contain("kanariaesto"));
        Assert.That(await World.Read(db => db.Decisions.CountAsync()), Is.EqualTo(22));
    }
}
