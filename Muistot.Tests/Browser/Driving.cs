using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>Runs the scripts that drive the pages in Chromium.</summary>
internal static class Driving
{
    // Two browsers at once, beside other tests, on two slow processors.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(7);
    private static readonly SemaphoreSlim Browsers = new(2);

    /// <summary>
    /// Runs a script of <c>clients/web/driving</c> on a service. What it says is wrong fails the test. Rules of axe-core are checked on one
    /// backend: the pages are the same on the other.
    /// </summary>
    public static async Task RunAsync(string script, Backend backend, Uri address, string folder, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["INSPECT"] = backend == Backend.Embedded ? "yes" : "no" };
        await Browsers.WaitAsync();
        try
        {
            var run = await Tool.RunAsync(
                "node", [Repository.At("clients", "web", "driving", script), $"{address}".TrimEnd('/'), .. arguments], folder, environment,
                Limit);
            Assert.That(run.ExitCode, Is.Zero, run.Output + run.Errors);
        }
        finally
        {
            Browsers.Release();
        }
    }
}
