using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Jobs;
using Muistot.Application.Notifications;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Jobs;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>Authors are mailed what became of their changes, where a project reviews them.</summary>
public sealed class ReviewMailTests() : ReviewTest(Backend.Embedded)
{
    [TestCase(Thing.Site, "hide", "Paikan muutosta ei hyväksytty", Old)]
    [TestCase(Thing.Memory, "hide", "Muiston muutosta ei hyväksytty", Old)]
    [TestCase(Thing.Memory, "publish", "Muisto on julkaistu", New)]
    public async Task SayWhatBecameOfTheChange(string kind, string decision, string said, string title)
    {
        var thing = await MakeAsync(kind);
        await ChangeAsync(thing, New);

        await Api.DecideAsync(Cast.Moderator, decision, thing, await VersionAsync(thing));
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        Host.Application.Services.GetRequiredService<IJobSignal>().Notify(DecisionMailJob.Kind);

        var mail = await Host.Mail.WaitAsync(Cast.Maker.Email);
        Assert.That(mail.TextBody, Does.Contain(said).And.Contain($"\"{title}\""));
        await JobNode.UntilAsync(() => World.Read(async db => !await db.Jobs.AnyAsync()));
    }
}
