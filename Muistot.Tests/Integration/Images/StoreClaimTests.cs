using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Files;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>A store of images belongs to one database, and lets no other one change it.</summary>
[OnEveryBackend]
public sealed class StoreClaimTests(Backend backend) : ImageTest(backend)
{
    private const string Says = "belongs to another database";

    [Test]
    public async Task RefusesAnotherDatabaseUntilItIsAdopted()
    {
        // A server of buckets that was slow at the start has no mark yet.
        await Host.Application.Services.GetRequiredService<StoreClaim>().EnsureAsync(CancellationToken.None);
        var name = $"{Guid.NewGuid():D}.png";
        await Host.Images.AddAsync(name, SampleImages.Png());
        Host.Images.Date(name, new DateTime(2024, 6, 21, 12, 0, 0, DateTimeKind.Utc));
        (string Name, string Value)[] other = [("ConnectionStrings:Muistot", await Host.CreateDatabaseAsync()), ("Redis:Connection", "")];
        await OperatorProgram.RunAsync(Host, ["migrate"], other);

        var seeded = await OperatorProgram.RunAsync(Host, ["seed", "demo"], other);
        var swept = await OperatorProgram.RunAsync(Host, ["images", "sweep", "--yes", "--force=1"], other);
        var asked = await OperatorProgram.RunAsync(Host, ["images", "adopt"], other);
        var again = await OperatorProgram.RunAsync(Host, ["images", "sweep"], other);
        var before = Host.Images.Names;
        try
        {
            var adopted = await OperatorProgram.RunAsync(Host, ["images", "adopt", "--yes"], other);
            var now = await OperatorProgram.RunAsync(Host, ["images", "sweep", "--yes", "--force=1"], other);
            var former = await OperatorProgram.RunAsync(Host, ["images", "sweep"]);

            Assert.That((adopted.ExitCode, now.ExitCode, former.ExitCode), Is.EqualTo((0, 0, 1)), adopted.Errors + now.Errors);
            Assert.That(former.Errors, Does.Contain(Says));
        }
        finally
        {
            await OperatorProgram.RunAsync(Host, ["images", "adopt", "--yes"]);
        }

        Assert.That(new[] { seeded, swept, again }.Select(run => run.ExitCode), Is.All.EqualTo(1));
        Assert.That(new[] { seeded, swept, again }.Select(run => run.Errors), Is.All.Contains(Says).And.All.Contains("images adopt"));
        Assert.That((asked.ExitCode, asked.Output.Contains("--yes")), Is.EqualTo((0, true)));
        Assert.That((before, Host.Images.Names), Is.EqualTo((new[] { name }, Array.Empty<string>())));
    }

    [Test]
    public async Task DoesNotServeAnotherDatabase()
    {
        var own = await Host.CreateOwnAsync();
        var folder = Directory.CreateDirectory(own.Single(setting => setting.Name == "Files:Folder").Value).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, StoreClaim.MarkName), """{"database": "0123456789abcdef0123456789abcdef"}""");

        var served = await OperatorProgram.RunAsync(Host, ["serve", "--urls=http://127.0.0.1:0"], [.. own, ("Redis:Connection", "")]);

        Assert.That((served.ExitCode, served.Errors.Contains(Says)), Is.EqualTo((1, true)), served.Errors);
    }

    /// <summary>Where the database or the store was unavailable at the start, the first image decides.</summary>
    [TestCase("""{"database": "0123456789abcdef0123456789abcdef"}""")]
    [TestCase("not a mark")]
    [TestCase("{}")]
    public async Task KeepsImagesOutOfAStoreOfAnotherDatabase(string mark)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Host.Folder, $"{Guid.NewGuid():N}")).FullName;
        await using var node = Host.StartNode(changes: [("Files:Driver", "Folder"), ("Files:Folder", folder)]);
        var services = node.Services;
        await File.WriteAllTextAsync(Path.Combine(folder, StoreClaim.MarkName), mark);
        var unguarded = services.GetRequiredKeyedService<IFileStore>(StoreClaim.Unguarded);
        var store = new ClaimedFileStore(unguarded, new StoreClaim(unguarded, services.GetRequiredService<IServiceScopeFactory>()));

        var written = Assert.CatchAsync<UnavailableException>(() => store.WriteAsync("a.png", SampleImages.Png(), CancellationToken.None));
        Assert.CatchAsync<UnavailableException>(() => store.DeleteAsync("b.png", CancellationToken.None));

        Assert.That(written!.InnerException!.Message, Does.Contain(Says));
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { StoreClaim.MarkName }));
        Assert.That(await store.ListAsync(CancellationToken.None).CountAsync(), Is.Zero);
    }
}
