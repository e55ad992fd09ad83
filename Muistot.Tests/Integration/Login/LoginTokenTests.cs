using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

[OnEveryBackend]
public sealed class LoginTokenTests(Backend backend) : LoginTest(backend)
{
    [Test]
    public async Task SurvivesThreeWrongTries()
    {
        var link = await LinkAsync(FreshEmail());

        for (var tries = 0; tries < 3; tries++)
            AssertNotFound(await ExchangeAsync(link.User, $"wrong{tries}"));

        Assert.That((await ExchangeAsync(link.User, link.Token)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task DiesWithTheFourthWrongTry()
    {
        var link = await LinkAsync(FreshEmail());

        for (var tries = 0; tries < 4; tries++)
            await ExchangeAsync(link.User, $"wrong{tries}");

        AssertNotFound(await ExchangeAsync(link.User, link.Token));
    }

    [Test]
    public async Task DiesOfFourWrongTriesAtOnce()
    {
        var link = await LinkAsync(FreshEmail());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(tries => ExchangeAsync(link.User, $"wrong{tries}")));

        AssertNotFound(await ExchangeAsync(link.User, link.Token));
    }

    [Test]
    public async Task WorksOnce()
    {
        var link = await LinkAsync(FreshEmail());

        var first = await ExchangeAsync(link.User, link.Token);
        var second = await ExchangeAsync(link.User, link.Token);

        Assert.That(first.Status, Is.EqualTo(200));
        AssertNotFound(second);
        Assert.That((await MeAsync(first.Token)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task GivesOneSessionToParallelTries()
    {
        var link = await LinkAsync(FreshEmail());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ExchangeAsync(link.User, link.Token)));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 200, 404, 404, 404, 404, 404, 404, 404 }));
    }

    [Test]
    public async Task SurvivesScannersThatFollowEveryAddress()
    {
        var link = await LinkAsync(FreshEmail());
        var path = $"/auth/email/exchange?user={Uri.EscapeDataString(link.User)}&token={link.Token}";

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
            Assert.That((await Api.SendAsync(method, path, null)).Status, Is.EqualTo(405));

        Assert.That((await ExchangeAsync(link.User, link.Token)).Status, Is.EqualTo(200));
    }

    [TestCase(299, ExpectedResult = 200)]
    [TestCase(301, ExpectedResult = 404)]
    public async Task<int> LivesFiveMinutes(int seconds)
    {
        var link = await LinkAsync(FreshEmail());

        await Host.LetPassAsync(TimeSpan.FromSeconds(seconds));

        return (await ExchangeAsync(link.User, link.Token)).Status;
    }

    [Test]
    public async Task OpensNoOtherAccount()
    {
        var (link, other) = (await LinkAsync(FreshEmail()), await LinkAsync(FreshEmail()));

        AssertNotFound(await ExchangeAsync(other.User, link.Token));
        AssertNotFound(await ExchangeAsync(World.Fresh("nobody"), link.Token));

        Assert.That((await ExchangeAsync(link.User, link.Token)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task LeavesTheTokensOfOthersAloneWhenItIsWrong()
    {
        var (link, other) = (await LinkAsync(FreshEmail()), await LinkAsync(FreshEmail()));

        for (var tries = 0; tries < 5; tries++)
            await ExchangeAsync(other.User, link.Token);

        Assert.That((await ExchangeAsync(link.User, link.Token)).Status, Is.EqualTo(200));
    }

    [TestCase("username")]
    [TestCase("email")]
    public async Task IsDroppedWhenTheAccountGetsAnother(string what)
    {
        var person = await World.PersonAsync();
        var link = await LinkAsync(person.Email);
        var (name, email) = (World.Fresh("uusi"), FreshEmail());

        var changed = await Api.PostAsync(what == "username" ? $"/me/username?username={name}" : $"/me/email?email={email}", by: person);

        Assert.That(changed.Status, Is.EqualTo(200), changed.ToString());
        AssertNotFound(await ExchangeAsync(link.User, link.Token));
        AssertNotFound(await ExchangeAsync(what == "username" ? name : link.User, link.Token));
    }

    [TestCase("%2500")]
    [TestCase("%25ED%25A0%2580")]
    [TestCase("%25")]
    [TestCase("%25zz%25")]
    [TestCase("%2525252525")]
    [TestCase("x%5C%27%20OR%201%3D1%20--%20")]
    [TestCase("x")]
    [TestCase("")]
    public async Task IsNotFoundForNamesThatCannotBe(string user)
    {
        var link = await LinkAsync(FreshEmail());

        AssertNotFound(await Api.PostAsync($"/auth/email/exchange?user={user}&token={link.Token}"));
    }

    [Test]
    public async Task IsNotFoundForNamesOfAnyLength() =>
        AssertNotFound(await ExchangeAsync(new string('ä', 700), new string('x', 1000)));

    [Test]
    public async Task IsAskedForWithAllFaultsAtOnce()
    {
        var missing = await Api.PostAsync("/auth/email/exchange");
        var malformed = await Api.PostAsync("/auth/email/exchange?user=%00&token=%00");

        Assert.That((missing.Status, malformed.Status), Is.EqualTo((422, 422)));
        Assert.That(missing.Errors, Is.EqualTo(new[] { "query/token", "query/user" }));
        Assert.That(malformed.Errors, Is.EqualTo(new[] { "query/token", "query/user" }));
    }

    private static void AssertNotFound(Answer answer) => Assert.That((answer.Status, answer.Message), Is.EqualTo((404, "Not found")));
}
