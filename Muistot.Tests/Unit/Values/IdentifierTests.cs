using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Values;

[TestFixture(typeof(ProjectId))]
[TestFixture(typeof(SiteId))]
public sealed class IdentifierTests<T>
    where T : class, IValue<T>
{
    [TestCase("abcd")]
    [TestCase("ABCXYZabcxyz0189")]
    [TestCase("----")]
    [TestCase("____")]
    [TestCase("0000")]
    public void KeepsWhatIsAnId(string text) => Assert.That(text.As<T>()?.ToString(), Is.EqualTo(text));

    [TestCase(4, true)]
    [TestCase(250, true)]
    [TestCase(3, false)]
    [TestCase(251, false)]
    [TestCase(0, false)]
    public void IsFourTo250Long(int length, bool isId) => Assert.That(new string('a', length).As<T>() is not null, Is.EqualTo(isId));

    [TestCase("abc ")]
    [TestCase("ab cd")]
    [TestCase("abcd\n")]
    [TestCase("abcd\0")]
    [TestCase("ab.cd")]
    [TestCase("ab/cd")]
    [TestCase("ab%20cd")]
    [TestCase("äbcd")]
    [TestCase("abcı")]
    [TestCase("ａｂｃｄ")]
    [TestCase("١٢٣٤")]
    [TestCase("abcd😀")]
    public void RefusesOtherCharacters(string text) => Assert.That(text.As<T>(), Is.Null);

    // Attributes keep UTF-8, which has no lone surrogates.
    [Test]
    public void RefusesALoneSurrogate() => Assert.That("abc\uD800".As<T>(), Is.Null);

    [Test]
    public void DiffersByCase() => Assert.That("abcd".As<T>(), Is.Not.EqualTo("ABCD".As<T>()));
}
