using NUnit.Framework;

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
    private static readonly Backend[] Backends = Enum.GetValues<Backend>();
}
