using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Moderation;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>What people are told that they may do in the service as a whole is what they may do there.</summary>
[OnEveryBackend]
public sealed class ServicePermissionsTests(Backend backend) : IntegrationTest(backend)
{
    private const string Path = "/me?include=permissions";

    [Test]
    public async Task AreWhatTheCommandsLetThrough()
    {
        var cast = await Cast.GatherAsync(World);

        var people = new[] { cast.User, cast.ForeignAdmin, cast.Maker, cast.Moderator, cast.Admin };
        var made = await cast.AskAsync(by => Api.PostAsync("/projects", Samples.Project(World.Fresh("satama")), by));
        var blocked = await cast.AskAsync(async by => await Api.PutAsync(Blocks.Of(await World.PersonAsync()), by));

        Assert.That(await Task.WhenAll(people.Select(person => ToldAsync(person))), Is.All.EqualTo("[]"));
        Assert.That(await ToldAsync(cast.Superuser), Is.EqualTo("""["administer","post"]"""));
        Assert.That((made.Superuser, blocked.Superuser), Is.EqualTo(("201", "201")));
        Assert.That(
            new[] { made.User, made.ForeignAdmin, made.Maker, made.Moderator, made.Admin, blocked.User, blocked.Moderator, blocked.Admin },
            Is.All.StartsWith("403"));
        Assert.That((await Api.GetAsync("/me", cast.Superuser)).Json["permissions"], Is.Null);
    }

    [Test]
    public async Task OfEveryoneWhereEveryoneMakesProjects()
    {
        await using var application = TestApplication.Start(new Dictionary<string, string>(Host.Settings)
        {
            ["Projects:AllowUserCreation"] = "true",
        });
        var world = new World(application.Services);
        using var api = new ApiClient(application.Address);
        var (user, root) = (await world.PersonAsync(), await world.PersonAsync(superuser: true));

        var before = await ToldAsync(user, api);
        await api.PutAsync(Blocks.Of(user), root);

        Assert.That((before, await ToldAsync(user, api)), Is.EqualTo(("""["post"]""", "[]")));
    }

    private async Task<string> ToldAsync(Person by, ApiClient? api = null) =>
        (await (api ?? Api).GetAsync(Path, by)).Json["permissions"]!.ToJsonString();
}
