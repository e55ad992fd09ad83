using System.Text.RegularExpressions;
using Muistot.Application.Pipeline;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>What the pages for people name is there: behaviors, tests, files, other pages.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Pages =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "clients/typescript/README.md", "clients/web/README.md",
        .. Directory.GetFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.At(), file)),
    ];

    [Test]
    public void TheReadmeIsShort() => Assert.That(File.ReadAllLines(Repository.At("README.md")), Has.Length.LessThanOrEqualTo(150));

    [Test]
    public void ThePageOnTheArchitectureNamesTheBehaviorsInOrder() => Assert.That(
        Behavior().Matches(Text("docs/architecture.md")).Select(match => match.Groups["name"].Value),
        Is.EqualTo(PipelineBehaviors.InOrder.Select(behavior => behavior.Name.Split('`')[0])));

    [Test]
    public void TheTestsThatShowTheSecurityAreThere()
    {
        var named = TestName().Matches(Text("docs/security.md")).Select(match => match.Value).Distinct().ToList();

        Assert.That(named, Has.Count.GreaterThan(30));
        Assert.That(named.Except(typeof(DocumentationTests).Assembly.GetTypes().Select(type => type.Name.Split('`')[0])), Is.Empty);
    }

    [Test]
    public void ThePageOfTheTypeScriptClientNamesEachClient()
    {
        var made = MadeClient().Matches(Text("clients/typescript/src/generated.ts")).Select(match => match.Groups["name"].Value).ToList();

        Assert.That(made, Has.Count.GreaterThan(8));
        Assert.That(made.Where(name => !Text("clients/typescript/README.md").Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void NamesFilesThatAreThere(string page)
    {
        var text = Text(page);
        var links = Link().Matches(text).Select(match => Path.Combine(Path.GetDirectoryName(page)!, match.Groups["path"].Value));
        var files = SourcePath().Matches(text).Select(match => match.Value);

        Assert.That(links.Concat(files).Where(path => !Path.Exists(Repository.At(path))), Is.Empty);
    }

    [TestCase("see [there](docs/nowhere.md)")]
    [TestCase("in `Muistot.Api/Nowhere.cs`")]
    public void TheRuleFindsWhatIsNotThere(string text) => Assert.That(
        Link().Matches(text).Select(match => match.Groups["path"].Value).Concat(SourcePath().Matches(text).Select(match => match.Value))
            .Where(path => !Path.Exists(Repository.At(path))),
        Has.Exactly(1).Items);

    private static string Text(string page) => File.ReadAllText(Repository.At(page));

    [GeneratedRegex(@"^\| `(?<name>\w+Behavior)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Behavior();

    [GeneratedRegex(@"^export class (?<name>\w+Client)\b", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex MadeClient();

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\bMuistot\.(Domain|Application|Infrastructure|Api|Tests)/[A-Za-z/.]+\.(cs|txt)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SourcePath();
}
