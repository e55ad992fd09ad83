using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed partial class FileTests
{
    private const int MostLines = 250;

    // As .editorconfig says.
    private const int MostColumns = 140;

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

    [Test]
    public void LinesFitOnAScreen() => Assert.That(Repository.Sources.SelectMany(LinesTooWide), Is.Empty);

    [TestCase(140, 0, false)]
    [TestCase(141, 0, true)]
    [TestCase(150, 20, false)]
    public void TheRuleOfWidthFindsWhatBreaksIt(int columns, int ofText, bool breaksIt)
    {
        var text = ofText == 0 ? "" : $"\"{new string('a', ofText)}\"";
        var source = new SourceFile("Sample.cs", new string('x', columns - text.Length) + text);
        Assert.That(LinesTooWide(source).Any(), Is.EqualTo(breaksIt));
    }

    // A text is not cut in two for the sake of its line.
    private static IEnumerable<string> LinesTooWide(SourceFile source) =>
        Quoted().Replace(source.Text, text => new string('\n', text.Value.Count(letter => letter == '\n'))).Split('\n')
            .Select((line, index) => (line.Length, Place: $"{source.Path}:{index + 1}"))
            .Where(line => line.Length > MostColumns)
            .Select(line => line.Place);

    private static bool IsTooLong(SourceFile source) => source.Text.TrimEnd('\n').Split('\n').Length > MostLines;

    private static bool SaysNothing(string path) =>
        Empty().IsMatch(Path.GetFileName(path)) || path.Split('/')[..^1].Any(folder => EmptyFolder().IsMatch(folder));

    [GeneratedRegex("""'"'|[$@]*(?<quotes>"{3,})[\s\S]*?\k<quotes>|[$@]*"(?:[^"\\\n]|\\.)*"?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("helper|util|manager", RegexOptions.IgnoreCase)]
    private static partial Regex Empty();

    [GeneratedRegex("^(helpers?|util(ities|s)?|services?|managers?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EmptyFolder();
}
