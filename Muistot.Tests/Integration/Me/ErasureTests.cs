using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Authorization;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

/// <summary>The way to an erasure, and what becomes of what others see.</summary>
[OnEveryBackend]
public sealed class ErasureTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task IsConfirmedByTheLinkOfAMailOnce()
    {
        var person = await World.PersonAsync();

        var asked = await Api.SendAsync(HttpMethod.Delete, "/me/account?contributions=keep", null, person, ("Accept-Language", "en"));
        var mail = await Host.Mail.WaitAsync(person.Email);
        var token = Erasure.TokenOf(mail);
        var wrong = await Api.PostAsync($"/me/account/confirm?token={token}A");
        var stillThere = await Api.GetAsync("/me", person);
        var dump = await this.DumpAsync();
        var confirmed = await Api.PostAsync($"/me/account/confirm?token={token}");
        var again = await Api.PostAsync($"/me/account/confirm?token={token}");

        Assert.That((asked.Status, wrong.Verdict, stillThere.Status), Is.EqualTo((202, "404 Not found", 200)));
        Assert.That((confirmed.Status, again.Verdict), Is.EqualTo((204, "404 Not found")));
        Assert.That((await Api.GetAsync("/me", person)).Status, Is.EqualTo(401));
        Assert.That(mail.Subject, Is.EqualTo("Erasing your Muistot account"));
        Assert.That(mail.TextBody, Does.Contain($"{Host.Settings["PublicUrl"]}/#erase-account:token="));
        Assert.That(mail.HtmlBody, Does.Contain($"#erase-account:token={token}"));
        Assert.That(dump, Does.Not.Contain(token));
    }

    [TestCase("")]
    [TestCase("?contributions=")]
    [TestCase("?contributions=everything")]
    public async Task SaysWhatBecomesOfContributions(string query)
    {
        var answer = await Api.DeleteAsync($"/me/account{query}", await World.PersonAsync());

        Assert.That(
            (answer.Status, answer.Json["error"]!["errors"]![0]!["loc"]!.ToJsonString()),
            Is.EqualTo((422, """["query","contributions"]""")));
    }

    /// <summary>Whoever reads the old mailbox, or had the old name, does not erase the account.</summary>
    [Test]
    public async Task AnotherAddressOrNameEndsTheLink([Values("email?email=", "username?username=")] string change)
    {
        var person = await World.PersonAsync();
        await Api.DeleteAsync("/me/account?contributions=delete", person);
        var token = Erasure.TokenOf(await Host.Mail.WaitAsync(person.Email));
        var fresh = World.Fresh("other");

        var changed = await Api.PostAsync($"/me/{change}{fresh}{(change.StartsWith('e') ? "@example.com" : "")}", null, person);
        var confirmed = await Api.PostAsync($"/me/account/confirm?token={token}");

        Assert.That((changed.Status, confirmed.Verdict), Is.EqualTo((200, "404 Not found")));
        Assert.That((await Api.GetAsync("/me", person with { Token = changed.Token })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task TheLastWishCounts()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project, creator: person);

        await Api.DeleteAsync("/me/account?contributions=delete", person);
        var first = Erasure.TokenOf(await Host.Mail.WaitAsync(person.Email));
        await Api.DeleteAsync("/me/account?contributions=keep", person);
        var second = Erasure.TokenOf(await Host.Mail.WaitAsync(person.Email, 2));
        var tooLate = await Api.PostAsync($"/me/account/confirm?token={first}");
        var confirmed = await Api.PostAsync($"/me/account/confirm?token={second}");

        Assert.That((tooLate.Status, confirmed.Status), Is.EqualTo((404, 204)));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites/{site}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task TheLinkWorksForADay()
    {
        var person = await World.PersonAsync();
        await Api.DeleteAsync("/me/account?contributions=keep", person);
        var token = Erasure.TokenOf(await Host.Mail.WaitAsync(person.Email));

        await Host.LetPassAsync(TimeSpan.FromHours(24.1));

        Assert.That((await Api.PostAsync($"/me/account/confirm?token={token}")).Status, Is.EqualTo(404));
        Assert.That(await World.Read(db => db.Users.CountAsync(user => user.Id == person.Id)), Is.EqualTo(1));
    }

    [Test]
    public async Task OfTwoAtOnceOneDoesIt()
    {
        var person = await World.PersonAsync();
        await Api.DeleteAsync("/me/account?contributions=delete", person);
        var token = Erasure.TokenOf(await Host.Mail.WaitAsync(person.Email));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6)
                .Select(number => Api.PostAsync($"/me/account/confirm?token={token}", by: number % 2 == 0 ? person : null)));

        Assert.That(answers.Count(answer => answer.Status == 204), Is.EqualTo(1));
        Assert.That(answers.Select(answer => answer.Status).Where(status => status != 204), Is.All.AnyOf(401, 404));
    }

    [Test]
    public async Task EndsSessionsOnEveryNode()
    {
        var (person, node) = (await World.PersonAsync(), Host.Node());
        using var other = new ApiClient(node.Address);
        var second = person with { Token = await World.SignInAsync(person.Name) };
        var before = (await other.GetAsync("/me", second)).Status;

        await this.EraseAsync(person, "keep");

        Assert.That(before, Is.EqualTo(200));
        Assert.That((await other.GetAsync("/me", second)).Status, Is.EqualTo(401));
        Assert.That((await other.GetAsync("/projects", person)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task KeptTextsHaveNoAuthor()
    {
        var (person, admin) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project, creator: person);
        var memory = await World.MemoryAsync(project, site, person);
        var path = $"/projects/{project}/sites/{site}";
        var tag = (await Api.GetAsync($"{path}/memories/{memory}")).Headers.ETag!.Tag;

        var erased = await this.EraseAsync(person, "keep");
        var (shown, remembered) = (await Api.GetAsync(path), await Api.GetAsync($"{path}/memories/{memory}"));

        Assert.That(erased.Status, Is.EqualTo(204));
        Assert.That((shown.Status, shown.Json["creator"], shown.Json["modifier"]), Is.EqualTo((200, default(object), default(object))));
        Assert.That((remembered.Json["title"]!.GetValue<string>(), remembered.Json["user"]), Is.EqualTo(("Muisto", default(object))));
        Assert.That(remembered.Headers.ETag!.Tag, Is.Not.EqualTo(tag));
        Assert.That((await Api.GetAsync($"{path}/history", admin)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task DeletesWhatIsThePersonsAloneAndNothingOfOthers()
    {
        var (person, other, admin) = (await World.PersonAsync(), await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var (own, shared, foreign) = (await World.SiteAsync(project, creator: person), await World.SiteAsync(project, creator: person),
            await World.SiteAsync(project, creator: other));
        await World.MemoryAsync(project, own, person);
        var kept = await World.MemoryAsync(project, shared, other, title: "Toisen");
        var alsoOnShared = await World.MemoryAsync(project, shared, person);
        var onForeign = await World.MemoryAsync(project, foreign, person);
        var trashed = await World.MemoryAsync(project, foreign, person);
        await Api.DeleteAsync($"/projects/{project}/sites/{foreign}/memories/{trashed}", person);
        var before = await Api.GetAsync($"/projects/{project}/sites?modified_since=2020-01-01T00:00:00Z");
        var since = Uri.EscapeDataString(before.Json["as_of"]!.GetValue<string>());

        var erased = await this.EraseAsync(person, "delete");
        var sites = await Api.GetAsync($"/projects/{project}/sites?modified_since={since}");
        var memories = await Api.GetAsync($"/projects/{project}/sites/{foreign}/memories?modified_since={since}");
        var shown = await Api.GetAsync($"/projects/{project}/sites/{shared}?include_memories=true");

        Assert.That(erased.Status, Is.EqualTo(204));
        Assert.That(sites.Ids, Is.EquivalentTo([shared, foreign]));
        Assert.That(sites.Json["gone"]!.AsArray().Select(gone => gone!["id"]!.GetValue<string>()), Is.EqualTo([own]));
        Assert.That(memories.Json["gone"]!.AsArray().Select(gone => gone!["id"]!.GetValue<long>()), Is.EquivalentTo([onForeign, trashed]));
        Assert.That(shown.Json["memories"]!.AsArray().Select(memory => memory!["id"]!.GetValue<long>()), Is.EqualTo([kept]));
        Assert.That(shown.Json["creator"], Is.Null);
        Assert.That((await Api.GetAsync($"/projects/{project}")).Json["sites_count"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await Api.GetAsync($"/projects/{project}/deleted", admin)).Items, Is.Empty);
        Assert.That(
            await World.Read(db => db.Memories.CountAsync(row => row.Id == alsoOnShared || row.Id == onForeign || row.Id == trashed)),
            Is.Zero);
        Assert.That(
            await World.Read(db => db.Changes.Where(change => change.Resource == Resource.Memory && change.ResourceId == onForeign)
                .Select(change => $"{change.Action} {change.UserId} {change.PublishedBefore}").ToListAsync()),
            Is.EqualTo(["Delete  True"]));
    }

    [Test]
    public async Task TheLastAdminOfAProjectCanGo()
    {
        var (admin, superuser) = (await World.PersonAsync(), await World.PersonAsync(superuser: true));
        var project = await World.ProjectAsync(admin: admin);
        var tag = (await Api.GetAsync($"/projects/{project}")).Headers.ETag!.Tag;

        var erased = await this.EraseAsync(admin, "delete");
        var left = await Api.GetAsync($"/projects/{project}");

        Assert.That((erased.Status, left.Status, left.Json["admins"]?.AsArray().Count ?? 0), Is.EqualTo((204, 200, 0)));
        Assert.That(left.Headers.ETag!.Tag.Split('-')[0], Is.Not.EqualTo(tag.Split('-')[0]));
        Assert.That((await Api.PatchAsync($"/projects/{project}", new { admin_posting = true }, superuser)).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task ASuperuserCanGo()
    {
        var superuser = await World.PersonAsync(superuser: true);

        Assert.That((await this.EraseAsync(superuser, "keep")).Status, Is.EqualTo(204));
        Assert.That(await World.Read(db => db.Superusers.CountAsync()), Is.Zero);
    }
}
