using Muistot.Domain.Images;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Images;

public sealed class ImageNameTests
{
    [TestCase("a")]
    [TestCase("placeholder.jpg")]
    [TestCase("0f8fad5b-d9cb-469f-a165-70867728950e.png")]
    [TestCase("AZaz09_-.jpeg")]
    [TestCase("no-extension")]
    [TestCase("a.0123456789")]
    [TestCase("012345678901234567890123456789012345")]
    public void KeepsWhatIsAName(string text) => Assert.That(text.As<ImageName>()?.ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase(".png")]
    [TestCase("a.")]
    [TestCase("a.b.png")]
    [TestCase("a.p-g")]
    [TestCase("a.01234567890", Description = "11 after the dot")]
    [TestCase("0123456789012345678901234567890123456", Description = "37 before the dot")]
    [TestCase("a.png\n")]
    [TestCase("a b.png")]
    [TestCase("ä.png")]
    [TestCase("a/b.png")]
    [TestCase("a\\b.png")]
    [TestCase("a%2e.png")]
    [TestCase("a.png\0")]
    [TestCase("../a.png")]
    public void RefusesWhatIsNone(string text) => Assert.That(text.As<ImageName>(), Is.Null);
}
