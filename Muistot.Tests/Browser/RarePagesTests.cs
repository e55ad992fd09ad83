using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>
/// What people do more rarely, and what happens to them: no network or a slow one, an ended session, what they had begun to write
/// (<c>clients/web/driving/more.mjs</c>). Its other parts, which take as long again twice, are run by hand.
/// </summary>
[NeedsServers]
[Parallelizable(ParallelScope.Self)]
public sealed class RarePagesTests
{
    // The first one makes the project that the others are about.
    private const string Parts = "projects,writing,slow";

    [Test]
    public async Task LetPeopleDoWhatSeldomHappens()
    {
        await using var host = await TestHost.PrepareAsync(Backend.Production);
        var mails = Directory.CreateDirectory(Path.Combine(host.Folder, "letters")).FullName;
        await using var application = TestApplication.Start(new Dictionary<string, string>(host.Settings)
        {
            ["Mail:Driver"] = "Pickup",
            ["Mail:PickupDirectory"] = mails,
        });
        var world = new World(application.Services);
        await world.PersonAsync("Aino Saarela");
        foreach (var (name, email) in new[]
        {
            ("Tuula Hietala", "tuula.hietala"), ("Kaarina_47", "kaarina.salo"), ("UtuinenKoivu#0461", "utuinen.koivu"),
        })
            await world.PersonAsync(name, email: $"{email}@example.com");

        await Driving.RunAsync("more.mjs", application.Address, host.Folder, mails, Parts);
    }
}
