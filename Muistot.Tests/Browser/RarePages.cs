using Muistot.Tests.Harness;

namespace Muistot.Tests.Browser;

/// <summary>Runs parts of <c>clients/web/driving/more.mjs</c>, among the people of the demo content.</summary>
internal static class RarePages
{
    /// <summary>Starts a service, and runs parts of the script on it.</summary>
    /// <param name="backend">What the service runs on.</param>
    /// <param name="parts">Names of the parts, with commas between.</param>
    public static async Task RunAsync(Backend backend, string parts)
    {
        await using var host = await TestHost.PrepareAsync(backend);
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

        await Driving.RunAsync("more.mjs", backend, application.Address, host.Folder, mails, parts);
    }
}
