using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>What is made of images lies beside them, and goes with them.</summary>
[OnEveryBackend]
public sealed class KeptDerivativeTests(Backend backend) : ImageTest(backend)
{
    private static readonly (string, string) Webp = ("Accept", "image/webp");

    [Test]
    public async Task LieBesideTheOriginal()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Site, Pictures.Of("jpeg"));
        var first = await Api.GetAsync($"/images/{name}?width=160", headers: Webp);
        await Api.GetAsync($"/images/{name}?width=160");
        Assert.That(Host.Images.Names, Is.EquivalentTo(new[] { name, $"{name}~160.webp", $"{name}~160.jpg" }));
        Assert.That(await Host.Images.ReadAsync($"{name}~160.webp"), Is.EqualTo(first.Bytes));
        Assert.That((await Api.GetAsync($"/images/{name}?width=160", headers: Webp)).Bytes, Is.EqualTo(first.Bytes));
        Assert.That((await Api.GetAsync($"/images/{name}~160.webp")).Status, Is.EqualTo(422), "They have no address of their own.");
    }

    [Test]
    public async Task AreSentAsTheyWereWhenTheyWereMade()
    {
        var scene = await SceneAsync();
        var path = $"/images/{await GiveAsync(scene, Holder.Site, Pictures.Of("jpeg"))}?width=160";
        await Api.GetAsync(path, headers: Webp);
        List<Answer> kept = [await Api.GetAsync(path, headers: Webp), await Api.GetAsync(path, headers: Webp)];

        // Signed in, it is looked for each time.
        var asked = await Api.GetAsync(path, await World.PersonAsync(), Webp);

        foreach (var answer in kept.Append(asked))
        {
            Assert.That(answer.Bytes, Is.EqualTo(kept[0].Bytes));
            Assert.That(DescriptionOf(answer), Is.EqualTo(DescriptionOf(kept[0])));
        }
    }

    [Test]
    public async Task AreSweptWithoutTheOriginal()
    {
        var name = await GiveAsync(await SceneAsync(), Holder.Site, Pictures.Of("jpeg"));
        await Api.GetAsync($"/images/{name}?width=160");
        string[] orphans =
            [.. Enumerable.Range(0, 5).Select(number => $"{Guid.NewGuid():D}.png~{(number % 2 == 0 ? "640.webp" : "160.jpg")}")];
        foreach (var orphan in orphans)
        {
            await Host.Images.AddAsync(orphan, [1]);
            Host.Images.Date(orphan, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        }

        Assert.That(await SweepAsync(), Is.EquivalentTo(orphans.Select(orphan => (ImageProblem.FileWithoutRow, orphan))));
        Assert.That(await SweepAsync(), Is.Empty);
        Assert.That(Host.Images.Names, Is.EquivalentTo(new[] { name, $"{name}~160.jpg" }));
    }

    [Test]
    public async Task AreMadeAheadByTheCommand()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Site, Pictures.Of("jpeg"));
        var other = await GiveAsync(scene, Holder.Memory, Pictures.Of("png"));
        Host.Images.Delete(other);
        var broken = $"{Guid.NewGuid():D}.png";
        await Host.Images.AddAsync(broken, [1, 2, 3]);
        await World.Read(db => db.Images.Where(image => image.FileName == other)
            .ExecuteUpdateAsync(image => image.SetProperty(row => row.FileName, broken)));

        var (first, second) = (await OperatorProgram.RunAsync(Host, ["images", "derive"]),
            await OperatorProgram.RunAsync(Host, ["images", "derive"]));

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), $"{first}{second}");
        Assert.That(first.Output, Does.Contain("2 images; 1 of them cannot be made smaller, and is sent as it is."));
        Assert.That(Host.Images.Names, Is.EquivalentTo(ImageDerivative.All.Select(derivative => derivative.NameOf(name))
            .Append(name).Append(broken)));
    }

    private static string DescriptionOf(Answer answer) =>
        string.Join('\n', answer.Headers.Concat(answer.ContentHeaders).Where(header => header.Key is not ("Date" or "traceparent"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order());

    private async Task<List<(ImageProblem, string)>> SweepAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImageSweep>().RunAsync(repair: true, null, CancellationToken.None)
            .Select(finding => (finding.Problem, finding.FileName)).ToListAsync();
    }
}
