using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>Runs the scripts that drive the pages in Chromium.</summary>
internal static class Driving
{
    /// <summary>Runs a script of <c>clients/web/driving</c> on a service. What it says is wrong fails the test.</summary>
    public static async Task RunAsync(string script, TestHost host, params string[] arguments) =>
        await RunAsync(script, host.Application.Address, host.Folder, arguments);

    /// <summary>Runs a script of <c>clients/web/driving</c> on a service at an address.</summary>
    public static async Task RunAsync(string script, Uri address, string folder, params string[] arguments)
    {
        var run = await Tool.RunAsync(
            "node", [Repository.At("clients", "web", "driving", script), $"{address}".TrimEnd('/'), .. arguments], folder);

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Errors);
    }
}
