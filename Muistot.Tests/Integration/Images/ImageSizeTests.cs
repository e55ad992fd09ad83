using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Images;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>How large images are, which is told where it is asked for and known.</summary>
[OnEveryBackend]
public sealed class ImageSizeTests(Backend backend) : ImageTest(backend)
{
    [TestCase(1)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(8)]
    public async Task IsThatOfTheUprightImage(int orientation)
    {
        var scene = await SceneAsync();
        await GiveAsync(scene, Holder.Memory, Pictures.Turned(orientation));

        var memory = await Api.GetAsync($"{scene.PathOf(Holder.Memory)}?include=image_size");

        Assert.That(SizeOf(memory.Json), Is.EqualTo((Pictures.Width, Pictures.Height)));
    }

    [Test]
    public async Task IsToldWhereverSomethingIsShownAndOnlyWhereAskedFor([Values] Holder holder)
    {
        var scene = await SceneAsync();
        await GiveAsync(scene, holder, Pictures.Of("png"));
        string[] doors = holder switch
        {
            Holder.Project => ["/projects", scene.PathOf(holder)],
            Holder.Site => [$"/projects/{scene.Project}/sites", $"/projects/{scene.Project}/sites?limit=5",
                $"/projects/{scene.Project}/sites?n=1&lat=60&lon=24", scene.PathOf(holder), "/me/sites"],
            _ => [$"{scene.PathOf(Holder.Site)}/memories", $"{scene.PathOf(Holder.Site)}?include_memories=true", scene.PathOf(holder),
                "/me/memories"],
        };

        foreach (var door in doors)
        {
            var asked = (await Api.GetAsync(With(door, "image_size,permissions"), scene.OwnerOf(holder))).Json;
            var silent = (await Api.GetAsync(With(door, "permissions"), scene.OwnerOf(holder))).Json;

            Assert.That(SizeOf(OneIn(asked)), Is.EqualTo((Pictures.Width, Pictures.Height)), door);
            Assert.That(OneIn(silent)["image_size"], Is.Null, door);
        }
    }

    [Test]
    public async Task OfASiteWithoutAnImageIsThatOfItsMemory()
    {
        var scene = await SceneAsync();
        await GiveAsync(scene, Holder.Memory, Pictures.Of("jpeg"));

        var site = await Api.GetAsync($"{scene.PathOf(Holder.Site)}?include=image_size");

        Assert.That(SizeOf(site.Json), Is.EqualTo((Pictures.Width, Pictures.Height)));
    }

    [Test]
    public async Task IsNotedLaterWhereItIsMissing()
    {
        var scene = await SceneAsync();
        var name = await GiveAsync(scene, Holder.Memory, Pictures.Turned(6));
        await World.Read(db => db.Images.ExecuteUpdateAsync(
            set => set.SetProperty(image => image.Width, (int?)null).SetProperty(image => image.Height, (int?)null)));
        await World.InDatabase(db => db.Images.Add(new Domain.Images.Image { FileName = $"{Guid.NewGuid():D}.png" }));

        await using var scope = Host.Application.Services.CreateAsyncScope();
        var unknown = await Api.GetAsync($"{scene.PathOf(Holder.Memory)}?include=image_size");
        await scope.ServiceProvider.GetRequiredService<ImageSizes>().NoteMissingAsync(CancellationToken.None);

        Assert.That(unknown.Json["image_size"], Is.Null);
        var rows = await World.Read(db => db.Images.Select(image => new { image.FileName, image.Width, image.Height }).ToListAsync());
        var noted = rows.Single(row => row.FileName == name);
        Assert.That((noted.Width, noted.Height), Is.EqualTo((Pictures.Width, Pictures.Height)));
        Assert.That(rows.Count(row => row.Width is null), Is.EqualTo(1));
    }

    private static string With(string door, string include) => $"{door}{(door.Contains('?') ? '&' : '?')}include={include}";

    private static JsonNode OneIn(JsonNode answer) => answer["items"]?[0] ?? answer["memories"]?[0] ?? answer;

    private static (int?, int?) SizeOf(JsonNode shown) =>
        (shown["image_size"]?["width"]?.GetValue<int>(), shown["image_size"]?["height"]?.GetValue<int>());
}
