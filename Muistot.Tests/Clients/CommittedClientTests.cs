using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Clients;

/// <summary>The document and the client in the repository are the ones that the code gives.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class CommittedClientTests
{
    private static readonly (string Made, string Kept)[] Files =
    [
        ("openapi.json", "clients/openapi.json"),
        ("generated.ts", "clients/typescript/src/generated.ts"),
    ];

    [Test]
    public async Task AreWhatTheCodeGives()
    {
        var folder = Directory.CreateTempSubdirectory("muistot-generated-").FullName;
        try
        {
            string[] arguments = [Repository.At("clients", "generate.sh"), folder,
                Path.Combine(AppContext.BaseDirectory, "Muistot.Api.dll")];
            var generate = await Tool.RunAsync("bash", arguments, Repository.Root);

            Assert.That(generate.ExitCode, Is.Zero, generate.Output + generate.Errors);
            using var all = Assert.EnterMultipleScope();
            foreach (var (made, kept) in Files)
            {
                var (expected, committed) = (await File.ReadAllTextAsync(Path.Combine(folder, made)),
                    await File.ReadAllTextAsync(Repository.At(kept)));
                Assert.That(committed == expected, Is.True,
                    $"{kept} is not what the code gives. Run clients/generate.sh, look at what changed, and commit it.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
