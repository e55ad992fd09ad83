using Muistot.Domain.Users;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Users;

[InEveryCulture]
public sealed class EmailAddressTests(string culture) : CultureTest(culture)
{
    private const string HostOf62 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [TestCase("someone@example.com")]
    [TestCase("Some.One+tag@Sub.Example.COM")]
    [TestCase("o'neil!#$%&*/=?^_`{|}~-@example.com")]
    [TestCase("päivi@example.fi")]
    [TestCase("a@ääkköset.fi")]
    [TestCase("a@Sub.ääkköset.FI")]
    [TestCase("a@xn--kkset-graaa0a.fi")]
    [TestCase("1@2.fi")]
    public void KeepsTheAddressAsItIs(string text) => Assert.That(text.As<EmailAddress>()?.Value, Is.EqualTo(text));

    [TestCase("")]
    [TestCase("someone")]
    [TestCase("@example.com")]
    [TestCase("someone@")]
    [TestCase("someone@example")]
    [TestCase("some@one@example.com")]
    [TestCase("some one@example.com")]
    [TestCase("someone@exa mple.com")]
    [TestCase("some\r\nBcc:x@example.com")]
    [TestCase("someone@example.com\r\nBcc: x@example.com")]
    [TestCase("someone@example.com\n")]
    [TestCase("some\0one@example.com")]
    [TestCase("some\u0085one@example.com")]
    [TestCase("some\u2028one@example.com")]
    [TestCase(".someone@example.com")]
    [TestCase("someone.@example.com")]
    [TestCase("some..one@example.com")]
    [TestCase("someone@.example.com")]
    [TestCase("someone@example..com")]
    [TestCase("someone@example.com.")]
    [TestCase("someone@-example.com")]
    [TestCase("someone@example-.com")]
    [TestCase("someone@exa_mple.com")]
    [TestCase("\"some one\"@example.com")]
    [TestCase("Some One <someone@example.com>")]
    [TestCase("someone@[127.0.0.1]")]
    [TestCase("someone@exam\u200Bple.com", Description = "Mail would go to example.com.")]
    [TestCase("someone@ex\u00ADample.com")]
    [TestCase("someone@exam\u2060ple.com")]
    [TestCase("someone@example.com\u200B")]
    [TestCase("someone@\uFF45xample.com")]
    [TestCase("someone@example\u3002com")]
    [TestCase("someone@ÄÄKKÖSET.fi")]
    [TestCase("someone@a\u0308akkoset.fi")]
    [TestCase("one@example.com,two@example.com")]
    [TestCase("one@example.com;two@example.com")]
    public void RefusesWhatIsNone(string text) => Assert.That(text.As<EmailAddress>(), Is.Null);

    [Test]
    public void RefusesALoneSurrogate([Values] bool inHost) =>
        Assert.That((inHost ? "someone@ex\uD83Dample.com" : "some\uD83Done@example.com").As<EmailAddress>(), Is.Null);

    [TestCase("a", 64, true)]
    [TestCase("a", 65, false)]
    [TestCase("ä", 32, true)]
    [TestCase("ä", 33, false)]
    public void HasAtMost64BytesBeforeTheAt(string letter, int count, bool isAddress) =>
        Assert.That($"{string.Concat(Enumerable.Repeat(letter, count))}@example.com".As<EmailAddress>() is not null, Is.EqualTo(isAddress));

    [TestCase(62, true)]
    [TestCase(63, false)]
    public void HasAtMost254Bytes(int local, bool isAddress)
    {
        var address = $"{new string('a', local)}@{HostOf62}.{HostOf62}.{HostOf62}.fi";

        Assert.That(address, Has.Length.EqualTo(local + 192));
        Assert.That(address.As<EmailAddress>() is not null, Is.EqualTo(isAddress));
    }

    [TestCase("Someone@Example.COM", "someone@example.com")]
    [TestCase("INFO@MIINI.FI", "info@miini.fi")]
    [TestCase("PäIVI@example.com", "pÄivi@example.com", false)]
    [TestCase("Ää@example.com", "ää@example.com", false)]
    [TestCase("paivi@example.com", "päivi@example.com", false)]
    [TestCase("pa\u0308ivi@example.com", "päivi@example.com", false)]
    [TestCase("\u212Aalle@example.com", "kalle@example.com", false, Description = "the Kelvin sign")]
    [TestCase("\u0130nfo@example.com", "info@example.com", false, Description = "the capital I with a dot")]
    [TestCase("\u0131nfo@example.com", "info@example.com", false, Description = "the small i without a dot")]
    [TestCase("ﬁ@example.com", "fi@example.com", false, Description = "a ligature")]
    [TestCase("in\u200Bfo@example.com", "info@example.com", false, Description = "zero width")]
    [TestCase("@[`{example.com", "`{@[example.com", false, Description = "signs that differ in the bit of case")]
    public void IsTheSameInOtherCaseOfAsciiLettersOnly(string address, string other, bool same = true) =>
        Assert.That(EmailAddress.KeyOf(address) == EmailAddress.KeyOf(other), Is.EqualTo(same));

    [Test]
    public void KeyIsThatOfTheAddress() => Assert.That(new EmailAddress("Info@Example.com").Key, Is.EqualTo("info@example.com"));
}
