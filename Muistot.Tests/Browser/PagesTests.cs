using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>
/// People read the map and a site, sign in, write, and look after what others write, in Chromium. Nothing that they see breaks a rule of
/// axe-core, the policy of the page is never violated, and nothing is complained about in the console
/// (<c>clients/web/driving/tasks.mjs</c>).
/// </summary>
/// <param name="backend">What the service runs on.</param>
[OnEveryBackend]
[Parallelizable(ParallelScope.Self)]
public sealed class PagesTests(Backend backend)
{
    [Test]
    public async Task LetPeopleDoWhatTheyCameFor()
    {
        await using var host = await TestHost.StartAsync(backend);
        var world = new World(host.Application.Services);
        var (writer, admin) = (await world.PersonAsync(), await world.PersonAsync());
        var project = await world.ProjectAsync(admin: admin);
        var site = await world.SiteAsync(project);
        foreach (var title in new[] { "Yksi", "Kaksi", "Kolme" })
            await world.MemoryAsync(project, site, by: null, published: false, title);
        using var api = new ApiClient(host.Application.Address);
        await api.PostAsync($"/auth/email?email={writer.Email}");
        var link = Mailbox.FragmentOf(await host.Mail.WaitAsync(writer.Email));

        await Driving.RunAsync("tasks.mjs", backend, host.Application.Address, host.Folder, project, "Paikka", link, admin.Token);
    }
}
