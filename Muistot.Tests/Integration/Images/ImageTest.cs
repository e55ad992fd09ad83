using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>What can have an image.</summary>
public enum Holder
{
    /// <summary>A project.</summary>
    Project,

    /// <summary>A site.</summary>
    Site,

    /// <summary>A memory.</summary>
    Memory,
}

/// <summary>A test about images and what holds them.</summary>
/// <param name="backend">The backend.</param>
public abstract class ImageTest(Backend backend) : IntegrationTest(backend)
{
    internal static readonly (int Rows, int Files) Nothing = (0, 0);

    internal static string Base64(byte[] image) => Convert.ToBase64String(image);

    /// <summary>A project with a site with a memory, all there for everyone.</summary>
    internal async Task<Scene> SceneAsync()
    {
        var (admin, moderator, maker, writer) = (await World.PersonAsync(), await World.PersonAsync(), await World.PersonAsync(),
            await World.PersonAsync());
        var project = await World.ProjectAsync(admin: admin, moderator: moderator, autoPublish: true);
        var site = await World.SiteAsync(project, creator: maker);
        return new Scene(admin, moderator, maker, writer, project, site, await World.MemoryAsync(project, site, writer));
    }

    /// <summary>Gives something that is there an image, or takes it away.</summary>
    internal Task<Answer> ChangeAsync(Scene scene, Holder holder, string? image) =>
        Api.PatchAsync(scene.PathOf(holder), new { image }, scene.OwnerOf(holder));

    /// <summary>Makes something with an image.</summary>
    internal Task<Answer> CreateAsync(Scene scene, Holder holder, string image, Person? by = null) => holder switch
    {
        Holder.Project => Api.PostAsync("/projects", new { id = World.Fresh("project"), info = new { lang = "fi", name = "Nimi" }, image },
            by ?? scene.Admin),
        Holder.Site => Api.PostAsync($"/projects/{scene.Project}/sites", Site(World.Fresh("site"), image), by ?? scene.Maker),
        _ => Api.PostAsync($"{scene.PathOf(Holder.Site)}/memories", new { title = "Muisto", image }, by ?? scene.Writer),
    };

    internal static object Site(string id, string image) =>
        new { id, info = new { lang = "fi", name = "Paikka" }, location = new { lat = 60, lon = 24 }, image };

    /// <summary>Gives something an image.</summary>
    /// <returns>The image's name.</returns>
    internal async Task<string> GiveAsync(Scene scene, Holder holder, byte[] image)
    {
        var answer = await ChangeAsync(scene, holder, Base64(image));
        Assert.That(answer.Status, Is.EqualTo(204), answer.ToString());
        return (await ImageOfAsync(scene.PathOf(holder), scene.Admin))!;
    }

    /// <summary>The name of the image that something has.</summary>
    internal async Task<string?> ImageOfAsync(string path, Person? by = null) =>
        (await Api.GetAsync(path, by)).Json["image"]?.GetValue<string>();

    /// <summary>How many images are stored: rows of the database, and files.</summary>
    internal async Task<(int Rows, int Files)> StoredAsync() =>
        (await World.Read(db => db.Images.CountAsync()), Host.Images.Names.Count);

    /// <summary>Asserts that there is no such image, as far as callers can tell.</summary>
    internal static void AssertUnknown(Answer answer, string? message = null)
    {
        Assert.That(answer.Status, Is.EqualTo(303), message ?? answer.ToString());
        Assert.That(answer.Headers.Location, Is.EqualTo(new Uri("http://muistot.example/images/placeholder.jpg")), message);
    }
}

/// <summary>Something of each kind that can have an image, and the people around it.</summary>
internal sealed record Scene(Person Admin, Person Moderator, Person Maker, Person Writer, string Project, string Site, long Memory)
{
    /// <summary>Where something is.</summary>
    public string PathOf(Holder holder) => holder switch
    {
        Holder.Project => $"/projects/{Project}",
        Holder.Site => $"/projects/{Project}/sites/{Site}",
        _ => $"/projects/{Project}/sites/{Site}/memories/{Memory}",
    };

    /// <summary>Who may change it.</summary>
    public Person OwnerOf(Holder holder) => holder switch
    {
        Holder.Project => Admin,
        Holder.Site => Maker,
        _ => Writer,
    };
}
