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
}
