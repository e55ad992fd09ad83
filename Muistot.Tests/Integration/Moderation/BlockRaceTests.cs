using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>What is written at the moment of a block is written before it, and hidden, or not at all.</summary>
[OnEveryBackend]
public sealed class BlockRaceTests(Backend backend) : IntegrationTest(backend)
{
    private const int Writers = 40;

    [Test]
    public async Task NothingIsWrittenBesideABlock([Values] bool inProject)
    {
        var cast = await Cast.GatherAsync(World, autoPublish: true);
        var site = $"/projects/{cast.Project}/sites/{await World.SiteAsync(cast.Project)}";
        var (by, block) = (inProject ? cast.Admin : cast.Superuser, Blocks.Of(cast.User, inProject ? cast.Project : null));

        var writing = Enumerable.Range(0, Writers)
            .Select(_ => Api.PostAsync($"{site}/memories", new { title = "Muisto" }, cast.User)).ToList();
        await Task.WhenAny(writing);
        var blocked = await Api.PutAsync(block, by, new { hide = true });
        var late = await Api.PostAsync($"{site}/memories", new { title = "Muisto" }, cast.User);
        var answers = await Task.WhenAll(writing);

        Assert.That((blocked.Verdict, late.Verdict), Is.EqualTo(("201", "403 Blocked")));
        Assert.That(answers.Select(answer => answer.Verdict), Is.All.AnyOf("201", "403 Blocked"));
        var memories = await World.Read(db => db.Memories.Select(memory => memory.Published).ToListAsync());
        Assert.That(memories, Has.Count.EqualTo(answers.Count(answer => answer.Status == 201)).And.All.False);
        Assert.That(
            (await Api.BlocksAsync(by, inProject ? cast.Project : null)).Single()["hidden"]!.GetValue<int>(), Is.EqualTo(memories.Count));
    }

    [Test]
    public async Task OfManyEqualBlocksOneIsNew([Values] bool inProject)
    {
        var cast = await Cast.GatherAsync(World);
        var site = await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.User);
        var block = Blocks.Of(cast.User, inProject ? cast.Project : null);
        var other = await World.PersonAsync(superuser: true);

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(index =>
            Api.PutAsync(block, index % 2 == 0 ? cast.Superuser : other, new { hide = true })));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo([201, .. Enumerable.Repeat(304, Writers - 1)]));
        Assert.That(await World.Read(db => db.Blocks.CountAsync()), Is.EqualTo(1));
        Assert.That((await Api.DecisionsAsync(cast.Admin)).Ids(), Is.EqualTo([site.IdOf()]));
    }
}
