using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Of many who decide at the same moment, one does.</summary>
[OnEveryBackend]
public sealed class DecisionRaceTests(Backend backend) : IntegrationTest(backend)
{
    private const int Deciders = 50;

    [TestCase(Thing.Memory, "publish")]
    [TestCase(Thing.Site, "delete")]
    public async Task OneOfManyEqualDecisionsIsMade(string kind, string decision)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, published: false, cast.Maker);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Deciders).Select(index =>
            Api.OutcomeAsync(index % 2 == 0 ? cast.Admin : cast.Superuser, decision, thing, 1)));

        Assert.That(outcomes.Order(StringComparer.Ordinal), Is.EqualTo(["done", .. Enumerable.Repeat("unchanged", Deciders - 1)]));
        Assert.That(
            (await Api.DecisionsAsync(cast.Admin)).Select(item => $"{item["decision"]} {item["version"]}"),
            Is.EqualTo([$"{decision} 1"]));
    }

    [Test]
    public async Task OneOfManyDifferentDecisionsIsMade()
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, Thing.Memory, cast.Project, published: false, cast.Maker);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Deciders).Select(async index =>
        {
            var decision = index % 2 == 0 ? "publish" : "hide";
            return (Decision: decision, Outcome: await Api.OutcomeAsync(cast.Admin, decision, thing, 1));
        }));

        var made = outcomes.Single(one => one.Outcome == "done").Decision;
        Assert.That(outcomes.Where(one => one.Outcome != "done"), Is.All.Matches<(string Decision, string Outcome)>(one =>
            one.Outcome == (one.Decision == made ? "unchanged" : "conflict")));
        Assert.That((await Api.DecisionsAsync(cast.Admin)).Select(item => $"{item["decision"]}"), Is.EqualTo([made]));
        Assert.That((await Api.GetAsync(thing.Path)).Status, Is.EqualTo(made == "publish" ? 200 : 404));
    }
}
