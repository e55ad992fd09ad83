using System.Globalization;
using NUnit.Framework;

namespace Muistot.Tests.Unit;

/// <summary>Runs the tests of a class on servers of several countries: numbers, letters and calendars differ among them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InEveryCultureAttribute() : TestFixtureSourceAttribute(typeof(InEveryCultureAttribute), nameof(Cultures))
{
    private static readonly string[] Cultures = ["en-US", "fi-FI", "tr-TR", "ar-SA"];
}

/// <summary>Tests of what must not depend on where the server stands.</summary>
/// <param name="culture">Name of the country's culture.</param>
public abstract class CultureTest(string culture)
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    [SetUp]
    public void Enter() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

    [TearDown]
    public void Leave() => CultureInfo.CurrentCulture = before;
}
