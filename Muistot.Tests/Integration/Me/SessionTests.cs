using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

[OnEveryBackend]
public sealed class SessionTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task EndAlone()
    {
        var person = await World.PersonAsync();
        var second = await World.SignInAsync(person.Name);

        var ended = await Api.DeleteAsync("/me", person);

        Assert.That((ended.Status, ended.Bytes.Length), Is.EqualTo((204, 0)));
        Assert.That(await StatusesAsync(person.Token, second), Is.EqualTo(new[] { 401, 200 }));
    }

    [Test]
    public async Task EndTogether()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());
        var second = await World.SignInAsync(person.Name);

        var ended = await Api.DeleteAsync("/me/sessions", person);

        Assert.That((ended.Status, ended.Bytes.Length), Is.EqualTo((204, 0)));
        Assert.That(await StatusesAsync(person.Token, second, other.Token), Is.EqualTo(new[] { 401, 401, 200 }));
    }

    [Test]
    public async Task AreListedAndEndByTheirIds()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());
        var second = await World.SignInAsync(person.Name, "Selain/1.0");
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));

        var listed = (await Api.GetAsync("/me/sessions", person)).Json["items"]!.AsArray();
        var id = $"{listed.Single(session => session!["current"] is null)!["id"]}";
        var refused = new[] { await Api.DeleteAsync($"/me/sessions/{id}", other), await Api.DeleteAsync("/me/sessions/unknown", person) };
        var untouched = await StatusesAsync(second);
        var ended = await Api.DeleteAsync($"/me/sessions/{id}", person);

        Assert.That(listed.Select(session => $"{session!["user_agent"]} {session["current"]}"), Is.EqualTo([" true", "Selain/1.0 "]));
        Assert.That(
            listed.Select(session => session!["last_used_at"]!.GetValue<DateTime>() - session["created_at"]!.GetValue<DateTime>()),
            Is.EqualTo([TimeSpan.FromMinutes(2), TimeSpan.Zero]).Using<TimeSpan>((one, another) => (one - another).Duration()
            < TimeSpan.FromSeconds(30)));
        Assert.That(refused.Select(answer => answer.Verdict), Is.All.EqualTo("404 Resource not found"));
        Assert.That(untouched, Is.EqualTo([200]));
        Assert.That((ended.Status, ended.Bytes.Length), Is.EqualTo((204, 0)));
        Assert.That(await StatusesAsync(second, person.Token, other.Token), Is.EqualTo([401, 200, 200]));
    }

    [Test]
    public async Task MayEndThemselvesByTheirIds()
    {
        var person = await World.PersonAsync();
        var id = (await Api.GetAsync("/me/sessions", person)).Json["items"]![0]!["id"];

        var ended = await Api.DeleteAsync($"/me/sessions/{id}", person);

        Assert.That(ended.Status, Is.EqualTo(204));
        Assert.That(await StatusesAsync(person.Token), Is.EqualTo([401]));
    }

    [TestCase("/me")]
    [TestCase("/me/sessions")]
    [TestCase("/me/sessions/unknown")]
    public async Task EndForThoseWhoHaveOne(string path)
    {
        var answer = await Api.DeleteAsync(path);

        Assert.That((answer.Status, answer.Message), Is.EqualTo((401, "Unauthorized")));
    }

    [TestCase("/me/username?username=Uusi%20Nimi")]
    [TestCase("/me/email?email=uusi@example.com")]
    public async Task EndWhenTheAccountChangesAndANewOneBegins(string change)
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());
        var second = await World.SignInAsync(person.Name);

        var changed = await Api.PostAsync(change, by: person);

        Assert.That(changed.Headers.GetValues("Authorization").Single(), Does.StartWith("bearer "));
        Assert.That(await StatusesAsync(changed.Token, person.Token, second, other.Token), Is.EqualTo(new[] { 200, 401, 401, 200 }));
    }

    [Test]
    public async Task LiveSixteenMinutesFromTheLastRequest()
    {
        var person = await World.PersonAsync();
        var idle = await World.SignInAsync(person.Name);

        await Host.LetPassAsync(TimeSpan.FromMinutes(15));
        var renewed = await StatusesAsync(person.Token);
        await Host.LetPassAsync(TimeSpan.FromMinutes(15));
        var renewedAgain = await StatusesAsync(person.Token, idle);
        await Host.LetPassAsync(TimeSpan.FromMinutes(17));
        var left = await StatusesAsync(person.Token);

        Assert.That(renewed.Concat(renewedAgain).Concat(left), Is.EqualTo(new[] { 200, 200, 401, 401 }));
    }

    [Test]
    public async Task AreRenewedByRequestsThatNeedNone()
    {
        var person = await World.PersonAsync();

        await Host.LetPassAsync(TimeSpan.FromMinutes(15));
        await Api.GetAsync("/languages?q=fi", person);
        await Host.LetPassAsync(TimeSpan.FromMinutes(15));

        Assert.That(await StatusesAsync(person.Token), Is.EqualTo(new[] { 200 }));
    }

    [TestCase("GET", "/me")]
    [TestCase("GET", "/auth/status")]
    [TestCase("GET", "/projects")]
    [TestCase("GET", "/languages?q=fi")]
    [TestCase("GET", "/images/placeholder.jpg")]
    [TestCase("PATCH", "/me")]
    [TestCase("POST", "/projects")]
    [TestCase("POST", "/me/username?username=Uusi%20Nimi")]
    [TestCase("DELETE", "/me")]
    public async Task OfTheErasedCountForNothing(string method, string path)
    {
        var person = await World.PersonAsync();
        await EraseAsync(person);

        var answer = await Api.SendAsync(new HttpMethod(method), path, new StringContent("{}"), person);

        Assert.That((answer.Status, answer.Message), Is.EqualTo((401, "Unauthorized")));
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
    }

    [TestCase("Ripeä Kettu")]
    [TestCase("ripeä KETTU")]
    public async Task OfTheErasedDoNotOpenWhoTakesTheirName(string name)
    {
        var (erased, heir) = (await World.PersonAsync("Ripeä Kettu"), await World.PersonAsync());
        await EraseAsync(erased);

        var renamed = await Api.PostAsync($"/me/username?username={Uri.EscapeDataString(name)}", by: heir);

        Assert.That(renamed.Status, Is.EqualTo(200), renamed.ToString());
        Assert.That(await StatusesAsync(renamed.Token, erased.Token), Is.EqualTo(new[] { 200, 401 }));
    }

    private async Task<List<int>> StatusesAsync(params string[] tokens)
    {
        var statuses = new List<int>();
        foreach (var token in tokens)
            statuses.Add((await Api.GetAsync("/me", headers: ("Authorization", $"Bearer {token}"))).Status);
        return statuses;
    }

    private Task EraseAsync(Person person) => World.InDatabase(db => db.Users.Remove(db.Users.Single(user => user.Id == person.Id)));
}
