using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Demo;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

public sealed class LoadSeedTests() : IntegrationTest(Backend.Embedded)
{
    [Test]
    public async Task GoesWithOthersWhoWriteAtTheSameTime()
    {
        await SeedAsync("first", sites: 0);

        await Task.WhenAll(SeedAsync("left"), SeedAsync("right"));

        Assert.That(await World.Read(db => db.Sites.CountAsync()), Is.EqualTo(5000));
        Assert.That(
            await World.Read(db => db.Sites.CountAsync(site => site.Project!.Name == "left-0000"
            && site.Information.Any(entry => entry.Name != ""))), Is.EqualTo(2500));
        Assert.That(await World.Read(db => db.Sites.CountAsync(site => site.Memories.Count == 1)), Is.EqualTo(5000));
    }

    [Test]
    public async Task TakesTheAccountThatHasItsAddress()
    {
        var person = await World.PersonAsync(email: "load@example.com");

        await SeedAsync("taken", sites: 1);

        Assert.That(await World.Read(db => db.Sites.Select(site => site.CreatorId).SingleAsync()), Is.EqualTo(person.Id));
    }

    [Test]
    public async Task WritesWordsThatAreAsUnequallyCommonAsWordsAre()
    {
        await SeedAsync("words", sites: 300, words: 1000);

        var stories = await World.Read(db => db.Memories.Select(memory => memory.Story!).ToListAsync());
        var words = stories.SelectMany(story => story.Split(' ')).CountBy(word => word).OrderByDescending(word => word.Value).ToList();
        Assert.That(stories, Is.Unique);
        Assert.That(stories, Has.All.Length.EqualTo(20));
        Assert.That(words, Has.Count.GreaterThan(100));
        Assert.That(words[0].Value, Is.GreaterThan(10 * words[words.Count / 2].Value));
    }

    private async Task SeedAsync(string prefix, int sites = 2500, int words = 0)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadSeed>()
            .RunAsync(new LoadSize(1, sites, 1, 20, words), prefix, new Progress<long>(), CancellationToken.None);
    }
}
