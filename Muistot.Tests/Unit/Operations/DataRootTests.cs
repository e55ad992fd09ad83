using Microsoft.Extensions.Configuration;
using Muistot.Infrastructure;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Operations;

/// <summary>Where relative paths in settings start.</summary>
public sealed class DataRootTests
{
    [Test]
    public void IsTheSourceTreeOrElseTheFolderOfTheProgram()
    {
        var elsewhere = Path.GetTempPath();

        Assert.That(DataRoot.Default(AppContext.BaseDirectory), Is.EqualTo(Repository.Root));
        Assert.That(DataRoot.Default(elsewhere), Is.EqualTo(elsewhere));
    }

    [TestCase("data/images", ExpectedResult = "/srv/muistot/data/images")]
    [TestCase("../images", ExpectedResult = "/srv/images")]
    [TestCase("/var/images", ExpectedResult = "/var/images")]
    [TestCase(" ", ExpectedResult = " ")]
    public string MakesPathsAbsolute(string path) =>
        new DataRoot(new ConfigurationBuilder().AddInMemoryCollection([new("DataRoot", "/srv/muistot")]).Build()).At(path);

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

            Assert.That((migrated.ExitCode, seeded.ExitCode, listed.ExitCode), Is.EqualTo((0, 0, 0)), migrated.Errors + seeded.Errors + listed.Errors);
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
