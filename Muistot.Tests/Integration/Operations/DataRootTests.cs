using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

public sealed class DataRootTests
{
    /// <summary>A command that is run in another folder works on the same database and the same images.</summary>
    [Test]
    public async Task IsTheSameFromEveryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("muistot-root-").FullName;
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Testing", ["DataRoot"] = folder };
        try
        {
            var migrated = await Tool.RunAsync("dotnet", [OperatorProgram.Program, "migrate"], Repository.Root, environment);
            var seeded = await Tool.RunAsync("dotnet", [OperatorProgram.Program, "seed", "demo"], Path.GetTempPath(), environment);
            var listed = await Tool.RunAsync("dotnet", [OperatorProgram.Program, "superuser", "list"], folder, environment);

            var errors = migrated.Errors + seeded.Errors + listed.Errors;
            Assert.That((migrated.ExitCode, seeded.ExitCode, listed.ExitCode), Is.EqualTo((0, 0, 0)), errors);
            Assert.That(listed.Output, Is.Not.Empty);
            Assert.That(File.Exists(Path.Combine(folder, "data", "muistot.db")));
            Assert.That(Directory.GetFiles(Path.Combine(folder, "data", "images"), "*.jpg"), Is.Not.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
