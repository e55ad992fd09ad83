using System.Diagnostics;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>People choose which mail they want.</summary>
[OnEveryBackend]
public sealed class NotificationSettingsTests(Backend backend) : NotificationTest(backend)
{
    private const string Path = "/me/notifications";

    [Test]
    public async Task AreChosenOneByOne()
    {
        var person = await PersonAsync();
        var (administered, moderated) = (await World.ProjectAsync(admin: person), await World.ProjectAsync(moderator: person));
        async Task<string> TellAsync() => (await Api.GetAsync(Path, person)).Text;
        Task<Answer> ChangeAsync(object form) => Api.PatchAsync(Path, form, person);
        static object Of(string project, string? frequency) => new { projects = new Dictionary<string, string?> { [project] = frequency } };

        var defaults = await TellAsync();
        int[] statuses =
        [
            (await ChangeAsync(new { })).Status, (await ChangeAsync(new { decisions = true, digest = "daily" })).Status,
            (await ChangeAsync(Of(moderated, null))).Status, (await ChangeAsync(new { decisions = false })).Status,
            (await ChangeAsync(new { digest = "hourly" })).Status, (await ChangeAsync(Of(administered, "off"))).Status,
            (await ChangeAsync(Of(moderated, "daily"))).Status, (await ChangeAsync(Of(moderated, "daily"))).Status,
        ];
        var changed = await TellAsync();
        var back = (await ChangeAsync(Of(administered, null))).Status;
        var without = await TellAsync();
        var shown = await Api.SendAsync(
            HttpMethod.Patch, Path, ApiClient.ToContent(new { digest = "off" }), person, ("Prefer", "return=representation"));

        Assert.That(defaults, Is.EqualTo("""{"decisions":true,"digest":"daily","projects":{}}"""));
        Assert.That(statuses, Is.EqualTo([304, 304, 304, 204, 204, 204, 204, 304]));
        Assert.That(changed, Is.EqualTo(
            $$$"""{"decisions":false,"digest":"hourly","projects":{"{{{administered}}}":"off","{{{moderated}}}":"daily"}}"""));
        Assert.That((back, without), Is.EqualTo(
            (204, $$$"""{"decisions":false,"digest":"hourly","projects":{"{{{moderated}}}":"daily"}}""")));
        Assert.That((shown.Status, shown.Json["digest"]!.ToString()), Is.EqualTo((200, "off")));
    }

    [Test]
    public async Task HaveALanguageThatMailIsIn()
    {
        var (moderator, author) = (await PersonAsync(), await PersonAsync(english: true));
        var project = await World.ProjectAsync(admin: moderator);
        async Task<string?> TellAsync() => (await Api.GetAsync($"{Path}?include=language", author)).Json["language"]?.ToString();
        async Task<int> ChangeAsync(string? language) => (await Api.PatchAsync(Path, new { language }, author)).Status;
        async Task<string> MailAsync(int count)
        {
            await DecideAsync(moderator, "hide", [(await Thing.MakeAsync(World, Thing.Memory, project, by: author), 1)]);
            await SendDecisionsAsync();
            return Host.Mail.To(author.Email)[count - 1].TextBody!;
        }

        var (made, told) = (await MailAsync(1), await TellAsync());
        int[] statuses = [await ChangeAsync("eng"), await ChangeAsync("fi"), await ChangeAsync("fi"), await ChangeAsync(null)];
        var (chosen, now) = (await MailAsync(2), await TellAsync());
        int[] refused = [await ChangeAsync("suomi"), await ChangeAsync("sv")];

        Assert.That((made.Contains("The memory is hidden"), told), Is.EqualTo((true, "en")));
        Assert.That((chosen.Contains("Muisto on piilotettu"), now), Is.EqualTo((true, "fi")));
        Assert.That((await Api.GetAsync(Path, author)).Text, Is.EqualTo("""{"decisions":true,"digest":"daily","projects":{}}"""));
        Assert.That(statuses, Is.EqualTo([304, 204, 304, 304]));
        Assert.That(refused, Is.EqualTo([422, 406]));
        Assert.That((await ChangeAsync("en"), await TellAsync()), Is.EqualTo((204, "en")));
    }

    [Test]
    public async Task AreRefusedWhenMalformedOrOfProjectsOfOthers()
    {
        var (person, other) = (await PersonAsync(), await PersonAsync());
        var (own, foreign) = (await World.ProjectAsync(moderator: person), await World.ProjectAsync(admin: other));
        Task<Answer> ChangeAsync(object form) => Api.PatchAsync(Path, form, person);

        var words = await ChangeAsync(new { decisions = "maybe", digest = "weekly", projects = new { some_project = "never" } });
        var nothing = await ChangeAsync(new Dictionary<string, object?> { ["decisions"] = null, ["digest"] = null, ["projects"] = null });
        var shape = await ChangeAsync(new { projects = new[] { "off" } });
        var name = await ChangeAsync(new { projects = new Dictionary<string, string> { ["a/b"] = "off" } });
        var many = await ChangeAsync(
            new { projects = Enumerable.Range(0, 101).ToDictionary(number => $"project-{number}", _ => "off", StringComparer.Ordinal) });
        var ofOthers = await ChangeAsync(new { projects = new Dictionary<string, string> { [own] = "off", [foreign] = "off" } });
        var missing = await ChangeAsync(new { decisions = false, projects = new { no_such_project = "off" } });

        Assert.That(words.Errors, Is.EqualTo(["body/decisions", "body/digest", "body/projects/some_project"]));
        Assert.That(nothing.Errors, Is.EqualTo(["body/decisions", "body/digest", "body/projects"]));
        Assert.That((shape.Errors, name.Errors, many.Errors), Is.EqualTo(
            (new[] { "body/projects" }, new[] { "body/projects" }, new[] { "body/projects" })));
        Assert.That((ofOthers.Verdict, missing.Verdict), Is.EqualTo(("404 Project not found", "404 Project not found")));
        Assert.That((await Api.GetAsync(Path, person)).Text, Is.EqualTo("""{"decisions":true,"digest":"daily","projects":{}}"""));
    }

    [Test]
    public async Task AreFoundInAsFewStatementsForManyProjects()
    {
        var person = await PersonAsync();
        var projects = new List<string>();
        for (var count = 0; count < 3; count++)
            projects.Add(await World.ProjectAsync(admin: person));
        async Task<(int Status, int Statements)> ChangeAsync(int count)
        {
            using var activity = new Activity("counted").Start();
            var answer = await Api.PatchAsync(
                Path, new { projects = projects.Take(count).ToDictionary(project => project, _ => "off", StringComparer.Ordinal) }, person);

            // But for who the person is, which is asked once a second.
            return (answer.Status, Host.Application.Log.StatementsOf(activity.TraceId)
                .Count(statement => !statement.Contains("@__usernameKey")));
        }

        var changed = await ChangeAsync(3);
        var (one, three) = (await ChangeAsync(1), await ChangeAsync(3));

        Assert.That((changed.Status, one.Status, three.Status), Is.EqualTo((204, 304, 304)));
        Assert.That(three.Statements, Is.EqualTo(one.Statements));
    }

    [Test]
    public async Task TellNothingOfProjectsThatOneNoLongerLooksAfter()
    {
        var (person, admin) = (await PersonAsync(), await PersonAsync());
        var project = await World.ProjectAsync(admin: admin, moderator: person);
        await Api.PatchAsync(Path, new { projects = new Dictionary<string, string> { [project] = "hourly" } }, person);

        await Api.DeleteAsync($"/projects/{project}/moderators?username={person.Name}", admin);

        Assert.That((await Api.GetAsync(Path, person)).Text, Does.EndWith("""projects":{}}"""));
    }
}
