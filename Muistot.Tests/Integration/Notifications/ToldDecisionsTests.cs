using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Notifications;
using Muistot.Domain.Languages;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>What an author is told costs what is theirs, not what was decided at that time.</summary>
[OnEveryBackend]
public sealed class ToldDecisionsTests(Backend backend) : NotificationTest(backend)
{
    [TestCase(Thing.Site)]
    [TestCase(Thing.Memory)]
    public async Task WhatIsOfOthersIsNotLookedAt(string kind)
    {
        var (moderator, author, other, nobody) = (await PersonAsync(), await PersonAsync(), await PersonAsync(), await PersonAsync());
        var project = await World.ProjectAsync(admin: moderator);
        var things = new List<Thing>();
        foreach (var maker in new[] { other, author, other, author })
            things.Add(await Thing.MakeAsync(World, kind, project, by: maker));
        await BeginMinuteAsync();
        var job = DecisionMailJob.For(Now);
        await DecideAsync(moderator, "hide", things.Select(thing => (thing, 1)));

        var (ofAuthor, _) = await ReadAsync(author, job);
        var (ofNobody, statements) = await ReadAsync(nobody, job);

        Assert.That(ofAuthor.Select(decision => decision.Result), Is.EqualTo([ToldResult.Hidden, ToldResult.Hidden]));
        Assert.That((ofNobody.Count, statements), Is.EqualTo((0, 1)));
    }

    private async Task<(IReadOnlyList<ToldDecision> Told, int Statements)> ReadAsync(Person person, DecisionMailJob job)
    {
        using var activity = new Activity("counted").Start();
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<ToldDecisions>()
            .ReadAsync(person.Id, job, Language.Of(1), CancellationToken.None);
        return (told, Host.Application.Log.StatementsOf(activity.TraceId).Count());
    }
}
