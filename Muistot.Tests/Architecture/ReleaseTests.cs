using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>What can be said in seconds about the scripts, and about the files that a release is made of.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class ReleaseTests
{
    private static readonly string[] Scripts = [.. Repository.Paths.Where(path => path.EndsWith(".sh", StringComparison.Ordinal))];

    [Test]
    public async Task ScriptsAreWellFormed()
    {
        Assert.That(Scripts, Is.SupersetOf(new[] { "run.sh", "test.sh", "dev/release.sh", "dev/archive/start.sh" }));
        foreach (var script in Scripts)
        {
            var check = await Tool.RunAsync("bash", ["-n", script], Repository.Root);

            Assert.That(check.ExitCode, Is.Zero, check.Errors);
            Assert.That(new FileInfo(Repository.At(script)).UnixFileMode.HasFlag(UnixFileMode.UserExecute), Is.True, script);
        }
    }

    [TestCase(2, "usage: dev/release.sh VERSION")]
    [TestCase(2, "usage: dev/release.sh VERSION", "next")]
    [TestCase(2, "usage: dev/release.sh VERSION", "1.0")]
    [TestCase(2, "usage: dev/release.sh VERSION", "1.0.0", "1.0.1")]
    [TestCase(1, "CHANGELOG.md has no entry", "98.76.54")]
    public async Task AReleaseHasAVersionThatTheChangelogKnows(int exitCode, string said, params string[] arguments)
    {
        var release = await Tool.RunAsync("bash", ["dev/release.sh", .. arguments], Repository.Root);

        Assert.That(release.ExitCode, Is.EqualTo(exitCode));
        Assert.That(release.Errors, Does.Contain(said));
        Assert.That(release.Output, Is.Empty);
    }

    /// <summary>Whoever has only the archive can open the pages that the program and the archive's own page lead to.</summary>
    [Test]
    public void TheArchiveHoldsThePagesThatTheProgramNames()
    {
        var release = File.ReadAllText(Repository.At("dev", "release.sh"));
        var copied = Copied().Matches(release).Select(match => match.Groups["path"].Value).ToList();
        var named = Repository.Paths.Where(path => path.StartsWith("Muistot.Api/", StringComparison.Ordinal)
            && path.EndsWith(".cs", StringComparison.Ordinal)).Append("dev/archive/README.md")
            .SelectMany(path => Page().Matches(File.ReadAllText(Repository.At(path))).Select(match => match.Value)).Distinct().ToList();

        Assert.That(named, Does.Contain("docs/settings.md"));
        using var all = Assert.EnterMultipleScope();
        foreach (var page in named)
        {
            Assert.That(Path.Exists(Repository.At(page)), Is.True, page);
            Assert.That(copied.Any(path => page == path || page.StartsWith($"{path}/", StringComparison.Ordinal)), Is.True, page);
        }
    }

    [Test]
    public void WhatAStartMakesIsIgnored() =>
        Assert.That(File.ReadAllLines(Repository.At(".gitignore")), Is.SupersetOf(new[] { "data/", "/artifacts/", "/app/", "/.env" }));

    [GeneratedRegex(@"\$source/(?<path>[A-Za-z][A-Za-z./]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Copied();

    [GeneratedRegex(@"\bdocs/[a-z]+\.md\b", RegexOptions.NonBacktracking)]
    private static partial Regex Page();
}
