using System.Text.RegularExpressions;
using Muistot.Application.Access;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>What the README and the page on security name is there.</summary>
public sealed partial class ReadmeTests
{
    [Test]
    public void NamesTheMembersOfThePipelineInOrder()
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        var sentence = readme[readme.IndexOf("A request passes the pipeline", StringComparison.Ordinal)..].Split("What a use case")[0];

        Assert.That(
            Code().Matches(sentence).Select(match => match.Groups["code"].Value).Skip(1),
            Is.EqualTo(Pipeline.Behaviours.Select(behaviour => behaviour.Name.Split('`')[0])));
    }

    [Test]
    public void TheTestsThatShowTheSecurityAreThere()
    {
        var named = TestName().Matches(File.ReadAllText(Repository.At("docs", "security.md"))).Select(match => match.Value).Distinct().ToList();

        Assert.That(named, Has.Count.GreaterThan(30));
        Assert.That(named.Except(typeof(ReadmeTests).Assembly.GetTypes().Select(type => type.Name.Split('`')[0])), Is.Empty);
    }

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex TestName();
}
