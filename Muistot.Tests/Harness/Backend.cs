using NUnit.Framework;
using NUnit.Framework.Internal;

namespace Muistot.Tests.Harness;

/// <summary>What the service runs on.</summary>
public enum Backend
{
    /// <summary>SQLite, everything else in process, mail and images into folders.</summary>
    Embedded,

    /// <summary>MariaDB, Redis, mail by SMTP, images into a bucket.</summary>
    Production,
}

/// <summary>Runs the tests of a class on every backend.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnEveryBackendAttribute() : TestFixtureSourceAttribute(typeof(OnEveryBackendAttribute), nameof(Backends))
{
    private static readonly TestFixtureData[] Backends = [new(Backend.Embedded), OnServers(Backend.Production)];

    private static TestFixtureData OnServers(Backend backend)
    {
        var fixture = new TestFixtureData(backend);
        fixture.Properties.Add(PropertyNames.Category, NeedsServersAttribute.Named);
        return fixture;
    }
}
