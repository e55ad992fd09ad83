using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

[OnEveryBackend]
public sealed class EmailTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("uusi@example.com")]
    [TestCase("Uusi+Osoite@Example.com")]
    [TestCase("päivi@example.com")]
    public async Task Changes(string email)
    {
        var person = await World.PersonAsync();

        var changed = await ChangeAsync(person, $" {email} ");

        Assert.That((changed.Status, changed.Bytes.Length), Is.EqualTo((200, 0)), changed.ToString());
        Assert.That(await EmailAsync(changed.Token), Is.EqualTo(email));
    }

    [Test]
    public async Task IsTheSameInAnyCaseOfAscii()
    {
        var person = await World.PersonAsync(email: "Aino.Öhman@example.com");

        var answer = await ChangeAsync(person, "aINO.ÖHMAN@EXAMPLE.com");

        Assert.That((answer.Status, answer.Location, answer.Headers.Contains("Authorization")), Is.EqualTo((304, (string?)null, false)));
        Assert.That(await EmailAsync(person.Token), Is.EqualTo("Aino.Öhman@example.com"));
    }

    [Test]
    public async Task IsTakenInAnyCaseOfAscii()
    {
        var (other, person) = (await World.PersonAsync(), await World.PersonAsync());

        var answer = await ChangeAsync(person, other.Email.ToUpperInvariant());

        Assert.That((answer.Status, answer.Message), Is.EqualTo((409, "Email in use")));
        Assert.That(await EmailAsync(person.Token), Is.EqualTo(person.Email));
    }

    [TestCase("öhman@example.com")]
    [TestCase("Ohman@example.com")]
    [TestCase("Öhm\u200Ban@example.com")]
    public async Task IsAnothers(string email)
    {
        await World.PersonAsync(email: "Öhman@example.com");

        Assert.That((await ChangeAsync(await World.PersonAsync(), email)).Status, Is.EqualTo(200));
    }

    [TestCase("nobody")]
    [TestCase("")]
    [TestCase("a@example.com\r\nBcc: b@example.com")]
    [TestCase("a\0@example.com")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com")]
    public async Task IsRefusedWhenMalformed(string email)
    {
        var person = await World.PersonAsync();

        var answer = await ChangeAsync(person, email);

        Assert.That(answer.Status, Is.EqualTo(422), answer.ToString());
        Assert.That(answer.Errors, Is.EqualTo(new[] { "query/email" }));
        Assert.That(await EmailAsync(person.Token), Is.EqualTo(person.Email));
    }

    [Test]
    public async Task IsWhereMailGoesFromThenOn()
    {
        var (person, email) = (await World.PersonAsync(), $"{World.Fresh("uusi")}@example.com");

        await ChangeAsync(person, email);
        await Api.PostAsync($"/auth/email?email={email}");
        var link = Mailbox.LinkOf(await Host.Mail.WaitAsync(email));

        Assert.That(link["user"], Is.EqualTo(person.Name));
    }

    [Test]
    public async Task IsForThoseWhoAreSignedIn()
    {
        var answer = await Api.PostAsync("/me/email?email=nobody");

        Assert.That((answer.Status, answer.Message), Is.EqualTo((401, "Unauthorized")));
    }

    private Task<Answer> ChangeAsync(Person person, string email) =>
        Api.PostAsync($"/me/email?email={Uri.EscapeDataString(email)}", by: person);

    private async Task<string> EmailAsync(string token) =>
        (await Api.GetAsync("/me", headers: ("Authorization", $"bearer {token}"))).Json["email"]!.GetValue<string>();
}
