using Muistot.Tests.Fuzz.Writing;
using NUnit.Framework;

namespace Muistot.Tests.Fuzz;

public sealed class EpisodeWriterTests
{
    [Test]
    public void DiceFallTheSameWayFromTheSameSeed()
    {
        var thrown = Throws(Dice.Of(1, 2, 3));

        Assert.That(Throws(Dice.Of(1, 2, 3)), Is.EqualTo(thrown));
        Assert.That(thrown, Is.Not.EqualTo(Throws(Dice.Of(2, 2, 3))).And.Not.EqualTo(Throws(Dice.Of(1, 3, 3)))
            .And.Not.EqualTo(Throws(Dice.Of(1, 2, 4))));
        Assert.That(Throws(new Dice(0)).Distinct(), Is.EquivalentTo(Enumerable.Range(0, 6)));
    }

    [Test]
    public void BrokenBodiesDifferInLittle()
    {
        var (breaker, whole) = (new BodyBreaker(new Dice(5)),
            System.Text.Json.Nodes.JsonNode.Parse("""{"id": "proj", "info": {"lang": "fi", "name": "a"}, "admins": ["anna"]}""")!);

        var broken = Enumerable.Range(0, 200).Select(_ => breaker.Break(whole.DeepClone())).ToList();

        Assert.That(broken.Distinct().Count(), Is.GreaterThan(60));
        Assert.That(broken, Has.Some.Contains("\\ud800").And.Some.Contains("\\u0000").And.Some.Contains("null")
            .And.Some.Not.Contains("admins"));
    }

    private static List<int> Throws(Dice dice) => [.. Enumerable.Range(0, 100).Select(_ => dice.Below(6))];
}
