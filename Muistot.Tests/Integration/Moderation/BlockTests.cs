using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Blocks are set, listed, replaced and lifted; they end.</summary>
[OnEveryBackend]
public sealed class BlockTests(Backend backend) : IntegrationTest(backend)
{
    private Cast cast = null!;

    [SetUp]
    public async Task GatherAsync() => cast = await Cast.GatherAsync(World, autoPublish: true);

    [Test]
    public async Task IsSetReplacedAndLifted([Values] bool inProject)
    {
        var (by, block) = (inProject ? cast.Admin : cast.Superuser, Blocks.Of(cast.User, ProjectIf(inProject)));
        var (until, list) = (Ahead(60), block[..block.LastIndexOf('/')]);

        var answers = new List<Answer>();
        foreach (var form in new object?[]
        {
            null, new { }, new { reason = " Mainostaa. ", until }, new { until, reason = "Mainostaa." }, new { reason = "" },
            new { hide = true },
        })
            answers.Add(await Api.PutAsync(block, by, form));

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo([201, 304, 204, 304, 204, 304]));
        Assert.That(answers.Where(answer => answer.Status != 304).Select(answer => answer.Location), Is.All.EqualTo(list));
        Assert.That(answers.Select(answer => answer.Headers.ETag), Is.All.Null, "The project keeps its version.");
        await Api.PutAsync(block, by, new { reason = "Mainostaa.", until });
        var told = (await Api.BlocksAsync(by, ProjectIf(inProject))).Single();
        Assert.That(
            (told["username"]!.GetValue<string>(), told["by"]!.GetValue<string>(), told["reason"]!.GetValue<string>(),
                told["until"]!.GetValue<DateTime>(), told["hidden"]!.GetValue<int>()),
            Is.EqualTo((cast.User.Name, by.Name, "Mainostaa.", until, 0)));
        Assert.That(told["at"]!.GetValue<DateTime>(), Is.EqualTo(Now).Within(TimeSpan.FromMinutes(1)));
        Assert.That((await Api.DeleteAsync(block, by)).Status, Is.EqualTo(204));
        Assert.That((await Api.DeleteAsync($"{block}?restore=true", by)).Status, Is.EqualTo(204), "There is nothing to lift.");
        Assert.That(await Api.BlocksAsync(by, ProjectIf(inProject)), Is.Empty);
        Assert.That(await PostAsync(), Is.EqualTo("201"));
    }

    [Test]
    public async Task IsRefusedForMalformedForms([Values] bool inProject)
    {
        var (by, block) = (inProject ? cast.Admin : cast.Superuser, Blocks.Of(cast.User, ProjectIf(inProject)));

        var past = await Api.PutAsync(block, by, new { until = Ahead(-1) });
        var zoneless = await Api.PutAsync(block, by, new { until = "2999-06-21T12:00:00", reason = new string('a', 1001), hide = 7 });
        var form = await Api.SendAsync(
            HttpMethod.Put, block, new FormUrlEncodedContent([new("reason", "Advertises."), new("until", "2999-06-21")]), by);
        var nameless = await Api.PutAsync(Blocks.Of(cast.User with { Name = "abc" }, ProjectIf(inProject)), by);

        Assert.That(past.Errors, Is.EqualTo(["body/until"]));
        Assert.That(zoneless.Errors, Is.EquivalentTo(["body/hide", "body/reason", "body/until"]));
        Assert.That(form.Errors, Is.EqualTo(["body"]));
        Assert.That(nameless.Errors, Is.EqualTo(["path/username"]));
        Assert.That(await Api.BlocksAsync(by, ProjectIf(inProject)), Is.Empty);
    }

    [Test]
    public async Task IsNotForThoseWhoDecide()
    {
        var nobody = cast.User with { Name = "ei kukaan" };
        Task<Answer> InProject(Person by, Person who) => Api.PutAsync(Blocks.Of(who, cast.Project), by);
        Task<Answer> InService(Person who) => Api.PutAsync(Blocks.Of(who), cast.Superuser);

        Assert.That(
            new[]
            {
                (await InProject(cast.Admin, nobody)).Verdict, (await InService(nobody)).Verdict,
                (await Api.DeleteAsync(Blocks.Of(nobody, cast.Project), cast.Admin)).Verdict,
                (await Api.DeleteAsync(Blocks.Of(nobody), cast.Superuser)).Verdict,
            },
            Is.All.EqualTo("404 User not found"));
        Assert.That(
            new[] { (await InProject(cast.Admin, cast.Admin)).Verdict, (await InService(cast.Superuser)).Verdict },
            Is.All.EqualTo("409 You cannot block yourself"));
        Assert.That(
            new[] { (await InProject(cast.Superuser, cast.Admin)).Verdict, (await InProject(cast.Admin, cast.Moderator)).Verdict },
            Is.All.EqualTo("409 Admins and moderators of the project cannot be blocked"));
        var root = await World.PersonAsync(superuser: true);
        Assert.That(
            new[] { (await InProject(cast.Admin, root)).Verdict, (await InService(root)).Verdict },
            Is.All.EqualTo("409 Superusers cannot be blocked"));
        Assert.That((await InProject(cast.Admin, cast.ForeignAdmin)).Verdict, Is.EqualTo("201"), "Their role is elsewhere.");
        Assert.That((await InService(cast.Admin)).Verdict, Is.EqualTo("201"), "Roles in projects do not matter there.");
    }

    [Test]
    public async Task KeepsRolesAway()
    {
        await Api.PutAsync(Blocks.Of(cast.User, cast.Project), cast.Admin, new { until = Ahead(5) });
        await Api.PutAsync(Blocks.Of(cast.User), cast.Superuser);

        var refused = new List<string>();
        foreach (var role in new[] { "admins", "moderators" })
            refused.Add((await GrantAsync(role)).Verdict);
        Host.Application.Clock.Ahead = TimeSpan.FromMinutes(6);

        Assert.That(refused, Is.All.EqualTo("409 User is blocked"));
        Assert.That((await GrantAsync("moderators")).Verdict, Is.EqualTo("201"), "Of the other block, admins are told nothing.");

        Task<Answer> GrantAsync(string role) =>
            Api.PostAsync($"/projects/{cast.Project}/{role}?username={cast.User.Name}", null, cast.Admin);
    }

    [Test]
    public async Task EndsAtItsTime([Values] bool inProject)
    {
        var by = inProject ? cast.Admin : cast.Superuser;
        await Api.PutAsync(Blocks.Of(cast.User, ProjectIf(inProject)), by, new { until = Ahead(5) });

        var before = (await PostAsync(), await PermissionsAsync(), (await Api.BlocksAsync(by, ProjectIf(inProject))).Count);
        Host.Application.Clock.Ahead = TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1);
        var after = (await PostAsync(), await PermissionsAsync(), (await Api.BlocksAsync(by, ProjectIf(inProject))).Count);
        var again = await Api.PutAsync(Blocks.Of(cast.User, ProjectIf(inProject)), by);

        Assert.That(before, Is.EqualTo(("403 Blocked", "[]", 1)));
        Assert.That(after, Is.EqualTo(("201", """["post"]""", 0)));
        Assert.That(again.Status, Is.EqualTo(201));
        Assert.That(await PostAsync(), Is.EqualTo("403 Blocked"));
    }

    [Test]
    public async Task IsOfAPersonNotOfAName([Values] bool inProject)
    {
        var name = World.Fresh("uusi");
        await Api.PutAsync(Blocks.Of(cast.User, ProjectIf(inProject)), inProject ? cast.Admin : cast.Superuser);
        var other = inProject ? cast.User : await World.PersonAsync();
        if (inProject)
        {
            var token = (await Api.PostAsync($"/me/username?username={name}", null, cast.User)).Token;
            other = await World.PersonAsync(cast.User.Name);
            cast = cast with { User = cast.User with { Name = name, Token = token } };
        }

        Assert.That(await PostAsync(), Is.EqualTo("403 Blocked"));
        Assert.That((await PostAsync(other), await PostAsync(cast.Maker)), Is.EqualTo(("201", "201")));
        Assert.That(
            (await Api.BlocksAsync(inProject ? cast.Admin : cast.Superuser, ProjectIf(inProject))).Select(block => $"{block["username"]}"),
            Is.EqualTo([cast.User.Name]));
    }

    [Test]
    public async Task IsListedInPages([Values] bool inProject)
    {
        var (by, people) = (inProject ? cast.Admin : cast.Superuser, new List<Person>());
        for (var count = 0; count < 5; count++)
        {
            people.Add(await World.PersonAsync());
            await Api.PutAsync(Blocks.Of(people[^1], ProjectIf(inProject)), by);
        }

        var path = inProject ? $"/projects/{cast.Project}/blocked" : "/blocked";
        var (read, cursor) = (new List<string>(), "");
        do
        {
            var page = await Api.GetAsync($"{path}?limit=2{cursor}", by);
            read.AddRange(page.Items.Select(item => $"{item!["username"]}"));
            cursor = page.Json["next"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.That(read, Is.EqualTo(people.Select(person => person.Name)));
        Assert.That((await Api.BlocksAsync(by, ProjectIf(inProject))).Select(item => $"{item["username"]}"), Is.EqualTo(read));
        Assert.That((await Api.GetAsync($"{path}?cursor=AAAAAAAAAGSjnTJm3nPYcjdTk14Ho7VA", by)).Errors, Is.EqualTo(["query/cursor"]));
    }

    [Test]
    public async Task OfOneProjectIsNotAnothers()
    {
        var other = await World.ProjectAsync(autoPublish: true, admin: cast.Admin);
        await Api.PutAsync(Blocks.Of(cast.User, cast.Project), cast.Admin);

        var there = await Api.PostAsync($"/projects/{other}/sites", Samples.Site(World.Fresh("site")), cast.User);
        Assert.That((await PostAsync(), there.Verdict), Is.EqualTo(("403 Blocked", "201")));
        Assert.That(await Api.BlocksAsync(cast.Admin, other), Is.Empty);
        Assert.That(await Api.BlocksAsync(cast.Superuser), Is.Empty);
    }

    [Test]
    public async Task OfAHiddenProjectStaysAndTellsNothing()
    {
        await Api.PutAsync(Blocks.Of(cast.User, cast.Project), cast.Admin);
        await Api.DeleteAsync($"/projects/{cast.Project}", cast.Admin);

        Assert.That(await PostAsync(), Is.EqualTo("404 Project not found"));
        Assert.That(await Api.BlocksAsync(cast.Admin, cast.Project), Has.Count.EqualTo(1));
        Assert.That((await Api.PutAsync(Blocks.Of(cast.Maker, cast.Project), cast.Admin)).Status, Is.EqualTo(201));
        await Api.PostAsync($"/projects/{cast.Project}/publish?publish=true", null, cast.Admin);
        Assert.That(await PostAsync(), Is.EqualTo("403 Blocked"));
    }

    [Test]
    public async Task OfSomeoneWhoBecomesASuperuserHasNoEffect()
    {
        await Api.PutAsync(Blocks.Of(cast.User), cast.Superuser);
        var userId = cast.User.Id;
        await World.InDatabase(db => db.Superusers.Add(new Domain.Users.Superuser { UserId = userId }));

        Assert.That(await PostAsync(), Is.EqualTo("201"));
    }

    private DateTime Now => Host.Application.Clock.GetUtcNow().UtcDateTime;

    private DateTime Ahead(int minutes) => new DateTime(Now.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc)
        .AddMinutes(minutes);

    private string? ProjectIf(bool inProject) => inProject ? cast.Project : null;

    private async Task<string> PostAsync(Person? by = null) =>
        (await Api.PostAsync($"/projects/{cast.Project}/sites", Samples.Site(World.Fresh("site")), by ?? cast.User)).Verdict;

    private async Task<string> PermissionsAsync() =>
        (await Api.GetAsync($"/projects/{cast.Project}?include=permissions", cast.User)).Json["permissions"]!.ToJsonString();
}
