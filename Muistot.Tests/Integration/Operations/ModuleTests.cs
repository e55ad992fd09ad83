using System.Text.Json.Nodes;
using Muistot.Tests.Contract;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>Parts of the service in processes of their own, on one MariaDB and Redis.</summary>
[NeedsServers]
public sealed class ModuleTests() : IntegrationTest(Backend.Production)
{
    [Test]
    public async Task SignInAtOneAndUseTheOther()
    {
        await using var login = await RunningService.StartAsync(Host, ("Modules", "login"));
        await using var data = await RunningService.StartAsync(Host, ("Modules", "data"));
        using var users = new ApiClient(Host.Node(("Modules", "users")).Address);
        var project = await World.ProjectAsync();

        var (name, token) = await new SignIn(login.Api, Host.Mail).OfAsync($"{World.Fresh("mail")}@example.com");
        var person = new Person(0, name, "", token);
        var me = await users.GetAsync("/me", person);
        var site = await data.Api.PostAsync($"/projects/{project}/sites", Samples.Site(World.Fresh("site")), person);
        var signedOut = await users.DeleteAsync("/me/sessions", person);
        var afterwards = new[] { await login.Api.GetAsync("/auth/status", person), await data.Api.GetAsync("/projects", person) };

        Assert.That((me.Status, (string?)me.Json["username"]), Is.EqualTo((200, name)));
        Assert.That((site.Status, signedOut.Status), Is.EqualTo((201, 204)));
        Assert.That(afterwards.Select(answer => answer.Status), Is.All.EqualTo(401));
    }

    [TestCase("login", "/auth", "/me /projects /admin /languages /images /report", "database redis mail")]
    [TestCase("users", "/me", "/auth /projects /admin /languages /images /report", "database redis")]
    [TestCase("ADMIN", "/admin", "/auth /me /projects /languages /images /report", "database redis")]
    [TestCase("data", "/projects /languages /images /report", "/auth /me /admin", "database redis files")]
    [TestCase("data, Login", "/projects /languages /images /report /auth", "/me /admin", "database redis files mail")]
    public async Task DescribeAndWatchWhatTheyServe(string modules, string served, string left, string watched)
    {
        using var api = new ApiClient(Host.Node(("Modules", modules)).Address);

        var document = (await api.GetAsync("/openapi.json")).Json;
        var health = await api.GetAsync("/health/ready");

        var described = document["paths"]!.AsObject().Select(path => $"/{path.Key.Split('/')[1]}").Distinct().ToList();
        Assert.That(described, Is.SupersetOf(served.Split(' ')));
        Assert.That(described.Intersect(left.Split(' ')), Is.Empty);
        Assert.That(health.Status, Is.EqualTo(200));
        Assert.That(health.Json["checks"]!.AsObject().Select(check => check.Key), Is.EquivalentTo(watched.Split(' ')));
    }

    [TestCase("login", "GET", "/projects")]
    [TestCase("login", "GET", "/me")]
    [TestCase("data", "POST", "/auth/email?email=a@example.com")]
    [TestCase("data", "POST", "/admin/publish")]
    [TestCase("users", "GET", "/images/placeholder.jpg")]
    public async Task HaveNothingOfTheOthers(string modules, string method, string path)
    {
        using var api = new ApiClient(Host.Node(("Modules", modules)).Address);

        var answer = await api.SendAsync(new HttpMethod(method), path, null);

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(JsonNode.DeepEquals(answer.Json["error"]!["code"], 404), answer.ToString());
    }

    [TestCase("login,map")]
    [TestCase("none")]
    [TestCase("3")]
    [TestCase("1")]
    [TestCase("all")]
    public async Task MustBeModules(string modules)
    {
        var run = await OperatorProgram.RunAsync(Host, ["serve", "--urls", "http://127.0.0.1:0"], ("Modules", modules));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Errors, Does.Contain("Modules must hold").And.Contain("login, users, admin or data").And.Not.Contain("   at "));
    }
}
