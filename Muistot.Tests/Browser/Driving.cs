using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>Runs the scripts that drive the pages in Chromium.</summary>
internal static class Driving
{
    // Two browsers at once, beside other tests, on two slow processors.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(7);

    /// <summary>Runs a script of <c>clients/web/driving</c> on a service. What it says is wrong fails the test.</summary>
    public static async Task RunAsync(string script, TestHost host, params string[] arguments) =>
        await RunAsync(script, host.Application.Address, host.Folder, arguments);

    /// <summary>Runs a script of <c>clients/web/driving</c> on a service at an address.</summary>
    public static async Task RunAsync(string script, Uri address, string folder, params string[] arguments)
    {
        var run = await Tool.RunAsync(
            "node", [Repository.At("clients", "web", "driving", script), $"{address}".TrimEnd('/'), .. arguments], folder, limit: Limit);

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Errors);
    }
}
