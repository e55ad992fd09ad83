using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Muistot.Application.Notifications;
using Muistot.Application.Pipeline;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>Mail is ended by its link, with one click of the mail program (RFC 8058).</summary>
[OnEveryBackend]
public sealed class UnsubscribeTests(Backend backend) : NotificationTest(backend)
{
    private static readonly (string, string)[] Finnish = [("Accept-Language", "fi"), ("Accept", "text/html,*/*;q=0.8")];
    private static readonly (string, string)[] English = [("Accept-Language", "en"), ("Accept", "text/html,*/*;q=0.8")];

    [Test]
    public async Task EndsExactlyThatKindOfMail()
    {
        var (person, project, decided, waiting) = await GetBothMailsAsync();
        await Api.PatchAsync("/me/notifications", new { projects = new Dictionary<string, string> { [project] = "hourly" } }, person);
        async Task<string> TellAsync() => (await Api.GetAsync("/me/notifications", person)).Text;
        var before = await TellAsync();

        var page = await Api.GetAsync(UnsubscribeOf(decided), headers: English);
        var untouched = await TellAsync();
        var ended = await Api.PostAsync(UnsubscribeOf(decided), OneClick(), headers: English);
        var withoutDecisions = await TellAsync();
        var endedToo = await Api.SendAsync(HttpMethod.Post, UnsubscribeOf(waiting), new MultipartFormDataContent
        {
            { new StringContent("One-Click"), "\"List-Unsubscribe\"" },
        });
        var again = await Api.PostAsync(UnsubscribeOf(waiting), OneClick());

        Assert.That(untouched, Is.EqualTo(before), "Programs that look at mail follow its links.");
        Assert.That((page.Status, page.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, "text/html")));
        Assert.That(page.Text, Does.Contain("<form method=\"post\">").And.Contain("value=\"One-Click\"").And.Contain("<html lang=\"en\">"));
        Assert.That(
            page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("form-action 'self'").And.Not.Contain("script"));
        Assert.That(page.Headers.CacheControl!.NoStore);
        Assert.That((ended.Status, endedToo.Status, again.Status), Is.EqualTo((200, 200, 200)));
        Assert.That(ended.Text, Does.Contain("decisions on your sites and memories"));
        Assert.That(withoutDecisions, Is.EqualTo(before.Replace("\"decisions\":true", "\"decisions\":false")));
        Assert.That(await TellAsync(), Is.EqualTo("""{"decisions":false,"digest":"off","projects":{}}"""));
    }

    [Test]
    public async Task TakesTheTokenOfTheAddressThatTheAccountHas()
    {
        var (person, _, decided, _) = await GetBothMailsAsync();
        var path = UnsubscribeOf(decided);
        string[] wrong =
        [
            path[..^1] + (path[^1] == 'A' ? 'Q' : 'A'), path[..^20], path + "A", "/notifications/unsubscribe?token=" + new string('A', 86),
            "/notifications/unsubscribe?token=", "/notifications/unsubscribe",
        ];

        var answers = new List<Answer>();
        foreach (var one in wrong)
        {
            answers.Add(await Api.GetAsync(one, headers: Finnish));
            answers.Add(await Api.PostAsync(one, OneClick(), headers: Finnish));
        }

        var plain = await Api.PostAsync(wrong[0], OneClick());
        var broken = new ByteArrayContent("--b\r\n"u8.ToArray()) { Headers = { { "Content-Type", "multipart/form-data; boundary=b" } } };
        var malformed = await Api.PostAsync(path, broken);
        var strange = OneClick();
        strange.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-7");
        var unreadable = await Api.PostAsync(path, strange);
        var large = await Api.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", new string('a', 20_000))]));
        var empty = await Api.PostAsync(path);
        var other = await Api.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", "Two-Clicks")]));
        await Api.PostAsync($"/me/email?email={World.Fresh("new")}@example.com", null, person);
        var late = await Api.PostAsync(path, OneClick(), headers: Finnish);

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(404));
        Assert.That(answers.Append(late).Select(answer => answer.Text).Distinct().Single(), Does.Contain("Tämä linkki ei ole voimassa"));
        Assert.That(plain.Verdict, Is.EqualTo("404 Not found"));
        Assert.That(
            new[] { malformed, unreadable, large, empty, other, late }.Select(answer => answer.Status),
            Is.EqualTo([422, 422, 413, 422, 422, 404]));
        Assert.That(await World.Read(db => db.NotificationSettings.CountAsync(settings => !settings.Decisions)), Is.Zero);
    }

    [Test]
    public async Task EndsNeverTheMailOfSignIns()
    {
        var (person, _, decided, waiting) = await GetBothMailsAsync();
        foreach (var mail in new[] { decided, waiting })
            await Api.PostAsync(UnsubscribeOf(mail), OneClick());
        var before = Host.Mail.To(person.Email).Count;

        await Api.PostAsync($"/auth/email?email={person.Email}");
        var login = await Host.Mail.WaitAsync(person.Email, before + 1);
        await Api.DeleteAsync("/me/account?contributions=keep", person);
        var erasure = await Host.Mail.WaitAsync(person.Email, before + 2);

        Assert.That(
            new[] { login, erasure }.SelectMany(mail => mail.Headers).Select(header => header.Field),
            Has.None.StartsWith("List-"));
    }

    [Test]
    public void IsNotTriedAsOftenAsOneLikes()
    {
        static IEnumerable<string> KeysOf(IRateLimitedRequest request) =>
            request.Limits(new RateLimitCaller("192.0.2.1")).Select(limit => limit.Key);

        Assert.That(KeysOf(new Unsubscribe("one")).Intersect(KeysOf(new Unsubscribe("other"))).Count(), Is.EqualTo(1));
        Assert.That(KeysOf(new Unsubscribe("one")), Has.None.Contains("one").And.Exactly(2).Items);
        Assert.That(KeysOf(new GetUnsubscription("one")).Intersect(KeysOf(new Unsubscribe("one"))), Is.Empty);
    }

    private static FormUrlEncodedContent OneClick() => new([new("List-Unsubscribe", "One-Click")]);

    // Someone who is an author and a moderator, and was told of both.
    private async Task<(Person Person, string Project, MimeMessage Decided, MimeMessage Waiting)> GetBothMailsAsync()
    {
        var (person, admin) = (await PersonAsync(), await PersonAsync());
        var project = await World.ProjectAsync(admin: admin, moderator: person);
        var thing = await Thing.MakeAsync(World, Thing.Memory, project, published: false, person);
        await World.SiteAsync(project, published: false);
        await DecideAsync(admin, "publish", [(thing, 1)]);
        await SendDecisionsAsync();
        await PlanAsync(DateTime.UnixEpoch);
        await EndAsync(DigestMailJob.Kind);
        var mails = Host.Mail.To(person.Email);
        Assert.That(mails, Has.Count.EqualTo(2));
        return (person, project, mails[0], mails[1]);
    }
}
