using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

public sealed class FolderFaultTests : FileStoreFaultTest
{
    private const int Left = 20_000;

    private protected override Stage Stage => Stages.OnFolder;

    /// <summary>
    /// The disk is full: a file cannot grow beyond a limit that is set for the running process (RLIMIT_FSIZE, see prlimit(1)), and a
    /// write ends in the middle with an error, as it does on a full disk. Anyone may do that to their own processes, root too, and no
    /// file system has to be made for it.
    /// </summary>
    [Test]
    public Task LeavesNothingHalfWhenTheDiskIsFull() => LosesNothingAsync(() => LimitAsync($"{Left}"), () => LimitAsync("unlimited"));

    private async Task LimitAsync(string bytes)
    {
        using var limit = Process.Start("prlimit",
            ["--pid", Stage.Service.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
        await limit.WaitForExitAsync();
        Assert.That(limit.ExitCode, Is.Zero);
    }
}
