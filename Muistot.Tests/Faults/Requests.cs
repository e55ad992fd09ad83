using Muistot.Tests.Harness;

namespace Muistot.Tests.Faults;

/// <summary>The requests that loads are made of.</summary>
internal static class Requests
{
    /// <summary>Makes a memory, whose title is the key.</summary>
    internal const string Memory = "memory";

    /// <summary>Makes a memory with an image, whose title is the key.</summary>
    internal const string Photo = "image";

    /// <summary>Makes a site with two entries, whose id is the key.</summary>
    internal const string Site = "site";

    /// <summary>Reads, as anyone, what nobody changes and was read before.</summary>
    internal const string Cached = "cached";

    /// <summary>Reads, as anyone, what was not read before.</summary>
    internal const string Fresh = "fresh";

    /// <summary>Reads with a session.</summary>
    internal const string Own = "own";

    /// <summary>Asks for a login mail, for the address of the key.</summary>
    internal const string Login = "login";

    /// <summary>An image in which there is nothing to remove.</summary>
    internal static readonly byte[] Photograph =
        File.ReadAllBytes(Repository.At("Muistot.Infrastructure", "Demo", "Images", "station.jpg"));

    /// <summary>Requests that make things.</summary>
    internal static Load SendWrites(this Load load, Stage stage) => load
        .Send(Memory, key => stage.Api.PostAsync($"{stage.Site}/memories", new { title = key }, stage.Author))
        .Send(Site, key => stage.Api.PostAsync($"{stage.Busy}/sites", Samples.Site(key, "en"), stage.Author))
        .SendImages(stage);

    /// <summary>Requests that make memories with images.</summary>
    internal static Load SendImages(this Load load, Stage stage, int count = 1) =>
        load.Send(
            Photo, key => stage.Api.PostAsync($"{stage.Site}/memories", new { title = key, image = Convert.ToBase64String(Photograph) },
            stage.Author), count);

    /// <summary>Requests for login mails, a few each second: each becomes a mail.</summary>
    internal static Load SendLogins(this Load load, Stage stage) =>
        load.Send(Login, key => stage.Api.PostAsync($"/auth/email?email={AddressOf(key)}"), pause: TimeSpan.FromMilliseconds(150));

    /// <summary>The address that a mail was asked for to.</summary>
    internal static string AddressOf(string key) => $"{key}@example.com";

    /// <summary>Requests that read.</summary>
    internal static Load SendReads(this Load load, Stage stage) => load
        .Send(Cached, _ => stage.Api.GetAsync(stage.Quiet))
        .Send(Cached, _ => stage.Api.GetAsync($"{stage.Quiet}/sites"))
        .Send(Fresh, key => stage.Api.GetAsync($"{stage.Quiet}/sites?bbox=24,60,25,61.{key.Split('-')[^1]}"))
        .Send(Own, _ => stage.Api.GetAsync("/me", stage.Author));
}
