using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

/// <summary>Where <c>Projects:AllowUserCreation</c> is set.</summary>
[OnEveryBackend]
public sealed class UserCreationTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task LetsEveryoneMakeProjectsAndAdministerThem()
    {
        await using var application = TestApplication.Start(new Dictionary<string,
            string>(Host.Settings)
        { ["Projects:AllowUserCreation"] = "true" });
        var world = new World(application.Services);
        using var api = new ApiClient(application.Address);
        var (maker, other, root) = (await world.PersonAsync(), await world.PersonAsync(), await world.PersonAsync(superuser: true));

        var anonymous = await api.PostAsync("/projects", Samples.Project("satama"));
        var created = await api.PostAsync("/projects",
            new { id = "satama", info = new { lang = "fi", name = "Satama" }, admins = new[] { other.Name } }, maker);
        var again = await api.PostAsync("/projects", Samples.Project("satama"), await world.PersonAsync());
        var admins = (await api.GetAsync("/projects/satama", maker)).Json["admins"]!.AsArray()
            .Select(name => name!.GetValue<string>()).ToList();
        var published = await api.PostAsync("/projects/satama/publish?publish=true", null, maker);
        var bySuperuser = await api.PostAsync("/projects", Samples.Project("kirkko"), root);

        Assert.That((anonymous.Verdict, created.Verdict, again.Verdict),
            Is.EqualTo(("401 Unauthorized", "201", "409 Resource already exists")));
        Assert.That(admins, Is.EquivalentTo([other.Name, maker.Name]));
        Assert.That((published.Verdict, bySuperuser.Verdict), Is.EqualTo(("204", "201")));
    }
}
