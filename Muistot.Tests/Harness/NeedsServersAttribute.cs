using NUnit.Framework;

namespace Muistot.Tests.Harness;

/// <summary>
/// Marks tests that need a server besides the service: MariaDB, Redis, or that of a bucket. <c>./test.sh --unit</c> and
/// <c>./test.sh --quick</c> leave them out, and set <c>MUISTOT_TEST_SERVERS=none</c>, so that a test that needs one without saying so
/// fails.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsServersAttribute() : CategoryAttribute(Named)
{
    /// <summary>The category, as filters name it.</summary>
    public const string Named = "Servers";

    /// <summary>Comes before the start of each server.</summary>
    /// <exception cref="InvalidOperationException">This is a run without servers.</exception>
    public static void Check()
    {
        if (Environment.GetEnvironmentVariable("MUISTOT_TEST_SERVERS") == "none")
            throw new InvalidOperationException("This run starts no servers. Mark the tests that need one with [NeedsServers].");
    }
}
