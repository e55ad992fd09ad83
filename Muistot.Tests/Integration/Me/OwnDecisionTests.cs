using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

/// <summary>People are told what was decided on what is theirs, and in what words, but not by whom.</summary>
[OnEveryBackend]
public sealed class OwnDecisionTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(Thing.Site, "/me/sites")]
    [TestCase(Thing.Memory, "/me/memories")]
    public async Task AreToldToTheAuthor(string kind, string list)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, published: false, cast.Maker);
        Assert.That((await Api.GetAsync($"{list}?state=waiting", cast.Maker)).Items.Single()!["last_decision"], Is.Null);

        await Api.PostAsync("/moderation/decisions", new
        {
            items = new[] { thing.At(1) },
            decision = "hide",
            reason = "personal_data",
            note = "Muistiinpano",
            message_to_author = "Jätä naapurin nimi pois.",
        }, cast.Admin);

        var hidden = await Api.GetAsync($"{list}?state=hidden", cast.Maker);
        var told = hidden.Items.Single()!["last_decision"]!;
        Assert.That((told["decision"]!.ToString(), told["reason"]!.ToString(), told["message"]!.ToString()),
            Is.EqualTo(("hide", "personal_data", "Jätä naapurin nimi pois.")));
        Assert.That(hidden.Text, Does.Not.Contain("Muistiinpano").And.Not.Contain(cast.Admin.Name));
        Assert.That((await Api.GetAsync($"{list}?state=waiting", cast.Maker)).Items, Is.Empty);
        Assert.That((await Api.GetAsync(thing.Path, cast.Maker)).Json["last_decision"], Is.Null);

        await Api.PostAsync($"{thing.Path}/publish?publish=true", null, cast.Moderator);
        var published = (await Api.GetAsync($"{list}?state=published", cast.Maker)).Items.Single()!["last_decision"]!;
        Assert.That(published.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "at", "decision" }), "Only the last is told.");
        Assert.That(published["decision"]!.ToString(), Is.EqualTo("publish"));
    }
}
