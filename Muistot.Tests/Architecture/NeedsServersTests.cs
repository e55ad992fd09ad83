using System.Reflection;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>Runs without servers leave out what needs one, which has to say so.</summary>
public sealed class NeedsServersTests
{
    [Test]
    public void TestsOnTheServersAloneSayThatTheyNeedThem() => Assert.That(
        typeof(NeedsServersTests).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes<TestFixtureAttribute>().Any(fixture => fixture.Arguments is [Backend.Production, ..]))
            .Where(type => !type.IsDefined(typeof(NeedsServersAttribute))).Select(type => type.Name),
        Is.Empty);
}
