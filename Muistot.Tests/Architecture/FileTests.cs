using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed partial class FileTests
{
    private const int MostLines = 250;

    [Test]
    public void NamesSayWhatIsInside() => Assert.That(Repository.Paths.Where(SaysNothing), Is.Empty);

    [TestCase("Muistot.Api/DateHelper.cs", true)]
    [TestCase("Muistot.Api/stringhelpers.cs", true)]
    [TestCase("Muistot.Api/JsonUtil.cs", true)]
    [TestCase("Muistot.Api/Utilities.cs", true)]
    [TestCase("Muistot.Api/SessionManager.cs", true)]
    [TestCase("Muistot.Api/Helpers/Dates.cs", true)]
    [TestCase("Muistot.Api/Utils/Dates.cs", true)]
    [TestCase("Muistot.Api/Services/Dates.cs", true)]
    [TestCase("Muistot.Api/Managers/Dates.cs", true)]
    [TestCase("Muistot.Application/ApplicationServices.cs", false)]
    [TestCase("Muistot.Domain/Projects/Project.cs", false)]
    public void TheRuleOfNamesFindsWhatBreaksIt(string path, bool breaksIt) => Assert.That(SaysNothing(path), Is.EqualTo(breaksIt));

    [Test]
    public void FilesAreReadInOneGo()
    {
        Assert.That(Repository.Sources, Has.Count.GreaterThan(200));
        Assert.That(Repository.Sources.Where(IsTooLong).Select(source => source.Path), Is.Empty);
    }

    [TestCase(250, false)]
    [TestCase(251, true)]
    public void TheRuleOfLengthFindsWhatBreaksIt(int lines, bool breaksIt) =>
        Assert.That(IsTooLong(new SourceFile("Sample.cs", string.Concat(Enumerable.Repeat("//\n", lines)))), Is.EqualTo(breaksIt));

    private static bool IsTooLong(SourceFile source) => source.Text.TrimEnd('\n').Split('\n').Length > MostLines;

    private static bool SaysNothing(string path) =>
        Empty().IsMatch(Path.GetFileName(path)) || path.Split('/')[..^1].Any(folder => EmptyFolder().IsMatch(folder));

    [GeneratedRegex("helper|util|manager", RegexOptions.IgnoreCase)]
    private static partial Regex Empty();

    [GeneratedRegex("^(helpers?|util(ities|s)?|services?|managers?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EmptyFolder();
}
