using System.Text;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

[OnEveryBackend]
public sealed class UsernameTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("Päivi")]
    [TestCase("abcd")]
    [TestCase("Uusi Nimi #1-2_3@x.y:z")]
    [TestCase("ÄÖÅäöå")]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Changes(string name)
    {
        var person = await World.PersonAsync();

        var changed = await ChangeAsync(person, name);

        Assert.That((changed.Status, changed.Bytes.Length), Is.EqualTo((200, 0)), changed.ToString());
        Assert.That(await NameAsync(changed.Token), Is.EqualTo(name));
        Assert.That(changed.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task IsTrimmedAndComposed()
    {
        var person = await World.PersonAsync();

        var changed = await ChangeAsync(person, $"  {"Päivi Ötökkä".Normalize(NormalizationForm.FormD)} ");

        Assert.That(await NameAsync(changed.Token), Is.EqualTo("Päivi Ötökkä"));
    }

    [Test]
    public async Task IsAsLongAsItIsComposed()
    {
        var person = await World.PersonAsync();
        var longest = new string('ö', 64);

        var changed = await ChangeAsync(person, longest.Normalize(NormalizationForm.FormD));

        Assert.That(await NameAsync(changed.Token), Is.EqualTo(longest));
    }

    [TestCase("abc")]
    [TestCase("  abc  ")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345")]
    [TestCase("")]
    [TestCase("abcd/efgh")]
    [TestCase("abcd+efgh")]
    [TestCase("abcd%efgh")]
    [TestCase("abcé")]
    [TestCase("abcd\nefgh")]
    [TestCase("abcd\u00A0efgh")]
    [TestCase("abcd\u200Befgh")]
    [TestCase("abcd\0efgh")]
    [TestCase("аbcd", TestName = "IsRefusedWhenMalformed(a Cyrillic letter)")]
    public async Task IsRefusedWhenMalformed(string name)
    {
        var person = await World.PersonAsync();

        var answer = await ChangeAsync(person, name);

        Assert.That(answer.Status, Is.EqualTo(422), answer.ToString());
        Assert.That(answer.Errors, Is.EqualTo(new[] { "query/username" }));
        Assert.That(await NameAsync(person.Token), Is.EqualTo(person.Name));
    }

    [Test]
    public async Task IsRequired()
    {
        var answer = await Api.PostAsync("/me/username", by: await World.PersonAsync());

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Errors, Is.EqualTo(new[] { "query/username" }));
    }

    [TestCase("päivi ÖTÖKKÄ")]
    [TestCase(" PÄIVI Ötökkä ")]
    public async Task MayChangeItsCapitals(string name)
    {
        var person = await World.PersonAsync("Päivi Ötökkä");

        var changed = await ChangeAsync(person, name);

        Assert.That(changed.Status, Is.EqualTo(200), changed.ToString());
        Assert.That(await NameAsync(changed.Token), Is.EqualTo(name.Trim()));
        Assert.That((await Api.GetAsync("/me", person)).Status, Is.EqualTo(401));
        Assert.That(
            (await Api.PostAsync($"/me/username?username={Uri.EscapeDataString(name)}", null, person with { Token = changed.Token }))
            .Status, Is.EqualTo(304));
    }

    [TestCase("Päivi Ötökkä")]
    [TestCase(" Pa\u0308ivi O\u0308to\u0308kka\u0308 ")]
    public async Task IsTheSame(string name)
    {
        var person = await World.PersonAsync("Päivi Ötökkä");

        var answer = await ChangeAsync(person, name);

        Assert.That((answer.Status, answer.Location, answer.Headers.Contains("Authorization")), Is.EqualTo((304, (string?)null, false)));
        Assert.That(await NameAsync(person.Token), Is.EqualTo("Päivi Ötökkä"));
    }

    [TestCase("Päivi Ötökkä")]
    [TestCase("PÄIVI ötökkä")]
    [TestCase(" Pa\u0308ivi O\u0308to\u0308kka\u0308 ")]
    public async Task IsTaken(string name)
    {
        await World.PersonAsync("Päivi Ötökkä");
        var person = await World.PersonAsync();

        var answer = await ChangeAsync(person, name);

        Assert.That((answer.Status, answer.Message), Is.EqualTo((409, "Username in use")));
        Assert.That(await NameAsync(person.Token), Is.EqualTo(person.Name));
    }

    [TestCase("paivi")]
    [TestCase("päivi#")]
    [TestCase("pä ivi")]
    [TestCase("påivi")]
    public async Task IsAnothers(string name)
    {
        await World.PersonAsync("päivi");

        Assert.That((await ChangeAsync(await World.PersonAsync(), name)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task IsGivenToOneOfMany()
    {
        var people = new List<Person>();
        for (var i = 0; i < 6; i++)
            people.Add(await World.PersonAsync());

        var answers = await Task.WhenAll(
            people.Select((person, index) => ChangeAsync(person, index % 2 == 0 ? "Haluttu Nimi" : "haluttu nimi")));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 200, 409, 409, 409, 409, 409 }));
    }

    [Test]
    public async Task IsFreeOnceItsOwnerHasAnother()
    {
        var (owner, person) = (await World.PersonAsync("Haluttu Nimi"), await World.PersonAsync());

        await ChangeAsync(owner, World.Fresh("uusi"));

        Assert.That((await ChangeAsync(person, "haluttu nimi")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task IsForThoseWhoAreSignedIn()
    {
        var answer = await Api.PostAsync("/me/username?username=abc");

        Assert.That((answer.Status, answer.Message), Is.EqualTo((401, "Unauthorized")));
    }

    private Task<Answer> ChangeAsync(Person person, string name) =>
        Api.PostAsync($"/me/username?username={Uri.EscapeDataString(name)}", by: person);

    private async Task<string> NameAsync(string token) =>
        (await Api.GetAsync("/me", headers: ("Authorization", $"bearer {token}"))).Json["username"]!.GetValue<string>();
}
