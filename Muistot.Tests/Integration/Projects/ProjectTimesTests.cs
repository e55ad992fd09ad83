using System.Globalization;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class ProjectTimesTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("2099-06-20T20:59:30Z", "404 Project not found", Description = "Summer time: the day begins at 21 UTC.")]
    [TestCase("2099-06-20T21:00:30Z", "200")]
    [TestCase("2099-06-21T20:59:30Z", "200")]
    [TestCase("2099-06-21T21:00:30Z", "404 Project not found")]
    public Task ADayOfSummerIsAWholeDayInHelsinki(string moment, string verdict) => ShowsAtAsync("2099-06-21", moment, verdict);

    [TestCase("2099-12-20T21:59:30Z", "404 Project not found")]
    [TestCase("2099-12-20T22:00:30Z", "200")]
    [TestCase("2099-12-21T21:59:30Z", "200")]
    [TestCase("2099-12-21T22:00:30Z", "404 Project not found")]
    public Task ADayOfWinterIsAWholeDayInHelsinki(string moment, string verdict) => ShowsAtAsync("2099-12-21", moment, verdict);

    [TestCase("2099-06-21T11:59:30Z", "404 Project not found")]
    [TestCase("2099-06-21T12:00:30Z", "200")]
    [TestCase("2099-06-21T12:59:30Z", "200")]
    [TestCase("2099-06-21T13:00:30Z", "404 Project not found")]
    public async Task MomentsAreExact(string moment, string verdict)
    {
        var project = await ProjectAsync("2099-06-21T15:00:00+03:00", "2099-06-21T13:00:00");

        await AssertShownAtAsync(project, moment, verdict);
    }

    [TestCase("2099-06-21T12:00:00", "2099-06-21T12:00:00Z")]
    [TestCase("2099-06-21T12:00", "2099-06-21T12:00:00Z")]
    [TestCase("2099-06-21T12:00:00.250Z", "2099-06-21T12:00:00.25Z")]
    [TestCase("2099-06-21T12:00:00-02:30", "2099-06-21T14:30:00Z")]
    [TestCase(" 2099-06-21T12:00:00Z ", "2099-06-21T12:00:00Z")]
    [TestCase("2099-06-21T12:00:00+03", "2099-06-21T09:00:00Z")]
    [TestCase("2099-06-21T12:00-0330", "2099-06-21T15:30:00Z")]
    [TestCase("2099-06-21T12:00:00.123456789Z", "2099-06-21T12:00:00.123456Z")]
    [TestCase("2099-06-21 12:00:00,5+02:00", "2099-06-21T10:00:00.5Z")]
    [TestCase("2099-06-21", "2099-06-20T21:00:00Z")]
    [TestCase("2099-12-21", "2099-12-20T22:00:00Z")]
    public async Task AreShownInUtc(string starts, string shown)
    {
        var project = await ProjectAsync(starts, null);

        Assert.That((await Api.GetAsync($"/projects/{project}", admin)).Json["starts"]!.GetValue<string>(), Is.EqualTo(shown));
    }

    [TestCase("0001-01-01", "9999-12-31")]
    [TestCase("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")]
    public async Task MayReachToTheEndsOfTime(string starts, string ends)
    {
        var project = await ProjectAsync(starts, ends);

        Assert.That((await Api.GetAsync($"/projects/{project}")).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync("/projects")).Ids, Is.EqualTo([project]));
    }

    [TestCase("")]
    [TestCase("21.6.2099")]
    [TestCase("2099-6-21")]
    [TestCase("2099-02-29")]
    [TestCase("2099-06-21T25:00:00Z")]
    [TestCase("2099-06-21T12:00:00+25:00")]
    [TestCase("2099-06-21T12:00:00.")]
    [TestCase("2099-06-21T12:00,5Z")]
    [TestCase("2099-06-21T12:00:00.1,5Z")]
    [TestCase("10000-01-01")]
    [TestCase("0000-01-01")]
    [TestCase("0001-01-01T00:00:00+01:00")]
    [TestCase("9999-12-31T23:59:59-01:00")]
    [TestCase("tomorrow")]
    public async Task AreDatesOrMoments(string text)
    {
        var root = await World.PersonAsync(superuser: true);

        var answer = await Api.PatchAsync("/projects/project", new { starts = text, ends = text }, root);

        Assert.That(answer.Errors, Is.EqualTo(["body/ends", "body/starts"]));
    }

    private Person? admin;

    private async Task ShowsAtAsync(string day, string moment, string verdict) =>
        await AssertShownAtAsync(await ProjectAsync(day, day), moment, verdict);

    private async Task<string> ProjectAsync(string? starts, string? ends)
    {
        admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        var changed = await Api.PatchAsync($"/projects/{project}", new { starts, ends }, admin);
        Assert.That(changed.Status, Is.EqualTo(204), changed.ToString());
        return project;
    }

    private async Task AssertShownAtAsync(string project, string moment, string verdict)
    {
        Host.Application.Clock.Ahead = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow();
        var isShown = verdict == "200";

        Assert.That((await Api.GetAsync($"/projects/{project}")).Verdict, Is.EqualTo(verdict));
        Assert.That((await Api.GetAsync($"/projects/{project}/sites")).Verdict, Is.EqualTo(verdict));
        Assert.That((await Api.GetAsync("/projects")).Ids, isShown ? Is.EqualTo([project]) : Is.Empty);
    }
}
