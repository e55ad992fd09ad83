using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

[OnEveryBackend]
public sealed class CreateSiteTests(Backend backend) : IntegrationTest(backend)
{
    private static object Body(string id) => new { id, info = new { lang = "fi", name = "Satama" }, location = new { lat = 60.15, lon = 24.95 } };

    [Test]
    public async Task WaitsForApproval()
    {
        var (project, user) = (await World.ProjectAsync(), await World.PersonAsync());

        var created = await Api.PostAsync($"/projects/{project}/sites", Body("satama"), user);
        var own = await Api.GetAsync($"/projects/{project}/sites/satama", user);
        var publicly = await Api.GetAsync($"/projects/{project}/sites/satama");

        Assert.That(created.Status, Is.EqualTo(201), created.ToString());
        Assert.That(created.Headers.Location, Is.EqualTo(new Uri($"http://muistot.example/projects/{project}/sites/satama")));
        Assert.That(own.Json["waiting_approval"]!.GetValue<bool>(), Is.True);
        Assert.That(own.Json["creator"]!.GetValue<string>(), Is.EqualTo(user.Name));
        Assert.That((publicly.Status, publicly.Message), Is.EqualTo((404, "Resource not found")));
    }
}
