using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

[OnEveryBackend]
public sealed class SignInTests(Backend backend) : LoginTest(backend)
{
    private static object Project => new { id = World.Fresh("project"), info = new { lang = "fi", name = "Nimi" } };

    [Test]
    public async Task BeginsASessionWhoseTokenIsInTheHeader()
    {
        var person = await World.PersonAsync();

        var answer = await SignInAsync(person.Email);
        var header = answer.Headers.GetValues("Authorization").Single();
        var me = await Api.GetAsync("/me", headers: ("Authorization", header));

        Assert.That((answer.Status, answer.Bytes.Length), Is.EqualTo((200, 0)));
        Assert.That(header, Does.Match(@"\Abearer [A-Za-z0-9:=-]{52}\z"));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(me.Json["username"]!.GetValue<string>(), Is.EqualTo(person.Name));
    }

    [Test]
    public async Task KeepsWhatTheClientSaysThatItIsForItsPersonAloneAndLogsItNowhere()
    {
        var (person, agent) = (await World.PersonAsync(), World.Fresh("Selain"));
        var link = await LinkAsync(person.Email);

        var answer = await ExchangeAsync(Api, link.User, link.Token, ("User-Agent", $"{agent}/1.0 {new string('x', 2000)}"));
        var listed = (await Api.GetAsync("/me/sessions", headers: ("Authorization", $"bearer {answer.Token}"))).Json["items"]!.AsArray();

        var told = listed.Single(session => session!["current"] is not null)!["user_agent"]!.GetValue<string>();
        Assert.That(told, Does.StartWith($"{agent}/1.0 xxx").And.Length.EqualTo(256));
        Assert.That(Host.Application.Log.Lines, Has.None.Contains(agent));
    }

    [Test]
    public async Task LeavesEarlierSessionsAlone()
    {
        var person = await World.PersonAsync();

        await SignInAsync(person.Email);

        Assert.That((await MeAsync(person.Token)).Status, Is.EqualTo(200));
    }

    /// <summary>Whoever enters an address of somebody else's waits for them in an account that they sign in to.</summary>
    [TestCase(TestHost.Root)]
    [TestCase("Root@EXAMPLE.com")]
    [TestCase("victim@example.com")]
    public async Task EndsTheSessionsOfWhoeverEnteredTheAddress(string email)
    {
        var stranger = await World.PersonAsync();
        var entered = await Api.PostAsync($"/me/email?email={email}", by: stranger);

        var owner = await SignInAsync(email);
        var again = await SignInAsync(email);

        Assert.That((await MeAsync(entered.Token)).Status, Is.EqualTo(401));
        Assert.That((await Api.PostAsync("/projects", Project, headers: ("Authorization", $"bearer {entered.Token}"))).Status,
            Is.EqualTo(401));
        Assert.That(((await MeAsync(owner.Token)).Status, (await MeAsync(again.Token)).Status), Is.EqualTo((200, 200)));
    }

    [TestCase(TestHost.Root, 201)]
    [TestCase("Root@Example.COM", 201)]
    [TestCase("r\u00F6ot@example.com", 403)]
    [TestCase("root@example.com.example.org", 403)]
    public async Task MakesSuperusersOfTheConfiguredAddresses(string email, int status)
    {
        var signedIn = await SignInAsync(email);

        var made = await Api.PostAsync("/projects", Project, headers: ("Authorization", $"bearer {signedIn.Token}"));

        Assert.That(made.Status, Is.EqualTo(status), made.ToString());
    }

    [Test]
    public async Task KeepsSuperusersOnes()
    {
        var person = await World.PersonAsync(superuser: true);

        var signedIn = await SignInAsync(person.Email);

        Assert.That((await Api.PostAsync("/projects", Project, headers: ("Authorization", $"bearer {signedIn.Token}"))).Status,
            Is.EqualTo(201));
    }

    [Test]
    public async Task IsWrittenIntoTheLoginLog()
    {
        var (admin, root) = (await World.PersonAsync(), await World.PersonAsync(email: TestHost.Root));
        string[] projects = [await World.ProjectAsync(admin: admin), await World.ProjectAsync(admin: admin, published: false)];
        var now = Host.Application.Clock.GetUtcNow().UtcDateTime;

        await SignInAsync(admin.Email);
        await SignInAsync(root.Email);
        var log = await World.Read(db => db.LoginLog.OrderBy(entry => entry.Id).ToListAsync());

        Assert.That(
            log.Select(entry => (entry.UserId, entry.Username, entry.Superuser, entry.AdminIn)),
            Is.EqualTo(new[] { ((int?)admin.Id, admin.Name, false, string.Join(',', projects)), (root.Id, root.Name, true, "") }));
        Assert.That(log.Select(entry => entry.Timestamp), Is.All.EqualTo(now).Within(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task IsNotWrittenIntoTheLoginLogWhenItFails()
    {
        var link = await LinkAsync(FreshEmail());

        await ExchangeAsync(link.User, "wrong");
        await ExchangeAsync(World.Fresh("nobody"), link.Token);

        Assert.That(await World.Read(db => db.LoginLog.CountAsync()), Is.Zero);
    }

    [TestCase("/auth/email?email=someone@example.com")]
    [TestCase("/auth/email?email=nobody")]
    [TestCase("/auth/email/exchange?user=someone&token=x")]
    public async Task IsNotForThoseWhoAreSignedIn(string path)
    {
        var person = await World.PersonAsync();

        var answer = await Api.PostAsync(path, by: person);

        Assert.That((answer.Status, answer.Message), Is.EqualTo((403, "Already logged in")));
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task DoesNotTellWhetherAnAddressIsKnown()
    {
        var person = await World.PersonAsync();

        var known = await AskAsync(person.Email);
        var unknown = await AskAsync(FreshEmail());

        Assert.That(Told(known), Is.EqualTo(Told(unknown)));
    }

    [Test]
    public async Task DoesNotTellWhetherANameIsKnown()
    {
        var person = await World.PersonAsync();

        var known = await ExchangeAsync(person.Name, "wrong");
        var unknown = await ExchangeAsync(World.Fresh("nobody"), "wrong");

        Assert.That(Told(known), Is.EqualTo(Told(unknown)));
    }

    [Test]
    public async Task StatusSaysWhetherThereIsASession()
    {
        var person = await World.PersonAsync();

        var with = await Api.GetAsync("/auth/status", person);
        var without = await Api.GetAsync("/auth/status");

        Assert.That(with.Status, Is.EqualTo(200));
        Assert.That((without.Status, without.Message), Is.EqualTo((401, "Unauthorized")));
    }

    private static string Told(Answer answer) =>
        $"{answer} {string.Join('\n', answer.Headers.Where(header => header.Key is not ("Date" or "Trace-Id")).Concat(answer.ContentHeaders)
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"))}";
}
