using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class ProjectRolesTests(Backend backend) : IntegrationTest(backend)
{
    private const string Unauthorized = "403 Unauthorized";

    [TestCase("admins", true, "403 Not enough privileges")]
    [TestCase("admins", false, "404 Resource not found")]
    [TestCase("moderators", true, "403 Not enough privileges")]
    [TestCase("moderators", false, "404 Resource not found")]
    public async Task AreGivenAndTakenByAdmins(string role, bool published, string foreign)
    {
        var cast = await Cast.GatherAsync(World, published);
        var expected = new Verdicts("401 Unauthorized", Unauthorized, foreign, Unauthorized, Unauthorized, "201", "201");

        var given = await cast.AskAsync(async by => await Api.PostAsync(await OfSomeoneAsync(), null, by));
        var taken = await cast.AskAsync(async by => await Api.DeleteAsync(await OfSomeoneAsync(), by));

        Assert.That(given, Is.EqualTo(expected));
        Assert.That(taken, Is.EqualTo(expected with { Admin = "204", Superuser = "204" }));

        async Task<string> OfSomeoneAsync() => $"/projects/{cast.Project}/{role}?username={(await World.PersonAsync()).Name}";
    }

    [TestCase("admins", "409 User is already an admin")]
    [TestCase("moderators", "409 User is already a moderator")]
    public async Task AreGivenOnceAndTakenAtWill(string role, string twice)
    {
        var (admin, user) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);
        var path = $"/projects/{project}/{role}?username={user.Name}";
        var location = new Uri($"http://muistot.example/projects/{project}");

        var (given, again) = (await Api.PostAsync(path, null, admin), await Api.PostAsync(path, null, admin));
        var (taken, noneLeft) = (await Api.DeleteAsync(path, admin), await Api.DeleteAsync(path, admin));

        Assert.That((given.Status, given.Headers.Location, again.Verdict), Is.EqualTo((201, location, twice)));
        Assert.That((taken.Status, taken.Headers.Location, noneLeft.Status), Is.EqualTo((204, location, 204)));
    }

    [Test]
    public async Task AreGivenOnceOfEightAtOnce([Values("admins", "moderators")] string role)
    {
        var (admin, user) = (await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Api.PostAsync($"/projects/{project}/{role}?username={user.Name}", null, admin)));

        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo([201, .. Enumerable.Repeat(409, 7)]));
    }

    [Test]
    public async Task FindPeopleByAnySpellingOfTheirName([Values("admins", "moderators")] string role)
    {
        var (admin, user) = (await World.PersonAsync(), await World.PersonAsync("P\u00E4ivi #1"));
        var project = await World.ProjectAsync(admin: admin);
        var path = $"/projects/{project}/{role}?username={Uri.EscapeDataString(" PA\u0308IVI #1 ")}";

        var (given, taken) = (await Api.PostAsync(path, null, admin), await Api.DeleteAsync(path, admin));

        Assert.That((given.Status, taken.Status), Is.EqualTo((201, 204)));
        Assert.That((await Api.PostAsync($"/projects/{project}/{role}?username=Paivi%20%231", null, admin)).Verdict,
            Is.EqualTo("404 User not found"));
        Assert.That((await Api.DeleteAsync($"/projects/{project}", user)).Verdict, Is.EqualTo(Unauthorized));
    }

    [Test]
    public async Task FindNobodyElse([Values("admins", "moderators")] string role)
    {
        var root = await World.PersonAsync(superuser: true);
        var project = await World.ProjectAsync();
        foreach (var (username, verdict) in new[]
        {
            ("?username=nobody%20by%20this%20name", "404 User not found"), ("?username=abc", "422 request validation error"),
            ("?username=with%00null", "422 request validation error"), ("", "422 request validation error"),
        })
        {
            Assert.That((await Api.PostAsync($"/projects/{project}/{role}{username}", null, root)).Verdict, Is.EqualTo(verdict), username);
            Assert.That((await Api.DeleteAsync($"/projects/{project}/{role}{username}", root)).Verdict, Is.EqualTo(verdict), username);
        }

        Assert.That((await Api.PostAsync($"/projects/{project}/{role}", null, root)).Errors, Is.EqualTo(["query/username"]));
        Assert.That((await Api.PostAsync($"/projects/no-such-project/{role}?username={root.Name}", null, root)).Verdict,
            Is.EqualTo("404 Resource not found"));
    }

    [Test]
    public async Task OfAdminsAreShownInTheOrderInWhichTheyWereGiven()
    {
        var (first, second, third) = (await World.PersonAsync(), await World.PersonAsync(), await World.PersonAsync());
        var project = await World.ProjectAsync(admin: second);

        await Api.PostAsync($"/projects/{project}/admins?username={third.Name}", null, second);
        await Api.PostAsync($"/projects/{project}/admins?username={first.Name}", null, second);
        await Api.DeleteAsync($"/projects/{project}/admins?username={third.Name}", second);

        var admins = (await Api.GetAsync($"/projects/{project}")).Json["admins"]!.AsArray();
        Assert.That(admins.Select(name => name!.GetValue<string>()), Is.EqualTo([second.Name, first.Name]));
    }

    [TestCase("admins")]
    [TestCase("moderators")]
    public async Task CountAtOnceInEverySession(string role)
    {
        var (root, user) = (await World.PersonAsync(superuser: true), await World.PersonAsync());
        var sessions = new[] { user, user with { Token = await World.SignInAsync(user.Name) } };
        var project = await World.ProjectAsync(published: false);
        var site = await World.SiteAsync(project, published: false);
        var path = $"/projects/{project}/sites/{site}";

        async Task<IReadOnlyList<string>> TryAsync()
        {
            var verdicts = new List<string>();
            foreach (var session in sessions)
            {
                verdicts.Add((await Api.GetAsync(path, session)).Verdict);
                verdicts.Add((await Api.PostAsync($"{path}/publish?publish=false", null, session)).Verdict);
            }

            return verdicts;
        }

        var before = await TryAsync();
        await Api.PostAsync($"/projects/{project}/{role}?username={user.Name}", null, root);
        var with = await TryAsync();
        await Api.DeleteAsync($"/projects/{project}/{role}?username={user.Name}", root);
        var after = await TryAsync();

        string[] without = ["404 Project not found", Unauthorized, "404 Project not found", Unauthorized];
        Assert.That((before, with, after), Is.EqualTo((without, (string[])["200", "304", "200", "304"], without)));
    }

    [Test]
    public async Task OfAdminsMayBeGivenUp()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);

        var given = await Api.DeleteAsync($"/projects/{project}/admins?username={admin.Name}", admin);
        var after = await Api.PatchAsync($"/projects/{project}", new { auto_publish = true }, admin);

        Assert.That((given.Verdict, after.Verdict), Is.EqualTo(("204", Unauthorized)));
    }
}
