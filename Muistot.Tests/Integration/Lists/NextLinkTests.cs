using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Lists;

/// <summary>The link to the next page (RFC 8288) leads where the cursor of the body does.</summary>
[OnEveryBackend]
public sealed class NextLinkTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("/me/sites?state=waiting")]
    [TestCase("/me/sites?state=waiting&include=image_size,permissions")]
    [TestCase("/me/memories?state=waiting")]
    [TestCase("/moderation?state=waiting&type=memory,site")]
    [TestCase("/moderation/decisions?decision=publish")]
    public async Task LinksKeepEachFilterAsItWasAskedFor(string path)
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: person);
        for (var count = 0; count < 4; count++)
        {
            var site = await World.SiteAsync(project, creator: person, published: false);
            await World.MemoryAsync(project, site, person, published: false);
            var decided = $"/projects/{project}/sites/{await World.SiteAsync(project, creator: person, published: false)}";
            await Api.PostAsync($"{decided}/publish?publish=true", by: person);
        }

        var first = await Api.GetAsync($"{path}&limit=2", person);
        var (linked, next) = (await Api.GetAsync(LinkOf(first), person),
            await Api.GetAsync($"{path}&limit=2&cursor={first.Json["next"]}", person));

        Assert.That((linked.Status, linked.Text), Is.EqualTo((200, next.Text)));
        Assert.That(linked.Items, Has.Count.EqualTo(2));
    }

    private static string LinkOf(Answer page) => new Uri(page.Headers.GetValues("Link").Single().Split('<', '>')[1]).PathAndQuery;
}
