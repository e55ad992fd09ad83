using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Clients;

/// <summary>Drives a server process through the TypeScript client, by the client's own tests.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class TypeScriptClientTests
{
    private TypeScriptPackage package;

    [OneTimeSetUp]
    public async Task CompileAsync() => package = await TypeScriptPackage.CompileAsync();

    [OneTimeTearDown]
    public void Dispose() => package?.Dispose();

    [Test]
    public async Task DrivesTheService()
    {
        const Backend backend = Backend.Embedded;
        var (mail, port) = (package.FolderFor($"mail-{backend}"), ServerProcess.FreePort());
        var address = $"http://127.0.0.1:{port}";
        await using var host = await TestHost.PrepareAsync(backend);
        await using var service = await RunningService.StartAsync(
            host, port, ("PublicUrl", address), ("Mail:Driver", "Pickup"), ("Mail:PickupDirectory", mail));

        var tests = await package.TestAsync(new Dictionary<string, string> { ["MUISTOT_URL"] = address, ["MUISTOT_MAIL"] = mail });

        Assert.That(tests.ExitCode, Is.Zero, tests.Output + tests.Errors);
        Assert.That(tests.Output, Does.Match("""(?m)^. pass \d\d$""").And.Match("""(?m)^. fail 0$""").And.Match("""(?m)^. skipped 0$"""),
            "The tests ran.");
    }
}
