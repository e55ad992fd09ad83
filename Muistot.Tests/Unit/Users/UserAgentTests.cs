using Muistot.Domain.Users;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Users;

public sealed class UserAgentTests
{
    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase(" \t\r\n\u200b", null)]
    [TestCase("Mozilla/5.0 (X11)", "Mozilla/5.0 (X11)")]
    [TestCase("  Sel\u0000ain\u001b[31m\u0085/1\u202e.0\u2028 ", "Selain[31m/1.0")]
    [TestCase("Käyttö 👍\ufffd", "Käyttö 👍")]
    public void KeepsWhatIsShownAsItIsWritten(string? sent, string? kept) => Assert.That(UserAgent.Clean(sent), Is.EqualTo(kept));

    [Test]
    public void IsCutBetweenCodePoints() =>
        Assert.That(UserAgent.Clean(string.Concat(Enumerable.Repeat("👍", 5000))), Is.EqualTo(string.Concat(Enumerable.Repeat("👍", 256))));

    [Test]
    public void LoneHalvesOfCodePointsGo() => Assert.That(UserAgent.Clean("a\ud83d b"), Is.EqualTo("a b"));
}
