using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class ListSitesTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task ShowsToEachWhatIsThereForThemInOrderOfCreation([Values("", "?n=10&lat=60&lon=24")] string query)
    {
        var cast = await Cast.GatherAsync(World);
        var second = await World.SiteAsync(cast.Project, creator: cast.User, latitude: 61);
        var hidden = await World.SiteAsync(cast.Project, published: false, latitude: 62);
        var own = await World.SiteAsync(cast.Project, published: false, creator: cast.Maker, latitude: 63);
        var last = await World.SiteAsync(cast.Project, latitude: 64);
        await World.SiteAsync(await World.ProjectAsync());
        var path = $"/projects/{cast.Project}/sites{query}";

        foreach (var by in new[] { null, cast.User, cast.ForeignAdmin })
            Assert.That((await Api.GetAsync(path, by)).Ids, Is.EqualTo([second, last]));
        Assert.That((await Api.GetAsync(path, cast.Maker)).Ids, Is.EqualTo([second, own, last]));
        foreach (var by in new[] { cast.Moderator, cast.Admin, cast.Superuser })
            Assert.That((await Api.GetAsync(path, by)).Ids, Is.EqualTo([second, hidden, own, last]));
    }

    [Test]
    public async Task IsEmptyWhereThereIsNothing([Values("", "?n=10&lat=60&lon=24")] string query)
    {
        var project = await World.ProjectAsync();

        Assert.That((await Api.GetAsync($"/projects/{project}/sites{query}")).Json.ToJsonString(), Is.EqualTo("""{"items":[]}"""));
    }

    [Test]
    public async Task GoesOnWithoutWhatLiesNowhere([Values("", "?n=10&lat=60&lon=24")] string query,
        [Values(90.5, -1e300, 60)] double latitude)
    {
        var project = await World.ProjectAsync();
        var first = await World.SiteAsync(project, latitude: 60);
        var broken = await World.SiteAsync(project, latitude: 61);
        await World.Read(
            db => db.Context.Database.ExecuteSqlAsync($"UPDATE sites SET latitude = {latitude}, longitude = {3 * latitude
            + 1} WHERE name = {broken}"));
        var mark = Host.Application.Log.Count;

        var listed = await Api.GetAsync($"/projects/{project}/sites{query}");
        var alone = await Api.GetAsync($"/projects/{project}/sites/{broken}");

        Assert.That((listed.Status, listed.Ids, alone.Status), Is.EqualTo((200, new[] { first }, 406)));
        Assert.That(Host.Application.Log.Lines.Skip(mark).Count(line => line.Contains("outside of WGS 84")), Is.EqualTo(2));
    }

    [Test]
    public async Task GoesOnWithoutWhatCannotBeShownAndTheLogSaysSo(
        [Values("", "?n=10&lat=60&lon=24")] string query, [Values] bool onlyTheNameIsGone)
    {
        var project = await World.ProjectAsync();
        var first = await World.SiteAsync(project, latitude: 60);
        var broken = await World.SiteAsync(project, latitude: 61);
        var last = await World.SiteAsync(project, latitude: 62);
        await World.InDatabase(db =>
        {
            var site = db.Sites.Single(site => site.Name == broken);
            db.SiteInformation.Add(new() { SiteId = site.Id, LanguageId = 2, Abstract = "Abstract" });
            var entry = db.SiteInformation.Single(entry => entry.SiteId == site.Id && entry.LanguageId == 1);
            if (onlyTheNameIsGone)
                entry.Name = null;
            else
                db.SiteInformation.Remove(entry);
        });
        var warnings = Warnings();

        var (finnish, english) = (await ListAsync("fi"), await ListAsync("en"));
        var alone = await Api.GetAsync($"/projects/{project}/sites/{broken}", null, ("Accept-Language", "en"));

        Assert.That((finnish.Status, finnish.Ids, english.Ids), Is.EqualTo((200, new[] { first, last }, new[] { first, last })));
        Assert.That(Warnings(), Is.GreaterThanOrEqualTo(warnings + 2));
        Assert.That(alone.Verdict, Is.EqualTo("406 Language not supported"));

        Task<Answer> ListAsync(string language) => Api.GetAsync($"/projects/{project}/sites{query}", null, ("Accept-Language", language));

        int Warnings() => Host.Application.Log.Lines.Count(line => line.StartsWith("Warning Muistot.", StringComparison.Ordinal));
    }

    [Test]
    public async Task ShowsEachSiteOnceHoweverManyEntriesItHas()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        await World.InDatabase(db =>
        {
            foreach (var code in new[] { "en", "sv", "se" })
                db.SiteInformation.Add(
                new()
                {
                    SiteId = db.Sites.Single().Id,
                    LanguageId = Language.All.Single(language => language.Code == code).Id,
                    Name = code
                });
        });

        Assert.That((await Api.GetAsync($"/projects/{project}/sites")).Ids, Is.EqualTo([site]));
    }
}
