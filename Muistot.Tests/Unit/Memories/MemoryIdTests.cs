using Muistot.Domain.Memories;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Memories;

[InEveryCulture]
public sealed class MemoryIdTests(string culture) : CultureTest(culture)
{
    [TestCase("1", 1)]
    [TestCase("1000", 1000)]
    [TestCase("4294967296", 4294967296)]
    [TestCase("9223372036854775807", long.MaxValue)]
    public void IsAnIntegerFromOne(string text, long value)
    {
        Assert.That(text.As<MemoryId>(), Is.EqualTo(new MemoryId(value)));
        Assert.That(new MemoryId(value).ToString(), Is.EqualTo(text));
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("1,000")]
    [TestCase("1.000")]
    [TestCase("0x1")]
    [TestCase("")]
    [TestCase("abc")]
    [TestCase("١")]
    [TestCase("9223372036854775808")]
    [TestCase("99999999999999999999999999")]
    [TestCase("NaN")]
    public void RefusesWhatIsNone(string text) => Assert.That(text.As<MemoryId>(), Is.Null);
}
