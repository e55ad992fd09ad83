using System.Text.RegularExpressions;
using Muistot.Api.Commands;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>The page for operators names settings that exist, and its unit for systemd sets those that production must set.</summary>
public sealed partial class OperatingPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs", "operating.md"));

    [Test]
    public void SetsWhatProductionMustSet()
    {
        var must = Row().Matches(Page).Select(row => row.Groups["name"].Value).ToList();
        var unit = Variable().Matches(Page).Select(variable => variable.Groups["name"].Value.Replace("__", ":")).ToList();

        Assert.That(must, Has.Count.EqualTo(8));
        Assert.That(unit, Is.EquivalentTo(must));
    }

    [Test]
    public void NamesSettingsThatExist()
    {
        var names = Name().Matches(Page).Select(name => name.Groups["name"].Value)
            .Concat(Variable().Matches(Page).Select(variable => variable.Groups["name"].Value.Replace("__", ":")))
            .Distinct(StringComparer.Ordinal).ToList();

        Assert.That(names, Has.Count.GreaterThan(15));
        Assert.That(names.Where(name => !KnownSettings.Contain(name)), Is.Empty);
    }

    [GeneratedRegex(@"^\| `(?<name>[A-Z][A-Za-z:]+)` \| `", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"^Environment=""?(?<name>[A-Za-z_0-9]+)=", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]+(:[A-Z][A-Za-z0-9]+)+)(=[A-Za-z0-9]+)?`",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
