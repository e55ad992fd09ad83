using System.Text;
using Muistot.Tests.Fuzz.Shrinking;
using NUnit.Framework;
using static Muistot.Tests.Fuzz.Fabricated;

namespace Muistot.Tests.Fuzz;

public sealed class ShrinkerTests
{
    private static readonly Step Noise = new("GET", "/projects?a=b", Caller.Anonymous, [new Header("Accept", "*/*")], null);

    [Test]
    public async Task OnlyWhatFailsIsLeft()
    {
        var first = Noise with
        {
            Method = "POST",
            Body = """{"id": "abcdefgh", "info": {"lang": "fi", "name": "long long name"}, "list": [1, 2, 3]}"""
        };
        var last = Noise with { Method = "DELETE" };
        var steps = Enumerable.Repeat(Noise, 40).Append(first).Concat(Enumerable.Repeat(Noise, 30)).Append(last).ToList();
        var played = 0;

        var shrunk = await new Shrinker(candidate =>
        {
            played += candidate.Count;
            return Task.FromResult(candidate.Any(step => step.Body?.Contains("\"name\"", StringComparison.Ordinal) == true)
            && candidate[^1].Method == "DELETE");
        }).ShrinkAsync(steps);

        Assert.That(shrunk.Select(step => (step.Method, step.Target, step.Headers.Count)),
            Is.EqualTo(new[] { ("POST", "/projects", 0), ("DELETE", "/projects", 0) }));
        Assert.That(shrunk[0].Body, Is.EqualTo("""{"info":{"name":"l"}}"""));
        Assert.That(played, Is.LessThan(1000));
    }

    [Test]
    public async Task WhatOnlyFailsAsAWholeStaysAsItIs()
    {
        var steps = Enumerable.Range(0, 5).Select(number => Noise with { Target = $"/{number}", Headers = [] }).ToList();

        var shrunk = await new Shrinker(candidate => Task.FromResult(candidate.Count == 5)).ShrinkAsync(steps);

        Assert.That(shrunk, Is.EqualTo(steps));
    }

    [Test]
    public async Task ItEndsWhenItHasTriedEnough()
    {
        var played = 0;

        await new Shrinker(candidate => Task.FromResult((played += candidate.Count) > 0), requests: 50)
            .ShrinkAsync([.. Enumerable.Repeat(Noise, 60)]);

        Assert.That(played, Is.LessThanOrEqualTo(50));
    }

    [Test]
    public void TheScriptHoldsNoTokens()
    {
        var world = new Fabricated();
        var exchange = Answer("POST", "/report", 204, by: world.User, sent: """{"identifier": "it's"}""");
        exchange = exchange with { Step = exchange.Step with { Caller = Caller.Of(Role.Maker), Headers = [new Header("Accept", "*/*")] } };

        Assert.That(CurlScript.Of([exchange]), Is.EqualTo(new StringBuilder()
            .AppendLine("""curl -X POST --path-as-is "$HOST"'/report' -H "Authorization: Bearer $TOKEN_OF_MAKER" -H 'Accept: */*' -H 'Content-Type: application/json' --data-raw '{"identifier": "it'\''s"}'""")
            .AppendLine("# 204 ").ToString()));
    }
}
