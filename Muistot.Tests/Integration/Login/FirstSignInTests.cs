using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Muistot.Application.Login;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

[OnEveryBackend]
public sealed class FirstSignInTests(Backend backend) : LoginTest(backend)
{
    [Test]
    public async Task MakesAnAccountWithAName()
    {
        var email = FreshEmail();

        var link = await LinkAsync(email);
        var before = await AccountsAsync(email);
        var signedIn = await ExchangeAsync(link.User, link.Token);
        var me = (await MeAsync(signedIn.Token)).Json;
        var after = await AccountsAsync(email);

        Assert.That(link.User, Does.Match("^[a-zA-Z0-9_@.: #äöåÄÖÅ-]{4,64}$"));
        Assert.That(before.Select(user => (user.Username, user.Verified)), Is.EqualTo(new[] { (link.User, false) }));
        Assert.That(after.Select(user => (user.Username, user.Verified)), Is.EqualTo(new[] { (link.User, true) }));
        Assert.That(me["username"]!.GetValue<string>(), Is.EqualTo(link.User));
        Assert.That(me["email"]!.GetValue<string>(), Is.EqualTo(email));
    }

    [Test]
    public async Task MakesOneAccountOfTenAtOnce()
    {
        var email = FreshEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(email)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(204));
        Assert.That(await AccountsAsync(email), Has.Count.EqualTo(1));
        await Host.Mail.WaitAsync(email, 10);
    }

    [Test]
    public async Task MakesAnAccountForEachOfTenAtOnce()
    {
        var emails = Enumerable.Range(0, 10).Select(_ => FreshEmail()).ToList();

        var answers = await Task.WhenAll(emails.Select(email => AskAsync(email)));
        var names = await World.Read(db => db.Users.Select(user => user.Username).ToListAsync());

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(204));
        Assert.That(names, Has.Count.EqualTo(10).And.Unique);
    }

    [Test]
    public async Task TriesFiveNames()
    {
        var (taken, free) = (await World.PersonAsync(), World.Fresh("free"));
        var names = new Mock<INameGenerator>();
        names.SetupSequence(generator => generator.Next()).Returns(Name(taken)).Returns(Name(taken)).Returns(Name(taken))
            .Returns(Name(taken)).Returns(new Username(free));
        var email = FreshEmail();

        var answer = await AskThrough(names.Object, email);

        Assert.That(answer.Status, Is.EqualTo(204), answer.ToString());
        Assert.That((await AccountsAsync(email)).Single().Username, Is.EqualTo(free));
    }

    [Test]
    public async Task IsUnavailableWhenFiveNamesAreTaken()
    {
        var taken = await World.PersonAsync();
        var names = new Mock<INameGenerator>();
        names.Setup(generator => generator.Next()).Returns(Name(taken));

        var answer = await AskThrough(names.Object, FreshEmail());

        Assert.That((answer.Status, answer.Message), Is.EqualTo((503, "Service Unavailable")));
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.EqualTo(1));
        names.Verify(generator => generator.Next(), Times.Exactly(5));
    }

    private static Username Name(Person person) => new(person.Name);

    private async Task<Answer> AskThrough(INameGenerator names, string email)
    {
        await using var node = Host.StartNode(parts => parts.AddSingleton(names));
        using var api = new ApiClient(node.Address);
        return await AskAsync(api, email);
    }

    private Task<List<User>> AccountsAsync(string email) =>
        World.Read(db => db.Users.AsNoTracking().Where(user => user.Email == email).ToListAsync());
}
