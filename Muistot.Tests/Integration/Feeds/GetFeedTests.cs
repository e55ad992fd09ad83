using System.Globalization;
using System.ServiceModel.Syndication;
using System.Xml;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Feeds;

[OnEveryBackend]
public sealed class GetFeedTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task ShowsToEachWhatIsThereForThemTheNewestFirst()
    {
        var cast = await Cast.GatherAsync(World);
        var (open, hidden) = (await World.SiteAsync(cast.Project), await World.SiteAsync(cast.Project, published: false, cast.User));
        var first = await World.MemoryAsync(cast.Project, open, cast.Admin, title: "first");
        await World.MemoryAsync(cast.Project, open, cast.Maker, published: false, title: "waiting");
        await World.MemoryAsync(cast.Project, hidden, title: "on a hidden site");
        await World.MemoryAsync(cast.Project, open, title: "last");

        var publicly = await Api.GetAsync($"/projects/{cast.Project}/feed.atom");
        var (maker, user) = (await TitlesAsync(cast.Project, cast.Maker), await TitlesAsync(cast.Project, cast.User));

        Assert.That(TitlesOf(publicly), Is.EqualTo(["last", "first"]));
        Assert.That(maker, Is.EqualTo(["last", "waiting", "first"]));
        Assert.That(user, Is.EqualTo(["last", "on a hidden site", "first"]));
        Assert.That(await TitlesAsync(cast.Project, cast.Moderator), Is.EqualTo(["last", "on a hidden site", "waiting", "first"]));
        Assert.That(publicly.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache"));
        Assert.That(FeedOf(publicly).Items.Last().Id, Does.EndWith($"/projects/{cast.Project}/sites/{open}/memories/{first}"));
    }

    [Test]
    public async Task IsPrivateWithAToken()
    {
        var answer = await Api.GetAsync($"/projects/{await World.ProjectAsync()}/feed.atom", await World.PersonAsync());

        Assert.That(answer.Headers.CacheControl!.ToString(), Does.Contain("private"));
    }

    [Test]
    public async Task IsValidWhateverATitleHolds()
    {
        const string Title = "<b>&amp; \"'\u0001\u0000]]> \ufffe \ud83d\ude00 ä";
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, latitude: -60.5, longitude: 1e-7);
        var memory = await World.MemoryAsync(project, site, await World.PersonAsync(), title: Title.Replace("\u0000", ""));
        await World.InDatabase(db => db.Memories.Single(row => row.Id == memory).Story = "eka\r\ntoka");

        var item = FeedOf(await Api.GetAsync($"/projects/{project}/feed.atom")).Items.Single();

        Assert.That(item.Title.Text, Is.EqualTo("<b>&amp; \"']]>  \ud83d\ude00 ä"));
        Assert.That(((TextSyndicationContent)item.Content).Text.ReplaceLineEndings("|"), Is.EqualTo("eka|toka"));
        Assert.That(item.ElementExtensions.ReadElementExtensions<string>("point", "http://www.georss.org/georss"),
            Is.EqualTo(["-60.5 0.0000001"]));
    }

    [Test]
    public async Task HoldsFiftyAndFollowsEachChange()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project);
        var ids = new List<long>();
        for (var number = 1; number <= 51; number++)
            ids.Add(await World.MemoryAsync(project, site, title: number.ToString(CultureInfo.InvariantCulture)));
        Assert.That((await TitlesAsync(project)).Select(int.Parse), Is.EqualTo(Enumerable.Range(2, 50).Reverse()));

        await Api.DeleteAsync($"/projects/{project}/sites/{site}/memories/{ids[^1]}", admin);

        Assert.That((await TitlesAsync(project)).Select(int.Parse), Is.EqualTo(Enumerable.Range(1, 50).Reverse()));
    }

    private static SyndicationFeed FeedOf(Answer answer)
    {
        Assert.That((answer.Status, answer.ContentHeaders.ContentType?.ToString()), Is.EqualTo((200, "application/atom+xml")), answer.ToString());
        using var reader = XmlReader.Create(new StringReader(answer.Text));
        return SyndicationFeed.Load(reader);
    }

    private static List<string> TitlesOf(Answer answer) => [.. FeedOf(answer).Items.Select(item => item.Title.Text)];

    private async Task<List<string>> TitlesAsync(string project, Person? by = null) =>
        TitlesOf(await Api.GetAsync($"/projects/{project}/feed.atom", by));
}
