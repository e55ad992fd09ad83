using Muistot.Application.Common;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>
/// A project with a site with a memory, each in some state and with an image. What a request does not reach is published.
/// </summary>
/// <param name="State">The states.</param>
/// <param name="Project">Id of the project.</param>
/// <param name="Site">Id of the site.</param>
/// <param name="Memory">Number of the memory.</param>
/// <param name="Title">Title of the memory, which no other text holds.</param>
/// <param name="Images">Names of the images of the project, the site and the memory.</param>
internal sealed record Stage(State State, string Project, string Site, long Memory, string Title, IReadOnlyList<string> Images)
{
    private const long NoMemory = 999_999_999;

    private static readonly Language Finnish = Language.Of(1);

    /// <summary>True where the project is there, but not for everyone because it is unpublished.</summary>
    public bool IsProjectHidden => State.Project == "hidden";

    /// <summary>Sets it up, with the callers in their roles.</summary>
    /// <param name="world">Where.</param>
    /// <param name="cast">The callers.</param>
    /// <param name="state">The states.</param>
    /// <param name="shelf">Where the files of images are kept; null for images without one.</param>
    public static async Task<Stage> SetAsync(World world, Callers cast, State state, ImageFolder? shelf)
    {
        string[] images = [.. Enumerable.Range(0, State.Depth).Select(_ => $"{Guid.NewGuid():N}.png")];
        var (project, site) = (ProjectIn(state, cast, images[0]), SiteIn(state, cast, images[1]));
        var memory = new Memory
        {
            Title = World.Fresh("muisto"),
            UserId = cast.Of("writer").Id,
            Published = state.Memory != "waiting",
            Image = ImageOf(images[2])
        };
        foreach (var image in shelf is null ? [] : images)
            await shelf!.AddAsync(image, Convert.FromBase64String(Samples.Png));

        site.Memories.Add(memory);
        project.Sites.Add(site);
        if (state.Project != State.Missing)
            await world.InDatabase(db => db.Projects.Add(project));
        if (state.Project != State.Missing && (state.Site == State.Missing || state.Memory == State.Missing))
            await world.InDatabase(db => Delete(db, state, site.Id, memory.Id));
        return new Stage(state, project.Name, site.Name, memory.Id == 0 ? NoMemory : memory.Id, memory.Title, images);
    }

    // What was deleted is to be as what was never there.
    private static void Delete(IMuistotDb db, State state, int site, long memory)
    {
        if (state.Memory == State.Missing)
            db.Memories.Single(row => row.Id == memory).Delete();
        if (state.Site == State.Missing)
            db.Sites.Single(row => row.Id == site).Delete();
    }

    private static Project ProjectIn(State state, Callers cast, string image)
    {
        var project = new Project
        {
            Name = World.Fresh("project"),
            Published = state.Project != "hidden",
            AdminPosting = state.Project == "posting",
            DefaultLanguageId = Finnish.Id,
            Image = ImageOf(image),
        };
        project.TryRun(state.Project == "notbegun" ? NewYear(2100) : null, state.Project == "ended" ? NewYear(2020) : null);
        project.InformationIn(Finnish).Name = "Nimi";
        foreach (var admin in new[] { "admin", "removed" })
            project.Admins.Add(new ProjectAdmin { UserId = cast.Of(admin).Id, CreatedAt = DateTime.UnixEpoch });
        foreach (var moderator in new[] { "mod", "both" })
            project.Moderators.Add(new ProjectModerator { UserId = cast.Of(moderator).Id, CreatedAt = DateTime.UnixEpoch });
        return project;
    }

    private static Site SiteIn(State state, Callers cast, string image)
    {
        var site = new Site
        {
            Name = World.Fresh("site"),
            CreatorId = cast.Of("maker").Id,
            Published = state.Site != "waiting",
            Image = ImageOf(image)
        };
        site.MoveTo(new Location(60.75, 24.56));
        site.InformationIn(Finnish).Name = "Paikka";
        return site;
    }

    private static DateTime NewYear(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static Image ImageOf(string name) => new() { FileName = name };
}
