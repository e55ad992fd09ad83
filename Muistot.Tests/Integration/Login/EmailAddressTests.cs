using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

[OnEveryBackend]
public sealed class EmailAddressTests(Backend backend) : LoginTest(backend)
{
    [Test]
    public async Task AreTheSameInAnyCaseOfAsciiAndMailGoesToTheStoredOne()
    {
        var id = World.Fresh("");
        var (stored, asked) = ($"Aino.Öhman{id}@Example.com", $"aINO.Öhman{id.ToUpperInvariant()}@EXAMPLE.COM");
        var person = await World.PersonAsync(email: stored);

        var answer = await AskAsync(asked);
        var link = Mailbox.LinkOf(await Host.Mail.WaitAsync(stored));

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(link["user"], Is.EqualTo(person.Name));
        Assert.That(Host.Mail.To(asked), Is.Empty);
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.EqualTo(1));
    }

    [TestCase("k", "\u212A", TestName = "AreOthersWithTheSignOfKelvin")]
    [TestCase("e", "é", TestName = "AreOthersWithAnAccent")]
    [TestCase("Ä", "ä", TestName = "AreOthersInAnotherCaseOfOtherLetters")]
    [TestCase("é", "e\u0301", TestName = "AreOthersInAnotherNormalForm")]
    [TestCase("a", "a\u200B", TestName = "AreOthersWithASpaceOfNoWidth")]
    [TestCase("a", "\uFF41", TestName = "AreOthersInFullWidth")]
    [TestCase("ss", "ß", TestName = "AreOthersWithASharpS")]
    [TestCase("i", "ı", TestName = "AreOthersWithADotlessI")]
    public async Task AreOthers(string theirs, string like)
    {
        var id = World.Fresh("");
        var person = await World.PersonAsync(email: $"m{theirs}{id}@example.com");

        var link = await LinkAsync($"m{like}{id}@example.com");

        Assert.That(link.User, Is.Not.EqualTo(person.Name));
        Assert.That(Host.Mail.To(person.Email), Is.Empty);
    }

    [TestCase("a+b", TestName = "AreTakenWithAPlus")]
    [TestCase("o'hara!#$%&*/=?^_`{|}~-.1", TestName = "AreTakenWithEverySignOfAnAtom")]
    public async Task AreTaken(string local)
    {
        var signedIn = await SignInAsync($"{local}{World.Fresh("")}@sub.example.com");

        Assert.That(signedIn.Status, Is.EqualTo(200), signedIn.ToString());
    }

    [Test]
    public async Task AreTrimmed()
    {
        var person = await World.PersonAsync();

        var answer = await AskAsync($" {person.Email}\r\n");
        await Host.Mail.WaitAsync(person.Email);

        Assert.That(answer.Status, Is.EqualTo(204));
    }

    private static IEnumerable<TestCaseData> Malformed()
    {
        yield return new TestCaseData("nobody").SetArgDisplayNames("no @");
        yield return new TestCaseData("").SetArgDisplayNames("empty");
        yield return new TestCaseData("@example.com").SetArgDisplayNames("no local part");
        yield return new TestCaseData("a b@example.com").SetArgDisplayNames("space");
        yield return new TestCaseData("a@example.com, b@example.com").SetArgDisplayNames("two");
        yield return new TestCaseData("Aino <a@example.com>").SetArgDisplayNames("with a name");
        yield return new TestCaseData("a@exam\r\nple.com").SetArgDisplayNames("CR LF in the host");
        yield return new TestCaseData("a\r\nBcc: b@example.com").SetArgDisplayNames("CR LF and a header");
        yield return new TestCaseData("a\n@example.com").SetArgDisplayNames("LF");
        yield return new TestCaseData("a\0@example.com").SetArgDisplayNames("U+0000");
        yield return new TestCaseData("a@example.com\0").SetArgDisplayNames("U+0000 at the end");
        yield return new TestCaseData($"{new string('a', 65)}@example.com").SetArgDisplayNames("long local part");
        yield return new TestCaseData($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 4))}.example.com")
            .SetArgDisplayNames("long");
    }

    [TestCaseSource(nameof(Malformed))]
    public async Task AreRefusedWhenMalformed(string email)
    {
        var answer = await AskAsync(email);

        Assert.That(answer.Status, Is.EqualTo(422), answer.ToString());
        Assert.That(answer.Errors, Is.EqualTo(new[] { "query/email" }));
        Assert.That(await World.Read(db => db.Users.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task AreRequired()
    {
        var answer = await Api.PostAsync("/auth/email");

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Errors, Is.EqualTo(new[] { "query/email" }));
    }
}
