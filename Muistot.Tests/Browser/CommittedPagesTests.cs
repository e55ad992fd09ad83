using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>The pages in <c>wwwroot</c> are the ones that <c>clients/web</c> gives.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class CommittedPagesTests
{
    // Those of the documentation and of /ogc are written by hand.
    private static readonly string[] OfOthers = ["favicon.ico", "ogc.css"];

    [Test]
    public async Task AreWhatTheSourcesGive()
    {
        var folder = Directory.CreateTempSubdirectory("muistot-pages-").FullName;
        try
        {
            var build = await Tool.RunAsync("npm", ["run", "--silent", "build"], Repository.At("clients", "web"),
                new Dictionary<string, string> { ["OUTPUT"] = folder });

            Assert.That(build.ExitCode, Is.Zero, build.Output + build.Errors);
            var (made, kept) = (FilesOf(folder), FilesOf(Repository.At("Muistot.Api", "wwwroot")).Except(OfOthers).ToList());
            Assert.That(kept, Is.EquivalentTo(made), "Run npm run build in clients/web, look at what changed, and commit it.");
            Assert.That(kept.Where(name => !Same(Path.Combine(folder, name), Repository.At("Muistot.Api", "wwwroot", name))), Is.Empty,
                "Run npm run build in clients/web, look at what changed, and commit it.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];

    private static bool Same(string one, string other) => File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
