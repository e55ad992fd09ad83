using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Export;

/// <summary>A test of files that the command writes.</summary>
/// <param name="backend">The backend.</param>
public abstract class ExportTest(Backend backend) : IntegrationTest(backend)
{
    /// <summary>Runs the command into a file.</summary>
    internal async Task<string> ExportAsync(string project, string format, params string[] others)
    {
        var file = Path.Combine(Host.Folder, $"{Guid.NewGuid():N}.{(format == "jsonseq" ? "geojsons" : format)}");
        var run = await RunAsync(["--project", project, "--format", format, "--output", file, .. others]);
        Assert.That((run.ExitCode, run.Output, run.Errors), Is.EqualTo((0, "", "")));
        return file;
    }

    /// <summary>Runs the command.</summary>
    internal Task<Tool> RunAsync(params string[] arguments) => OperatorProgram.RunAsync(Host, ["export", .. arguments]);
}
