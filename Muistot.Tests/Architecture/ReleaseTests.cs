using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>What can be said in seconds about the scripts, and about the files that a release is made of.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ReleaseTests
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

    [Test]
    public void WhatAStartMakesIsIgnored() =>
        Assert.That(File.ReadAllLines(Repository.At(".gitignore")), Is.SupersetOf(new[] { "data/", "/artifacts/", "/app/", "/.env" }));
}
