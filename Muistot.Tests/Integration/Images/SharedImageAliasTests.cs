using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>Aliases of images where several nodes share Redis.</summary>
[TestFixture]
[NeedsServers]
public sealed class SharedImageAliasTests() : ImageTest(Backend.Production)
{
    [Test]
    public async Task WorkOnEveryNodeAndTheirKeyIsInRedisAlone()
    {
        var scene = await SceneAsync();
        await GiveAsync(scene, Holder.Memory, SampleImages.Png(1));
        await Api.PostAsync($"{scene.PathOf(Holder.Memory)}/publish?publish=false", by: scene.Moderator);

        // Redis was emptied before this test: the first node puts the key back when it asks for it the next time.
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        var first = await ImageOfAsync(scene.PathOf(Holder.Memory), scene.Moderator);
        await using var node = Host.StartNode();
        using var other = new ApiClient(node.Address);

        var alias = (await other.GetAsync(scene.PathOf(Holder.Memory), scene.Moderator)).Json["image"]!.GetValue<string>();
        var key = (byte[]?)await (await ((ProductionHost)Host).RedisAsync()).StringGetAsync("image-alias-key");

        Assert.That(alias, Is.EqualTo(first));
        Assert.That(((await Api.GetAsync($"/images/{alias}")).Status, (await other.GetAsync($"/images/{alias}")).Status, key!.Length),
            Is.EqualTo((200, 200, 32)));
    }
}
